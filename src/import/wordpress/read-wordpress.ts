import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../../content/data/decode-text.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import type { DataMap } from '../../types/data.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { ForeignBlog } from '../foreign-blog.ts';
import { importLeft } from '../import-left.ts';
import type { ImportOptions } from '../import-options.ts';
import { unreadBlog } from '../unread-blog.ts';
import { yamlLines } from '../yaml-lines.ts';
import { blockMenu } from './block-menu.ts';
import { blogSettings } from './blog-settings.ts';
import { allAt, plainLine, textAt } from './export-item.ts';
import { uploadCopies, uploadsBeside } from './find-uploads.ts';
import { menuLinks } from './menu-links.ts';
import { menuTarget } from './menu-target.ts';
import { oldAddresses } from './old-addresses.ts';
import { readExport, type WordPressExport } from './read-export.ts';
import { authorId } from './text-front.ts';
import { wordPressIndex } from './wordpress-index.ts';
import { wordPressTexts } from './wordpress-texts.ts';

/** Reads the file that WordPress exports to, and the folder of uploads where that lies beside it. */
export function readWordPress({ source }: ImportOptions): ForeignBlog {
  const file = path.basename(source);
  const { value, diagnostics } = decodeText(readFileSync(source), file);
  if (hasErrors(diagnostics)) return unreadBlog(diagnostics);
  const read = readExport(value, file);
  return 'fault' in read ? unreadBlog([read.fault]) : blogOf(read, file, uploadsBeside(source));
}

function blogOf(exported: WordPressExport, file: string, uploads: string | null): ForeignBlog {
  const { channel, items } = exported;
  const base = textAt(channel, 'wp:base_blog_url').trim() || textAt(channel, 'link').trim();
  const index = wordPressIndex(items);
  const addresses = oldAddresses(base, uploads, (id) => index.addressOf(id, addresses));
  const made = wordPressTexts(exported, { file, index, addresses });
  const menu = menuLinks(items, (item) => menuTarget(item, channel, index, addresses));
  const blocks = blockMenu(items, addresses.rewrite);
  const isOfBlocks = menu.links.length === 0 && blocks.links.length > 0;
  const settings = blogSettings(
    exported,
    made.served,
    isOfBlocks ? blocks.links : menu.links,
    made.texts.some(({ body }) => mayRun(body)),
  );
  const files = new Map(made.comments);
  const authors = authorsOf(channel);
  if (authors !== null) files.set('data/authors.yml', authors);
  return {
    settings,
    texts: made.texts,
    files,
    copies: uploads === null ? [] : uploadCopies(uploads),
    diagnostics: [
      ...made.diagnostics,
      ...(isOfBlocks && blocks.below > 0
        ? [leftOut(file, `${String(blocks.below)} links below others of the menu`)]
        : []),
      ...menu.left.map((what) => leftOut(file, what)),
      ...(made.served.length === 0 ? [] : [feedMoved(file)]),
      ...missingUploads(file, addresses.missing),
    ],
  };
}

/** Whether a body has what is only published where a blog says that its HTML may run. */
function mayRun(body: string): boolean {
  const text = body.replace(/^( *(`{3,}))[^]*?^ *\2/gm, '').replace(/\\<|`[^`\n]*`/g, '');
  return /<(?:script|style|embed|object|link|base|meta|param)\b|<[a-z][^<>]*\son\w+=/i.test(text);
}

function authorsOf(channel: WordPressExport['channel']): string | null {
  const authors = allAt(channel, 'wp:author').map((author): readonly [string, DataMap] => {
    const login = textAt(author, 'wp:author_login');
    return [authorId(login), { name: plainLine(textAt(author, 'wp:author_display_name')) || login }];
  });
  return authors.length === 0 ? null : `${yamlLines(Object.fromEntries(authors)).join('\n')}\n`;
}

function leftOut(file: string, what: string): Diagnostic {
  const message = `Left out: ${what}`;
  return importLeft(
    message,
    { file },
    'Tinta has one menu of one level: add what you miss to nav in site.yml.',
  );
}

/** A folder cannot hold a feed that every host serves as one. */
function feedMoved(file: string): Diagnostic {
  const message =
    'The feed of the old blog stood at /feed/; the new one’s stand at /feed.xml, /rss.xml and /feed.json';
  const remedy = 'Have your host redirect /feed/ to /rss.xml, so that nobody who follows the blog loses it.';
  return importLeft(message, { file }, remedy);
}

function missingUploads(file: string, missing: ReadonlySet<string>): readonly Diagnostic[] {
  const [first] = missing;
  if (first === undefined) return [];
  const message = `${String(missing.size)} files such as wp-content/uploads/${first} are not beside the export: the new blog loads them from the old one`;
  const remedy = 'Copy the folder wp-content/uploads of the old blog beside the export, and import again.';
  return [importLeft(message, { file }, remedy)];
}
