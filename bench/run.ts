import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeHugoSite } from './hugo-site.ts';
import { makePosts } from './make-posts.ts';
import { makeCards, makePhotographs, pictureRows } from './pictures.ts';
import { type Cost, measure, median } from './measure.ts';

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    photographs: { type: 'string', default: '100' },
    cards: { type: 'string', default: '1000' },
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

const build = (...options: string[]) => measure([process.execPath, cli, 'build', blog, ...options], blog);
const aPost = path.join(blog, 'posts', readdirSync(path.join(blog, 'posts'))[Math.floor(count / 2)] ?? '');

function removeOutput(): void {
  for (const name of ['_site', '.tinta']) rmSync(path.join(blog, name), { recursive: true, force: true });
}

/** Changes a post for good, differently each time. */
function edit(change: (text: string, stamp: string) => string): void {
  writeFileSync(aPost, change(readFileSync(aPost, 'utf8'), `${process.hrtime.bigint()}`));
}

/** The commands in turn, so that a change of the machine's mood hits all of them. */
const rows: readonly { name: string; run: () => Cost }[] = [
  { name: 'Tinta, cold', run: () => (removeOutput(), build()) },
  { name: 'Tinta, nothing changed', run: () => build() },
  { name: 'Tinta, one body edited', run: () => (edit((text, stamp) => `${text}\n${stamp}\n`), build()) },
  {
    name: 'Tinta, one title edited',
    run: () => (edit((text, stamp) => text.replace(/^title: ".*"$/m, `title: "Edited ${stamp}"`)), build()),
  },
  { name: 'Tinta, cold, one thread', run: () => (removeOutput(), build('--jobs', '1')) },
  {
    name: 'Hugo',
    run: () => {
      for (const name of ['public', 'resources'])
        rmSync(path.join(hugo, name), { recursive: true, force: true });
      return measure(['hugo', '--quiet'], hugo);
    },
  },
  {
    name: 'cp -r of the output',
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

const blogs = [
  {
    what: `${values.photographs} photographs of 12 megapixels`,
    blog: makePhotographs(path.join(folder, 'photographs'), Number(values.photographs)),
  },
  { what: `${values.cards} cards`, blog: makeCards(path.join(folder, 'cards'), Number(values.cards)) },
];
console.log('\n                                                  wall s     CPU s   peak MB');
for (const { what, blog } of blogs) {
  for (const { name, run } of pictureRows(await blog, cli)) {
    const { wall, cpu, peak } = run();
    const figures = [wall.toFixed(2), cpu.toFixed(2), peak.toFixed(0)];
    console.log(`${`${what}, ${name}`.padEnd(46)}${figures.map((figure) => figure.padStart(10)).join('')}`);
  }
}
rmSync(folder, { recursive: true, force: true });
