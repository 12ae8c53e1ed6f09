import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeHugoSite } from './hugo-site.ts';
import { makePosts } from './make-posts.ts';
import { type Cost, measure, median } from './measure.ts';

/** What is measured, where, and how often. */
export interface Comparison {
  readonly cli: string;
  readonly folder: string;
  readonly count: number;
  readonly runs: number;
  readonly seed: number;
}

/** Builds the same posts with Tinta and with Hugo, in turn, and prints what each cost. */
export function compareWithHugo({ cli, folder, count, runs, seed }: Comparison): void {
  const blog = path.join(folder, 'blog');
  const hugo = path.join(folder, 'hugo');
  const copy = path.join(folder, 'copy');

  makePosts(path.join(blog, 'posts'), { count, seed });
  writeFileSync(
    path.join(blog, 'site.yml'),
    // Hugo makes no index to search in; what ours costs has a table of its own.
    'title: Bench\nurl: https://bench.example\nper_page: 20\nfeeds: {formats: [rss]}\nsearch: false\n',
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
    `${count} posts, seed ${seed}, medians of ${runs} runs, Node ${process.version}, ${os.cpus().length} cores`,
  );
  console.log('                              wall s     CPU s   peak MB   wall/Hugo');
  for (const [name, measured] of costs) {
    const { wall, cpu, peak } = median(measured);
    const figures = [wall.toFixed(2), cpu.toFixed(2), peak.toFixed(0), (wall / hugoWall).toFixed(3)];
    console.log(`${name.padEnd(26)}${figures.map((figure) => figure.padStart(10)).join('')}`);
  }
}
