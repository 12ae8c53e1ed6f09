import { hasErrors } from '../diagnostics/diagnostic.ts';
import { compareAddresses } from './compare-addresses.ts';
import type { ForeignBlog } from './foreign-blog.ts';
import type { ImportOptions } from './import-options.ts';
import { type ImportReport, nothingMade } from './import-report.ts';
import { withOwnPaths } from './own-paths.ts';
import { readSettings } from './read-settings.ts';
import { settledText } from './settled-text.ts';
import { soundText } from './sound-text.ts';
import { writeBlog } from './write-blog.ts';
import { yamlLines } from './yaml-lines.ts';

/** Writes a native blog of another generator's, and looks whether each text has kept its address. */
export async function importForeign(foreign: ForeignBlog, options: ImportOptions): Promise<ImportReport> {
  const { settings, files, copies } = foreign;
  if (hasErrors(foreign.diagnostics)) return nothingMade(foreign.diagnostics);
  const siteYml = `${yamlLines(settings).join('\n')}\n`;
  const native = readSettings(siteYml);
  const sound = withOwnPaths(foreign.texts).map(soundText);
  const texts = sound.map(({ value }) => value);
  const diagnostics = [...foreign.diagnostics, ...sound.flatMap((text) => text.diagnostics)];
  const written = new Map([
    ['site.yml', siteYml],
    ...files,
    ...texts.map((text) => [text.path, settledText(text, native)] as const),
  ]);
  const unwritten = writeBlog(options.target, written, copies);
  if (unwritten !== null) return nothingMade([...diagnostics, unwritten]);
  const count = (folder: string) => texts.filter(({ path }) => path.startsWith(folder)).length;
  return {
    ...nothingMade(diagnostics),
    posts: count('posts/'),
    drafts: count('drafts/'),
    pages: count('pages/'),
    copied: copies.length + files.size,
    comparison: await compareAddresses(texts, options),
  };
}
