import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeHugoSite } from './hugo-site.ts';
import { makePosts } from './make-posts.ts';
import { type Cost, measure, median } from './measure.ts';

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
  },
});

const cli = path.resolve(import.meta.dirname, 'cli.js');
const count = Number(values.posts);
const runs = Number(values.runs);
const folder = mkdtempSync(path.join(os.tmpdir(), 'tinta-bench-'));
const blog = path.join(folder, 'blog');
const hugo = path.join(folder, 'hugo');
const copy = path.join(folder, 'copy');

makePosts(path.join(blog, 'posts'), { count, seed: Number(values.seed) });
writeFileSync(
  path.join(blog, 'site.yml'),
  'title: Bench\nurl: https://bench.example\nper_page: 20\nfeeds: {formats: [rss]}\n',
);
mkdirSync(hugo);
makeHugoSite(hugo, path.join(blog, 'posts'));

/** The commands in turn, so that a change of the machine's mood hits all of them. */
const rows: readonly { name: string; run: () => Cost }[] = [
  {
    name: 'Tinta, cold',
    run: () => {
      rmSync(path.join(blog, '_site'), { recursive: true, force: true });
      return measure([process.execPath, cli, 'build', blog], blog);
    },
  },
  { name: 'Tinta, again', run: () => measure([process.execPath, cli, 'build', blog], blog) },
  {
    name: 'Hugo',
    run: () => {
      rmSync(path.join(hugo, 'public'), { recursive: true, force: true });
      rmSync(path.join(hugo, 'resources'), { recursive: true, force: true });
      return measure(['hugo', '--quiet'], hugo);
    },
  },
  {
    name: 'cp -r of Tinta’s output',
    run: () => {
      rmSync(copy, { recursive: true, force: true });
      return measure(['cp', '-r', path.join(blog, '_site'), copy], folder);
    },
  },
];

const costs = new Map<string, Cost[]>(rows.map(({ name }) => [name, []]));
for (let run = 0; run < runs; run++) for (const { name, run: once } of rows) costs.get(name)?.push(once());

const hugoWall = median(costs.get('Hugo') ?? []).wall;
console.log(
  `${count} posts, seed ${values.seed}, medians of ${runs} runs, Node ${process.version}, ${os.cpus().length} cores`,
);
console.log('                              wall s     CPU s   peak MB   wall/Hugo');
for (const [name, measured] of costs) {
  const { wall, cpu, peak } = median(measured);
  const figures = [wall.toFixed(2), cpu.toFixed(2), peak.toFixed(0), (wall / hugoWall).toFixed(3)];
  console.log(`${name.padEnd(26)}${figures.map((figure) => figure.padStart(10)).join('')}`);
}
rmSync(folder, { recursive: true, force: true });
