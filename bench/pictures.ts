import { appendFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { makePosts } from './make-posts.ts';
import { type Cost, measure } from './measure.ts';
import { putAside } from './put-aside.ts';

const site = 'title: Bench\nurl: https://bench.example\nauthor: Ana\n';

/** A blog of posts with one photograph of 12 megapixels each, all different, as grainy as a camera's. */
export async function makePhotographs(blog: string, count: number): Promise<string> {
  for (const name of ['posts', 'assets']) mkdirSync(path.join(blog, name), { recursive: true });
  writeFileSync(path.join(blog, 'site.yml'), `${site}cards: false\n`);
  const noise = { type: 'gaussian', mean: 128, sigma: 24 } as const;
  const grain = { create: { width: 4000, height: 3000, channels: 3 as const, background: '#777', noise } };
  const photograph = await sharp(grain).blur(1.2).jpeg({ quality: 88 }).toBuffer();
  for (let index = 0; index < count; index++) {
    // A comment makes each a file of its own; the pixels cost the same.
    const comment = Buffer.from(String(index).padStart(8, '0'));
    const [start, rest] = [photograph.subarray(0, 2), photograph.subarray(2)];
    const bytes = Buffer.concat([start, Buffer.from([0xff, 0xfe, 0, 2 + comment.length]), comment, rest]);
    writeFileSync(path.join(blog, 'assets', `p${String(index)}.jpg`), bytes);
    writeFileSync(
      path.join(blog, 'posts', `2024-01-02-p${String(index)}.md`),
      `Words.\n\n![A picture](/assets/p${String(index)}.jpg)\n`,
    );
  }
  return blog;
}

/** A blog of posts without pictures, beside which what draws cards is installed. */
export function makeCards(blog: string, count: number): Promise<string> {
  makePosts(path.join(blog, 'posts'), { count, seed: 1 });
  writeFileSync(path.join(blog, 'site.yml'), site);
  symlinkSync(path.resolve('node_modules'), path.join(blog, 'node_modules'));
  return Promise.resolve(blog);
}

/** What a build of such a blog costs: the first, one with the cache alone, one with nothing to do, one after an edit. */
export function pictureRows(blog: string, cli: string): readonly { name: string; run: () => Cost }[] {
  const build = () => measure([process.execPath, cli, 'build', blog], blog);
  const drop = (...names: readonly string[]) => putAside(blog, names);
  return [
    { name: 'cold', run: () => (drop('_site', '.tinta'), build()) },
    { name: 'cached', run: () => (drop('_site'), build()) },
    { name: 'unchanged', run: build },
    { name: 'one changed', run: () => (changeOne(blog), build()) },
  ];
}

/** A photograph becomes another, or a post gets another title. */
function changeOne(blog: string): void {
  const photograph = path.join(blog, 'assets/p0.jpg');
  if (readdirSync(blog).includes('assets')) appendFileSync(photograph, '.');
  else {
    const [name = ''] = readdirSync(path.join(blog, 'posts'));
    const post = path.join(blog, 'posts', name);
    writeFileSync(post, readFileSync(post, 'utf8').replace(/^title: ".*"$/m, 'title: "Another"'));
  }
}
