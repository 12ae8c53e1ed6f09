import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../../src/types/diagnostic.ts';
import { readFolder, repository, type TestBlog } from './site.ts';

/** What a clean build of the blog as it is now tells, and makes; nothing where it has errors. */
export interface CleanBuild {
  readonly diagnostics: readonly Diagnostic[];
  readonly files: ReadonlyMap<string, string> | null;
}

/** The last ones by what they were made of: many scenarios come from one blog, and to one in more ways than one. */
const known = new Map<string, Promise<CleanBuild>>();
const kept = 50;

/** What a clean build makes of a blog with the default theme, drafts and posts of the future. */
export function cleanBuild(blog: TestBlog, now: Date): Promise<CleanBuild> {
  const key = JSON.stringify([now, [...sourcesIn(blog.root, '')]]);
  const clean = known.get(key) ?? buildClean(blog, now);
  known.set(key, clean);
  const [oldest = key] = known.keys();
  if (known.size > kept) known.delete(oldest);
  return clean;
}

async function buildClean(blog: TestBlog, now: Date): Promise<CleanBuild> {
  const out = path.join(blog.root, '../clean');
  const options = { out, cache: undefined, clean: true, drafts: true, future: true, now };
  const report = await blog.build({ ...options, roots: { blog: blog.root, theme: repository } });
  return { diagnostics: report.diagnostics, files: report.isDone ? readFolder(out) : null };
}

/** Every file and folder of a blog and every link in it, with what it holds, but what builds and git keep there. */
function* sourcesIn(root: string, folder: string): Generator<readonly [string, string | null]> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (['_site', '.tinta', '.git'].includes(file)) continue;
    if (entry.isDirectory()) {
      yield [file, null];
      yield* sourcesIn(root, file);
    } else
      yield [
        file,
        entry.isSymbolicLink()
          ? readlinkSync(path.join(root, file))
          : readFileSync(path.join(root, file), 'latin1'),
      ];
  }
}
