import { folderOf } from '../../text/path-parts.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { ForeignBlog, ForeignText } from '../foreign-blog.ts';
import { importLeft } from '../import-left.ts';
import type { FilesBeside } from './files-beside.ts';
import type { FindRef } from './find-refs.ts';
import { frontMatter } from './front-matter.ts';
import { asFolder, dateOf, isUglyIn, slugOf } from './hugo-address.ts';
import type { HugoBlog } from './hugo-blog.ts';
import type { HugoSite } from './hugo-site.ts';
import { type HugoText, sectionOf } from './hugo-text.ts';
import { mapAt, textAt, textsAt, valueAt } from './lower-keys.ts';
import { nativeBody } from './native-body.ts';
import { pathFrom } from './path-from.ts';
import type { TextPlace } from './place-text.ts';
import { urlize } from './urlize.ts';

interface Others {
  readonly refs: FindRef;
  readonly keys: ReadonlyMap<HugoText, string>;
  readonly files: FilesBeside;
}

interface WrittenText {
  readonly text: ForeignText;
  readonly copies: ForeignBlog['copies'];
  readonly diagnostics: readonly Diagnostic[];
}

/** What writes a text in native words for the place that was found for it. */
export function textWriter(
  { site, terms }: HugoBlog,
  { refs, keys, files }: Others,
): (place: TextPlace) => WrittenText {
  const params = mapAt(site.config, 'params');
  const hasBlockAttributes =
    valueAt(site.config, 'markup', 'goldmark', 'parser', 'attribute', 'block') === true;
  return ({ text, url, path, to, isHome, isKept, standing }) => {
    const addressOf = (name: string, language: string) => refs(text, name, language);
    const body = isKept
      ? { body: text.body, diagnostics: [] }
      : nativeBody(text, { front: text.front, params, hasBlockAttributes, addressOf });
    const front = frontMatter(text, {
      site,
      saysDraft: to === 'pages' && !standing.isPublished,
      aliases: aliasesOf(text, url, isUglyIn(sectionOf(text), site)),
      slug: to === 'pages' ? '' : slugFor(text, site),
      translationKey: keys.get(text) ?? '',
      terms: terms.of(text.front),
      date: to === 'pages' ? '' : standing.date,
      locate: (picture) => files.locate(text, picture),
    });
    const isThere = standing.isPublished && to !== 'drafts';
    const isToStay = textAt(text.front, 'url') !== '' || standing.date !== dateOf(text, site);
    const permalink = !isThere && !isKept && isToStay ? { permalink: url } : {};
    const served = `pages${url.replace(/(?:\.html|\/)?$/, '/')}`;
    const homes =
      to === 'pages' ? [served] : [folderOf(path), ...(isThere && url.endsWith('.html') ? [served] : [])];
    return {
      text: {
        source: text.file,
        path,
        front: { ...front.value, ...permalink },
        body: body.body,
        url: isThere ? url : null,
      },
      copies: homes.flatMap((home) => files.of(text, home)),
      diagnostics: [
        ...body.diagnostics,
        ...front.diagnostics,
        ...(isHome ? [homeText(text.file, path)] : []),
        ...(to === 'pages' && !standing.isDraft && !standing.isPublished ? [waits(text.file)] : []),
      ],
    };
  };
}

/** Hugo makes a slug of the title where the pattern asks for one. */
function slugFor(text: HugoText, site: HugoSite): string {
  const slug = slugOf(text, site);
  const pattern = site.permalinks.get(sectionOf(text).toLowerCase()) ?? '';
  const isOfTitle = /:title\b/.test(pattern) || (/:slug\b/.test(pattern) && slug === '');
  if (!isOfTitle) return slug === '' ? '' : urlize(slug, site.config);
  const made = urlize(urlize(textAt(text.front, 'title'), site.config).replaceAll('+', ' '), site.config);
  return made === text.name ? '' : made;
}

/** A former address is as Hugo had it: beside the text unless it starts with a slash. */
function aliasesOf(text: HugoText, url: string, isUgly: boolean): readonly string[] {
  return textsAt(text.front, 'aliases')
    .filter((alias) => alias !== '')
    .map((alias) => {
      const path = alias.replace(/^https?:\/\/[^/]+/, '');
      const around = url.replace(/[^/]+\/?$/, '');
      return asFolder(path.startsWith('/') ? path : pathFrom(around, path));
    })
    .map((alias) => (isUgly ? alias.replace(/(?<=.)\/$/, '.html') : alias))
    .filter((alias) => alias !== url && alias !== '/');
}

function homeText(file: string, path: string): Diagnostic {
  const message = `This text stood on the home page, which lists posts here: it is kept as ${path}`;
  return importLeft(
    message,
    { file },
    'Move it to pages/about.md, or to pages/index.md for a home page that is no list.',
  );
}

function waits(file: string): Diagnostic {
  const message = 'Its day is still to come, and only posts wait for theirs here: it is a draft now';
  return importLeft(message, { file }, 'Delete draft: true from it on that day.');
}
