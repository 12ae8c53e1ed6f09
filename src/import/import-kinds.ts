import type { ForeignBlog } from './foreign-blog.ts';
import type { ImportOptions } from './import-options.ts';
import type { ImportReport } from './import-report.ts';

type Importer = (options: ImportOptions) => Promise<ImportReport>;

/** A generator that blogs are imported from: what a blog of it is, and the module that reads it, loaded where it is asked for. */
interface ImportKind {
  readonly source: 'folder' | 'file';
  readonly open: () => Promise<Importer>;
}

/** The generators that blogs are imported from, by the name that the command line gives them. */
export const importKinds: { readonly [kind: string]: ImportKind } = {
  jekyll: { source: 'folder', open: async () => (await import('./jekyll/import-jekyll.ts')).importJekyll },
  hexo: foreign('folder', async () => (await import('./hexo/read-hexo.ts')).readHexo),
  hugo: foreign('folder', async () => (await import('./hugo/read-hugo.ts')).readHugo),
  wordpress: foreign('file', async () => (await import('./wordpress/read-wordpress.ts')).readWordPress),
};

type Reader = (options: ImportOptions) => ForeignBlog;

function foreign(source: ImportKind['source'], openReader: () => Promise<Reader>): ImportKind {
  return {
    source,
    open: async () => {
      const [read, { importForeign }] = await Promise.all([openReader(), import('./import-foreign.ts')]);
      return (options) => importForeign(read(options), options);
    },
  };
}
