import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from '../../src/build/build.ts';
import { importKinds } from '../../src/import/import-kinds.ts';
import type { ImportReport } from '../../src/import/import-report.ts';
import { repository, type TestBlog, temporaryFolder } from '../support/site.ts';

/** What became of a blog, and the new one's files. */
interface Imported {
  readonly report: ImportReport;
  readonly read: (file: string) => string;
  readonly has: (file: string) => boolean;
  readonly target: string;
}

/** Imports a Jekyll blog on New Year's Day of 2026. */
export function imported(blog: TestBlog): Promise<Imported> {
  return importedFrom('jekyll', blog.root);
}

/** Imports a blog of any generator, a folder or a file, on New Year's Day of 2026. */
export async function importedFrom(kind: string, source: string): Promise<Imported> {
  const target = path.join(temporaryFolder(), 'native');
  const importBlog = await importKinds[kind]?.open();
  if (importBlog === undefined) throw new Error(`nothing imports ${kind}`);
  const report = await importBlog({
    source,
    target,
    theme: repository,
    now: new Date('2026-01-01'),
    version: 'test',
  });
  const read = (file: string) => readFileSync(path.join(target, file), 'utf8');
  return { report, read, has: (file) => existsSync(path.join(target, file)), target };
}

/** Builds a blog that was imported, with the theme, on the same day. */
export function builtAt(blog: string, out: string): ReturnType<typeof build> {
  return build({ roots: { blog, theme: repository }, out, now: new Date('2026-01-01'), version: 'test' });
}
