import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compare } from './compare.ts';
import type { Cost } from './measure.ts';
import { makeCards, makePhotographs, pictureRows } from './pictures.ts';
import { makeSearched, searchBytes, searchRows } from './search.ts';

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    photographs: { type: 'string', default: '100' },
    cards: { type: 'string', default: '1000' },
    searched: { type: 'string', default: '10000' },
    /** Which tables to make. */
    only: { type: 'string', default: 'compare,pictures,search' },
    /** Whom to compare with, where they are installed: hugo, eleventy, hexo, jekyll. */
    against: { type: 'string', default: 'hugo' },
  },
});

const cli = path.resolve(import.meta.dirname, 'cli.js');
const seed = Number(values.seed);
const folder = mkdtempSync(path.join(os.tmpdir(), 'tinta-bench-'));

/** Runs rows one after the other and prints what each cost. */
function printRows(what: string, rows: readonly { name: string; run: () => Cost }[]): void {
  for (const { name, run } of rows) {
    const { wall, cpu, peak } = run();
    const figures = [wall.toFixed(2), cpu.toFixed(2), peak.toFixed(0)];
    console.log(`${`${what}, ${name}`.padEnd(50)}${figures.map((figure) => figure.padStart(10)).join('')}`);
  }
}

const heading = `\n${' '.repeat(50)}    wall s     CPU s   peak MB`;

/** The tables of the benchmark, in the order in which they are made. */
const tables: { readonly [name: string]: () => void | Promise<void> } = {
  compare: () =>
    compare({
      cli,
      folder,
      count: Number(values.posts),
      runs: Number(values.runs),
      seed,
      against: values.against.split(',').filter((name) => name !== ''),
    }),
  async pictures() {
    const [photographs, cards] = [Number(values.photographs), Number(values.cards)];
    console.log(heading);
    const shown = await makePhotographs(path.join(folder, 'photographs'), photographs);
    printRows(`${photographs} photographs of 12 megapixels`, pictureRows(shown, cli));
    printRows(`${cards} cards`, pictureRows(await makeCards(path.join(folder, 'cards'), cards), cli));
  },
  search() {
    const count = Number(values.searched);
    console.log(heading);
    const blog = makeSearched(path.join(folder, 'searched'), count, seed);
    printRows(`search in ${count} posts`, searchRows(blog, cli));
    console.log(searchBytes(blog).join('\n'));
  },
};

for (const [name, make] of Object.entries(tables)) if (values.only.split(',').includes(name)) await make();
rmSync(folder, { recursive: true, force: true });
