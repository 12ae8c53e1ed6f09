import { error, hasErrors } from '../../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { ForeignBlog } from '../foreign-blog.ts';
import { importLeft } from '../import-left.ts';
import type { ImportOptions } from '../import-options.ts';
import { unreadBlog } from '../unread-blog.ts';
import { hugoSettings, leftSettings } from './hugo-settings.ts';
import { hugoSite } from './hugo-site.ts';
import { hugoTerms } from './hugo-terms.ts';
import { leftMounts } from './left-mounts.ts';
import { loadTexts } from './load-texts.ts';
import { movedLists } from './moved-lists.ts';
import { nativeTexts } from './native-texts.ts';
import { postSections } from './post-sections.ts';
import { readHugoConfig } from './read-hugo-config.ts';
import { sectionPages } from './section-pages.ts';
import { settleAddresses } from './settle-addresses.ts';
import { staticFiles } from './static-files.ts';

/** Reads a Hugo blog as a native one. */
export function readHugo({ source, now }: ImportOptions): ForeignBlog {
  const { value: config, diagnostics: faults } = readHugoConfig(source);
  if (hasErrors(faults)) return unreadBlog(faults);
  if (config === null) return unreadBlog([...faults, noBlog]);
  const site = hugoSite(config, now);
  const loaded = loadTexts(source, site);
  if (loaded.texts.length === 0)
    return unreadBlog([
      ...faults,
      ...loaded.diagnostics,
      ...leftMounts(site),
      noTexts(site.languages.map(({ content }) => content)),
    ]);

  const sections = postSections(loaded.texts, site);
  const [main = ''] = sections;
  const terms = hugoTerms(
    loaded.texts.map(({ front }) => front),
    site,
  );
  const native = nativeTexts(loaded, { source, site, sections, terms });
  const lists = sectionPages(native.placed, main, site, native.archive);
  const files = staticFiles(source, site);
  const moved = movedLists(native.placed, terms.taxonomies, site);
  const texts = settleAddresses([...native.texts, ...lists.texts, ...moved]);
  const settings = hugoSettings(site, {
    section: main,
    archive: lists.archive === '/archive/' ? null : lists.archive,
    search: native.search === '/search/' ? null : native.search,
    taxonomies: terms.settings,
    home: native.home,
    nav: native.nav,
  });
  return {
    settings,
    texts: texts.value,
    files: files.written,
    copies: unique([...native.copies, ...files.copies]),
    diagnostics: [
      ...faults,
      ...loaded.diagnostics,
      ...native.diagnostics,
      ...texts.diagnostics,
      ...files.diagnostics,
      ...leftMounts(site),
      ...leftSettings(site),
      ...(native.placed.some(({ isPost }) => isPost) ? [] : [noPosts]),
    ],
  };
}

/** Of files for one place the first is copied: Hugo lets a text's own win over `static/`. */
function unique(copies: ForeignBlog['copies']): ForeignBlog['copies'] {
  const places = new Map<string, string>();
  for (const [from, to] of copies) if (!places.has(to)) places.set(to, from);
  return [...places].map(([to, from]) => [from, to]);
}

const noBlog: Diagnostic = error(
  'import-left',
  'This folder holds no blog of Hugo’s: it has neither hugo.toml nor config.toml, nor one of their like',
  null,
  'Name the folder that holds the configuration and content/.',
);

function noTexts(folders: readonly string[]): Diagnostic {
  const message = `There is no text in ${folders.map((folder) => `${folder}/`).join(' and ')}`;
  return error('import-left', message, null, 'Name the folder that holds the configuration and content/.');
}

const noPosts: Diagnostic = importLeft(
  'No text of the blog is dated, so none is a post: all are pages',
  null,
  'Give those that are posts a date: in their front matter and import again.',
);
