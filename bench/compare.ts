import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bareLayouts } from './bare-layouts.ts';
import { makePosts } from './make-posts.ts';
import { type Cost, measure, median } from './measure.ts';
import { putAside } from './put-aside.ts';
import { findRivals, layOut, type Rival } from './rivals.ts';

/** What is measured, where, how often, and against whom. */
export interface Comparison {
  readonly cli: string;
  readonly folder: string;
  readonly count: number;
  readonly runs: number;
  readonly seed: number;
  /** Names of rivals; those that are not installed are left out. */
  readonly against: readonly string[];
}

/** A command that is measured. */
interface Row {
  readonly name: string;
  readonly run: () => Cost;
  /** Whether it is one of those that are measured in turn after all others: they replace files of a finished site. */
  readonly isEdit?: boolean;
}

/** Builds the same posts with Tinta and its rivals, in turn, and prints what each cost. */
export function compare(comparison: Comparison): void {
  const { folder, count, runs, seed } = comparison;
  const rivals = findRivals(comparison.against);
  const blog = makeBlog(path.join(folder, 'blog'), comparison);
  const bareBlog = makeBareBlog(path.join(folder, 'bare'), blog);
  const jekyllBlog = makeJekyllBlog(path.join(folder, 'jekyll-blog'), blog);
  const copies = path.join(folder, 'copies');
  mkdirSync(copies);
  const rows: readonly Row[] = [
    ...tintaRows(blog, comparison),
    {
      name: 'Tinta, cold, bare layouts',
      run: () => {
        putAside(bareBlog, ['_site', '.tinta']);
        return measure([process.execPath, comparison.cli, 'build', bareBlog], bareBlog);
      },
    },
    {
      name: 'Tinta, cold, Jekyll blog',
      run: () => {
        putAside(jekyllBlog, ['_site', '.tinta']);
        return measure([process.execPath, comparison.cli, 'build', jekyllBlog], jekyllBlog);
      },
    },
    ...rivals.map((rival) => rivalRow(rival, path.join(folder, rival.name), path.join(blog, 'posts'))),
    {
      name: 'its libraries, one thread',
      run: () => {
        putAside(copies, ['alone']);
        const program = path.resolve(import.meta.dirname, 'libraries-alone.cjs');
        return measure(
          [process.execPath, program, path.join(blog, 'posts'), path.join(copies, 'alone')],
          folder,
        );
      },
    },
    {
      name: 'cp -r of the output',
      run: () => {
        putAside(copies, ['site']);
        return measure(['cp', '-r', path.join(blog, '_site'), path.join(copies, 'site')], folder);
      },
    },
  ];
  const costs = new Map<string, Cost[]>(rows.map(({ name }) => [name, []]));
  // The commands in turn, so that a change of the machine's mood hits all of them. Edits come after all else, for the
  // reason that `putAside` gives: thousands of files that they replace would slow down whoever writes next, for minutes.
  for (const isEdit of [false, true]) {
    const these = rows.filter((row) => (row.isEdit ?? false) === isEdit);
    for (let run = 0; run < runs; run++)
      for (const { name, run: once } of these) costs.get(name)?.push(once());
  }
  const medians = new Map([...costs].map(([name, measured]) => [name, median(measured)]));
  const cells = (...texts: readonly string[]): string => texts.map((text) => text.padStart(13)).join('');
  console.log(
    `${count} posts, seed ${seed}, medians of ${runs} runs, Node ${process.version}, ${os.cpus().length} cores`,
  );
  console.log(''.padEnd(26) + cells('wall s', 'CPU s', 'peak MB', ...rivals.map(({ name }) => `/${name}`)));
  for (const [name, { wall, cpu, peak }] of medians) {
    const ratios = rivals.map((rival) => (wall / (medians.get(rival.name)?.wall ?? Number.NaN)).toFixed(3));
    console.log(name.padEnd(26) + cells(wall.toFixed(2), cpu.toFixed(2), peak.toFixed(0), ...ratios));
  }
}

/** The rivals make no index to search in and no cards; what ours cost has tables of their own. */
const site = (description: string): string =>
  `title: Bench\nurl: https://bench.example\ndescription: ${description}\nper_page: 20\nfeeds: {formats: [rss]}\nsearch: false\ncards: false\n`;

function makeBlog(blog: string, { count, seed }: Comparison): string {
  makePosts(path.join(blog, 'posts'), { count, seed });
  writeFileSync(path.join(blog, 'site.yml'), site('A measure.'));
  mkdirSync(path.join(blog, 'layouts'));
  cpSync('layouts/post.njk', path.join(blog, 'layouts/post.njk'));
  return blog;
}

/** The same posts with layouts that show no more of them than those of the rivals do. */
function makeBareBlog(bare: string, blog: string): string {
  layOut(bare, path.join(blog, 'posts'), 'posts', bareLayouts);
  writeFileSync(path.join(bare, 'site.yml'), `${site('A measure.')}archive: false\n`);
  return bare;
}

/** The same posts as a Jekyll blog, whose ways of reading they are then read in. */
function makeJekyllBlog(jekyllBlog: string, blog: string): string {
  layOut(jekyllBlog, path.join(blog, 'posts'), '_posts', {
    '_config.yml': `${site('A measure.')}paginate: 20\n`,
  });
  return jekyllBlog;
}

function tintaRows(blog: string, { cli, count }: Comparison): readonly Row[] {
  const build = (...options: string[]) => measure([process.execPath, cli, 'build', blog, ...options], blog);
  const cold = (...options: string[]) => {
    putAside(blog, ['_site', '.tinta']);
    return build(...options);
  };
  const aPost = path.join(blog, 'posts', readdirSync(path.join(blog, 'posts'))[Math.floor(count / 2)] ?? '');
  const stamp = (): string => String(process.hrtime.bigint());
  const edit = (change: (text: string) => string): void =>
    writeFileSync(aPost, change(readFileSync(aPost, 'utf8')));
  const edits: { readonly [what: string]: () => void } = {
    'nothing changed': () => {},
    'one body edited': () => edit((text) => `${text}\n${stamp()}\n`),
    'one title edited': () => edit((text) => text.replace(/^title: ".*"$/m, `title: "Edited ${stamp()}"`)),
    'one tag added': () => edit((text) => text.replace(/^tags: \[/m, `tags: [t${stamp()}, `)),
    'a layout edited': () => appendFileSync(path.join(blog, 'layouts/post.njk'), '{# edited #}'),
    'site.yml edited': () => writeFileSync(path.join(blog, 'site.yml'), site(`${stamp()}.`)),
  };
  return [
    { name: 'Tinta, cold', run: () => cold() },
    { name: 'Tinta, cold, one thread', run: () => cold('--jobs', '1') },
    ...Object.entries(edits).map(([what, change]) => ({
      name: `Tinta, ${what}`,
      run: () => (change(), build()),
      isEdit: true,
    })),
  ];
}

function rivalRow(rival: Rival, site: string, posts: string): Row {
  rival.makeSite(site, posts);
  return {
    name: rival.name,
    run() {
      putAside(site, rival.leaves);
      return measure(rival.command, site);
    },
  };
}
