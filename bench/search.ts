import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { makePosts } from './make-posts.ts';
import { type Cost, measure } from './measure.ts';
import { putAside } from './put-aside.ts';

const site =
  'title: Bench\nurl: https://bench.example\nper_page: 20\nfeeds: {formats: [rss]}\ncards: false\n';

/** A blog of so many posts that can be searched. */
export function makeSearched(blog: string, count: number, seed: number): string {
  mkdirSync(blog, { recursive: true });
  makePosts(path.join(blog, 'posts'), { count, seed });
  writeFileSync(path.join(blog, 'site.yml'), site);
  return blog;
}

/** What such a blog costs to build, beside what it costs without the search. */
export function searchRows(blog: string, cli: string): readonly { name: string; run: () => Cost }[] {
  const build = () => measure([process.execPath, cli, 'build', blog], blog);
  const drop = (...names: readonly string[]) => putAside(blog, names);
  const say = (search: boolean) => writeFileSync(path.join(blog, 'site.yml'), `${site}search: ${search}\n`);
  const [post = ''] = readdirSync(path.join(blog, 'posts'));
  const edit = () =>
    appendFileSync(path.join(blog, 'posts', post), `\nAnd word${process.hrtime.bigint().toString(36)}.\n`);
  return [
    { name: 'without it, cold', run: () => (say(false), drop('_site', '.tinta'), build()) },
    { name: 'without it, one body edited', run: () => (edit(), build()) },
    { name: 'cold', run: () => (say(true), drop('_site', '.tinta'), build()) },
    { name: 'index lost, cached', run: () => (drop('_site/search'), build()) },
    { name: 'unchanged', run: build },
    { name: 'one body edited', run: () => (edit(), build()) },
  ];
}

/** What readers fetch of the index, compressed, in bytes: by kind of file the number, the median and the largest. */
export function searchBytes(blog: string): readonly string[] {
  const folder = path.join(blog, '_site/search');
  const sizes = (start: string) =>
    readdirSync(folder)
      .filter((name) => name.startsWith(start))
      .map((name) => gzipSync(readFileSync(path.join(folder, name))).length)
      .toSorted((a, b) => a - b);
  return ['index.json', 'words-', 'posts-'].map((kind) => {
    const found = sizes(kind);
    const [median = 0, largest = 0] = [found[Math.floor(found.length / 2)], found.at(-1)];
    return `${kind.padEnd(10)} ${String(found.length)} files, ${String(median)} bytes in the middle, ${String(largest)} at most`;
  });
}
