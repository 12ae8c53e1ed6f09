import { hasErrors } from '../diagnostics/diagnostic.ts';
import { compareAddresses } from './compare-addresses.ts';
import type { ForeignBlog } from './foreign-blog.ts';
import type { ImportOptions } from './import-options.ts';
import { type ImportReport, nothingMade } from './import-report.ts';
import { withOwnPaths } from './own-paths.ts';
import { readSettings } from './read-settings.ts';
import { settledText } from './settled-text.ts';
import { writeBlog } from './write-blog.ts';
import { yamlLines } from './yaml-lines.ts';

/** Writes a native blog of another generator's, and looks whether each text has kept its address. */
export async function importForeign(foreign: ForeignBlog, options: ImportOptions): Promise<ImportReport> {
  const { settings, files, copies, diagnostics } = foreign;
  if (hasErrors(diagnostics)) return nothingMade(diagnostics);
  const siteYml = `${yamlLines(settings).join('\n')}\n`;
  const native = readSettings(siteYml);
  const texts = withOwnPaths(foreign.texts);
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
