import { fence } from '../fences.ts';
import type { ForeignText } from '../foreign-blog.ts';
import { htmlBlock } from '../html-block.ts';
import { textsOf } from './hexo-config.ts';
import { nativeHeader } from './hexo-header.ts';
import type { HexoSource } from './hexo-source.ts';
import type { SettledTerms } from './hexo-terms.ts';
import { type LeftTag, nativeBody } from './native-body.ts';
import type { TagTarget } from './native-tags.ts';
import { assetAddress, type PostAssets } from './post-assets.ts';

/** What texts are turned into native ones with. */
export interface TextFacts {
  readonly tags: SettledTerms;
  readonly categories: SettledTerms;
  readonly assetsOf: (text: HexoSource) => PostAssets;
  readonly findPost: (slug: string) => TagTarget | null;
  readonly readCode: (file: string) => string | null;
  /** Whether a file is served at this address. */
  readonly hasFile: (address: string) => boolean;
  /** Addresses that texts have. */
  readonly addresses: ReadonlySet<string>;
}

/** A text in native words, and what of it stays as it was written. */
export interface NativeText {
  readonly text: ForeignText;
  readonly left: readonly LeftTag[];
}

/** Where a text goes: into a folder of its own where it has files. */
export function nativePath(text: HexoSource, hasFiles: boolean): string {
  const folder = text.unread !== null || (text.kind === 'draft' && text.isDraft) ? 'drafts' : folderFor(text);
  // Among posts a folder of that name holds drafts.
  const path = text.path.replace(/(?<=^|\/)(_?drafts)(?=\/)/gi, '$1-');
  return `${folder}/${path}${hasFiles ? '/index' : ''}.md`;
}

function folderFor(text: HexoSource): string {
  return text.kind === 'page' || isUnlisted(text) ? 'pages' : 'posts';
}

/** Whether a plugin keeps a post out of lists, as a page is. */
function isUnlisted({ kind, data, isDraft }: HexoSource): boolean {
  return kind === 'post' && data['hidden'] === true && !isDraft;
}

export function toNative(text: HexoSource, facts: TextFacts): NativeText {
  const assets = facts.assetsOf(text);
  const { body, left } = bodyOf(text, assets, facts);
  const path = nativePath(text, assets.files.size > 0);
  const address = text.isDraft || !('url' in text.address) ? null : text.address.url;
  const url = text.isLater ? null : address;
  const made = { source: text.file, path, url };
  const { unread } = text;
  if (unread !== null && unread !== '')
    return { text: { ...made, front: {}, body: unreadFirst(unread, body) }, left };
  const isListed = path.startsWith('posts/') || path.startsWith('drafts/');
  const named = (names: readonly string[], terms: SettledTerms) =>
    isListed ? [...new Set(names.map(terms.nameOf))] : [];
  const front = nativeHeader(text.data, {
    tags: named(text.tags, facts.tags),
    categories: named(text.categories.flat(), facts.categories),
    isDraft: text.isDraft && !path.startsWith('drafts/'),
    aliases: address === null ? [] : aliasesOf(text, facts.addresses),
    findPicture: (name) =>
      name.startsWith('/') ? (facts.hasFile(name) ? name : null) : assetAddress(assets, name),
  });
  const written = text.isDraft ? textsOf(text.data['permalink'])[0] : undefined;
  const permalink = text.isLater && address !== null ? address : written;
  const whole = permalink === undefined ? front : { ...front, permalink: withSlash(permalink) };
  return { text: { ...made, front: whole, body }, left };
}

/** Front matter that cannot be read stands as code above its text. */
function unreadFirst(unread: string, body: string): string {
  return fence(unread, 'yaml', { firstLine: null, marked: [] }).trimStart() + body;
}

function bodyOf(
  text: HexoSource,
  assets: PostAssets,
  { findPost, readCode }: TextFacts,
): { readonly body: string; readonly left: readonly LeftTag[] } {
  if (text.isHtml) return { body: htmlBlock(text.body), left: [] };
  const plain = text.body.replace(/^\n+/, '');
  if (text.data['disableNunjucks'] === true) return { body: plain, left: [] };
  const skipped = text.body.length - plain.length;
  const own = text.path.replace(/^.*\//, '');
  const made = nativeBody(plain, {
    findPost,
    readCode,
    assetAddress: (name) => assetAddress(assets, name),
    settleLinks: (part) => withOwnFiles(part, own, assets),
  });
  return { body: made.text, left: made.left.map(({ line, what }) => ({ what, line: line + skipped })) };
}

/** Links to the files of a post's own, which plugins let people write with the name of the post before them. */
function withOwnFiles(markdown: string, post: string, assets: PostAssets): string {
  if (assets.files.size === 0) return markdown;
  return markdown.replace(/(\]\(|\ssrc=["'])([^)\s"'<>]+)/g, (whole, before: string, target: string) => {
    const name = target.replace(/^\.?\//, '');
    const inside = name.startsWith(`${post}/`) ? name.slice(post.length + 1) : name;
    const address = target.startsWith('/') && inside === name ? null : assetAddress(assets, inside);
    return address === null ? whole : before + address;
  });
}

function aliasesOf({ data, otherUrl }: HexoSource, addresses: ReadonlySet<string>): readonly string[] {
  const written = ['alias', 'aliases', 'redirect_from'].flatMap((key) => textsOf(data[key]));
  const all = [...written.map(withSlash), ...(otherUrl === null ? [] : [otherUrl])];
  return [...new Set(all)].filter((alias) => !addresses.has(alias));
}

function withSlash(address: string): string {
  return `/${address}`.replace(/^\/{2,}/, '/').replace(/\/index\.html?$/, '/');
}
