import { slugify } from '../../content/addresses/slugify.ts';
import { error } from '../../diagnostics/diagnostic.ts';
import { decodeAddress } from '../../text/decode-address.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { ForeignText } from '../foreign-blog.ts';
import { htmlToMarkdown } from '../html/html-to-markdown.ts';
import { importLeft } from '../import-left.ts';
import type { ServedPost } from './blog-settings.ts';
import { bodyMarkdown } from './body-markdown.ts';
import { commentData } from './comment-files.ts';
import { allAt, type ExportItem, plainLine, textAt } from './export-item.ts';
import type { OldAddresses } from './old-addresses.ts';
import type { WordPressExport } from './read-export.ts';
import { termsOf } from './term-names.ts';
import { zonedDate } from './text-dates.ts';
import { textFront } from './text-front.ts';
import { idOf, servedAt, type WordPressIndex } from './wordpress-index.ts';

interface Surroundings {
  readonly file: string;
  readonly index: WordPressIndex;
  readonly addresses: OldAddresses;
}

/** What became of the items of an export. */
interface WordPressTexts {
  readonly texts: readonly ForeignText[];
  /** Files of comments with what they hold. */
  readonly comments: readonly (readonly [path: string, json: string])[];
  readonly served: readonly ServedPost[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What WordPress, its editor and its plugins keep beside texts. */
const machinery =
  /^(?:attachment|nav_menu_item|revision|wp_.*|custom_css|customize_changeset|oembed_cache|user_request|acf-.*|wpcf7_.*|elementor_.*|shop_order.*|scheduled-action|feedback|jp_.*|mc4wp.*|amp_.*|ngg_.*|tablepress_table)$/;

/** The posts, drafts and pages of an export. */
export function wordPressTexts({ channel, items }: WordPressExport, around: Surroundings): WordPressTexts {
  const { file, index, addresses } = around;
  const kept = items.filter(isKept);
  const rewrite = (html: string): string =>
    htmlToMarkdown(html, { keepsLines: true, address: addresses.rewrite }) ?? html;
  const reading = {
    pictureById: (id: string) => {
      const picture = index.pictureById(id);
      return picture === null ? null : { ...picture, src: addresses.rewrite(picture.src) };
    },
    markdown: rewrite,
    hasComments: kept.some(
      (item) => typeOf(item) === 'post' && textAt(item.fields, 'wp:comment_status') === 'open',
    ),
    hasAuthors: allAt(channel, 'wp:author').length !== 1,
  };
  const bodies = { file, address: addresses.rewrite, sharedBlock: (id: string) => sharedBlock(index, id) };
  const diagnostics: Diagnostic[] = [];
  const comments: [string, string][] = [];
  let commentCount = 0;
  const served: ServedPost[] = [];
  const texts = kept.map((item): ForeignText => {
    const id = idOf(item);
    const pictures = { byId: index.pictureById, own: index.picturesOf(id) };
    const {
      text,
      pages,
      diagnostics: left,
    } = bodyMarkdown(textAt(item.fields, 'content:encoded'), pictures, item.bodyLine, bodies);
    for (const found of [...left, ...whatKeepsBack(item, file), ...whatUndates(item, file)])
      diagnostics.push(found);
    const url = decodedUrl(servedAt(item, addresses));
    const place = placeOf(item, url);
    const front = textFront(item, { ...place, url, pages }, reading);
    if (url !== null && typeOf(item) === 'post') served.push(servedPost(item, url));
    const said = commentData(item);
    if (said !== null) {
      commentCount += said.count;
      comments.push([`data/comments/${nameOf(item)}-${id}.json`, said.json]);
    }
    return { source: `${file}:${String(item.line)}`, path: place.path, front, body: text, url };
  });
  if (texts.length === 0) diagnostics.push(empty(file));
  diagnostics.push(
    ...leftBehind(items, file),
    ...ownTaxonomies(kept, file),
    ...commentsLeft(commentCount, file),
  );
  return { texts, comments, served, diagnostics };
}

function isKept(item: ExportItem): boolean {
  const status = textAt(item.fields, 'wp:status');
  const isEmpty =
    textAt(item.fields, 'content:encoded').trim() === '' && textAt(item.fields, 'title').trim() === '';
  return !machinery.test(typeOf(item)) && !['trash', 'auto-draft', 'inherit'].includes(status) && !isEmpty;
}

function typeOf({ fields }: ExportItem): string {
  return textAt(fields, 'wp:post_type').trim() || 'post';
}

/** The last part of its address, as a name of a file. */
function nameOf(item: ExportItem): string {
  const given = decodeAddress(textAt(item.fields, 'wp:post_name').trim()).normalize('NFC');
  const name = given || slugify(plainLine(textAt(item.fields, 'title')));
  const plain = name.replace(/[\p{Cc}/\\:*?"<>|]+/gu, '-').replace(/^\.+/, '');
  return shortened(plain) || `text-${idOf(item)}`;
}

/** With room for a day and an extension in what disks take for a name. */
function shortened(name: string): string {
  return new TextDecoder().decode(Buffer.from(name).subarray(0, 180)).replace(/\uFFFD+$/, '');
}

function decodedUrl(url: string | null): string | null {
  return url === null ? null : url.split('/').map(decodeAddress).join('/').normalize('NFC');
}

/** Where a text goes. One that was published and is kept back stays among the posts, with its date. */
function placeOf(
  item: ExportItem,
  url: string | null,
): { readonly path: string; readonly isDraft: boolean; readonly isDated: boolean } {
  const status = textAt(item.fields, 'wp:status');
  const name = nameOf(item);
  // Only posts wait for their day here.
  const shown = typeOf(item) === 'post' ? ['publish', 'future'] : ['publish'];
  const isBack = !shown.includes(status) || textAt(item.fields, 'wp:post_password') !== '';
  if (typeOf(item) !== 'post') {
    const folder = url === null ? name : url.replace(/^\/|\/$|\.\w+$/g, '') || 'index';
    const isSafe = folder.split('/').every((part) => /^[^.][^\p{Cc}\\:*?"<>|]*$/u.test(part));
    return { path: `pages/${isSafe ? folder : name}.md`, isDraft: isBack, isDated: typeOf(item) !== 'page' };
  }
  const day = textAt(item.fields, 'wp:post_date').slice(0, 10);
  const isUndated = zonedDate(textAt(item.fields, 'wp:post_date'), '') === null;
  const isUnpublished = ['draft', 'pending'].includes(status) || isUndated;
  if (isUnpublished) return { path: `drafts/${name}.md`, isDraft: false, isDated: false };
  return { path: `posts/${day}-${name}.md`, isDraft: isBack, isDated: true };
}

function servedPost(item: ExportItem, url: string): ServedPost {
  const date =
    zonedDate(textAt(item.fields, 'wp:post_date'), textAt(item.fields, 'wp:post_date_gmt')) ??
    '1970-01-01 00:00:00 +00:00';
  const [day = '', time = '', zone = '+00:00'] = date.split(' ');
  return {
    url,
    date: `${day}T${time}${zone}`,
    categories: termsOf(item, 'category').map(({ name }) => name),
    slug: nameOf(item),
  };
}

function sharedBlock(index: WordPressIndex, id: string): string | null {
  const item = index.itemOf(id);
  if (item === null || typeOf(item) !== 'wp_block') return null;
  const isShown =
    textAt(item.fields, 'wp:status') === 'publish' && textAt(item.fields, 'wp:post_password') === '';
  return isShown ? textAt(item.fields, 'content:encoded') : '';
}

function whatKeepsBack(item: ExportItem, file: string): readonly Diagnostic[] {
  const isProtected = textAt(item.fields, 'wp:post_password') !== '';
  const isPrivate = textAt(item.fields, 'wp:status') === 'private';
  const waits = textAt(item.fields, 'wp:status') === 'future' && typeOf(item) !== 'post';
  if (!isProtected && !isPrivate && !waits) return [];
  const title = plainLine(textAt(item.fields, 'title')) || idOf(item);
  const unshown = isPrivate ? 'is private' : 'has its day still to come, and only posts wait for theirs here';
  const how = isProtected ? 'has a password, and a site of files cannot ask for one' : unshown;
  const remedy = `Delete draft: true from it ${waits ? 'on that day' : 'if everybody may read it'}.`;
  return [importLeft(`“${title}” ${how}: it is a draft now`, { file, line: item.line }, remedy)];
}

/** A published post whose day is none, such as 0000-00-00, waits among the drafts for one. */
function whatUndates(item: ExportItem, file: string): readonly Diagnostic[] {
  const date = textAt(item.fields, 'wp:post_date');
  const isShown = typeOf(item) === 'post' && textAt(item.fields, 'wp:status') === 'publish';
  if (!isShown || zonedDate(date, '') !== null) return [];
  const title = plainLine(textAt(item.fields, 'title')) || idOf(item);
  const message = `“${title}” has no day (${date || 'nothing'} is none): it is a draft now`;
  return [importLeft(message, { file, line: item.line }, 'Write date: into it and move it to posts/.')];
}

/** Tells of texts that are left behind, and of those of a kind that Tinta does not know. */
function leftBehind(items: readonly ExportItem[], file: string): readonly Diagnostic[] {
  const trash = items.filter(({ fields }) => textAt(fields, 'wp:status') === 'trash').length;
  const kinds = new Map<string, number>();
  for (const item of items.filter(isKept)) kinds.set(typeOf(item), (kinds.get(typeOf(item)) ?? 0) + 1);
  const own = [...kinds].filter(([kind]) => kind !== 'post' && kind !== 'page');
  return [
    ...(trash === 0
      ? []
      : [
          importLeft(
            `Left out: ${String(trash)} texts in the trash`,
            { file },
            'Restore them in WordPress and export again, if you want them.',
          ),
        ]),
    ...own.map(([kind, count]) =>
      importLeft(
        `Texts of the kind ${kind} are pages now: ${String(count)}`,
        { file },
        'Move those to posts/ that should stand in lists and feeds.',
      ),
    ),
  ];
}

/** What Tinta, WordPress or a plugin that is understood knows the terms of. */
const knownTaxonomies = /^(?:category|post_tag|post_format|series|language|nav_menu|wp_.*|.*_translations)$/;

/** Tells of terms in taxonomies of the blog's own, which are not brought over. */
function ownTaxonomies(kept: readonly ExportItem[], file: string): readonly Diagnostic[] {
  const counts = new Map<string, number>();
  for (const { fields } of kept) {
    const names = new Set(allAt(fields, 'category').map((one) => String(one['@domain'] ?? 'category')));
    for (const name of names) if (!knownTaxonomies.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) =>
    importLeft(
      `Left out: the terms of ${name}, a taxonomy of the blog’s own, in texts: ${String(count)}`,
      { file },
      `Write ${name}: {} under taxonomies in site.yml, and the terms into the posts under ${name}.`,
    ),
  );
}

function commentsLeft(count: number, file: string): readonly Diagnostic[] {
  if (count === 0) return [];
  const message = `The theme does not show the comments of the old blog (${String(count)}): they are kept in data/comments/`;
  return [
    importLeft(
      message,
      { file },
      'Show them with a layout of yours, which finds them as site.data.comments; or delete the folder.',
    ),
  ];
}

function empty(file: string): Diagnostic {
  return error(
    'import-left',
    `There is no post and no page in ${file}`,
    { file },
    'Export again: Tools → Export → All content, in WordPress.',
  );
}
