import { fencedCode, readCodeOptions } from './fenced-code.ts';
import { linkTarget, linkTitle, plainMarkdown, tagArguments } from './tag-arguments.ts';

/** Another post, as tags link to it. */
export interface TagTarget {
  readonly title: string;
  /** Its file in the new blog. */
  readonly path: string;
  readonly url: string | null;
}

/** What tags look up in the blog. */
export interface TagLookups {
  readonly findPost: (slug: string) => TagTarget | null;
  /** The address of a file of the post's own; null for none of that name. */
  readonly assetAddress: (name: string) => string | null;
  /** Text that is no code, with the files of the post's own as they are linked to now. */
  readonly settleLinks: (text: string) => string;
  /** The text of a file among the code that posts include. */
  readonly readCode: (file: string) => string | null;
}

/** A tag with what stands in it. */
interface Tag {
  readonly name: string;
  /** Behind its name, as written. */
  readonly text: string;
  /** Between it and its end, as Markdown in native words, or as written where the tag holds code; empty for a tag without end. */
  readonly content: string;
}

/** A tag in native words. */
export interface NativeTag {
  readonly text: string;
  /** Whether it needs lines of its own. */
  readonly isBlock: boolean;
}

/** Tags that hold code or something else that is no Markdown. */
export const verbatimTags: ReadonlySet<string> = new Set(['codeblock', 'code', 'raw', 'mermaid']);

/** Tags that hold Markdown. */
export const blockTags: ReadonlySet<string> = new Set(
  'blockquote quote pullquote note centerquote cq'.split(' '),
);

type Maker = (tag: Tag, lookups: TagLookups) => NativeTag | null;

const block = (text: string): NativeTag => ({ text, isBlock: true });
const span = (text: string): NativeTag => ({ text, isBlock: false });

const code: Maker = ({ text, content }) => {
  const { rest, ...options } = readCodeOptions(text);
  const words = tagArguments(rest);
  const language = words.find((word) => word.startsWith('lang:'))?.slice('lang:'.length) ?? '';
  const caption = words.filter((word) => !word.startsWith('lang:')).join(' ');
  const [, title = caption, url, link = 'link'] =
    /^(\S(?:.*?\S)?)\s+(https?:\/\/\S+)\s*(.*)$/is.exec(caption) ?? [];
  const source = url === undefined ? null : { url, text: link === '' ? 'link' : link };
  return block(fencedCode({ ...options, code: trimmedLines(content), language, title, link: source }));
};

const quote: Maker = ({ text, content }) => {
  const by = attribution(tagArguments(text).join(' '));
  return block(quoted(by === '' ? content : `${content.trim()}\n\n— ${by}`));
};

const plainQuote: Maker = ({ content }) => block(quoted(content));

/** `author, title`, `author url` or `author url title`. */
function attribution(text: string): string {
  if (text === '') return '';
  const linked = /^(\S(?:.*?\S)?)\s+(https?:\/\/\S+)\s*(.*)$/is.exec(text);
  if (linked !== null) {
    const [, author = '', url = '', title = ''] = linked;
    const shown = title === '' ? url.replace(/^https?:\/\/|\/(?:index.html?)?$/g, '') : title;
    return `**${plainMarkdown(author)}**, [${plainMarkdown(shown)}](${linkTarget(url)})`;
  }
  const [, author = text, title = ''] = /^([^,]+),([^,]+)$/.exec(text) ?? [];
  return title.trim() === ''
    ? `**${plainMarkdown(author)}**`
    : `**${plainMarkdown(author)}**, *${plainMarkdown(title.trimStart())}*`;
}

const pullquote: Maker = ({ text, content }) => {
  const classes = ['pullquote', ...tagArguments(text)].filter((name) => /^[\w-]+$/.test(name));
  return block(`${quoted(content)}\n{: ${classes.map((name) => `.${name}`).join(' ')}}`);
};

/** The colours and names that themes give notes, by the alert that they mean. */
const alerts: ReadonlyMap<string, string> = new Map([
  ...'default primary info blue purple gray grey'.split(' ').map((word) => [word, 'NOTE'] as const),
  ...'success green'.split(' ').map((word) => [word, 'TIP'] as const),
  ...'warning orange yellow'.split(' ').map((word) => [word, 'WARNING'] as const),
  ...'danger error red pink'.split(' ').map((word) => [word, 'CAUTION'] as const),
]);

const note: Maker = ({ text, content }) => {
  const words = tagArguments(text).filter(
    (word) => !/^(?:simple|modern|flat|disabled|no-icon|fa[bsrl]?|fa-.+)$/.test(word),
  );
  const kind = words.map((word) => alerts.get(word)).find((found) => found !== undefined) ?? 'NOTE';
  const title = words.filter((word) => !alerts.has(word)).join(' ');
  const body = title === '' ? content.trim() : `**${plainMarkdown(title)}**\n\n${content.trim()}`;
  return block(quoted(`[!${kind}]\n${body}`));
};

function quoted(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** Without the line ends next to the tags. */
function trimmedLines(text: string): string {
  return text.replace(/^[ \t]*\n/, '').replace(/\n[ \t]*$/, '');
}

const image: Maker = ({ text }) => picture(tagArguments(text), isAddress);

const assetImage: Maker = ({ text }, { assetAddress }) => {
  const words = tagArguments(text);
  const at = words.findIndex((word) => assetAddress(word) !== null);
  if (at === -1) return null;
  const address = assetAddress(words[at] ?? '') ?? '';
  return picture([...words.slice(0, at), address, ...words.slice(at + 1)], (word) => word === address);
};

/** `[classes] address [width] [height] ["title" "alt"]`. */
function picture(words: readonly string[], isSource: (word: string) => boolean): NativeTag | null {
  const at = words.findIndex(isSource);
  if (at === -1) return null;
  const rest = words.slice(at + 1);
  const sizes = rest
    .slice(0, 2)
    .filter((word, index) => /^\d+$/.test(word) && (index === 0 || /^\d+$/.test(rest[0] ?? '')));
  const said = rest.slice(sizes.length);
  // Both may stand in one pair of quotes.
  const [title = '', alt = ''] =
    said.length === 1 && /["']/.test(said[0] ?? '') ? tagArguments(said[0] ?? '') : said;
  const attributes = [
    ...words.slice(0, at).flatMap((name) => (/^[\w-]+$/.test(name) ? `.${name}` : [])),
    ...sizes.map((size, index) => `${index === 0 ? 'width' : 'height'}="${size}"`),
  ];
  const shown = `![${plainMarkdown(alt)}](${linkTarget(words[at] ?? '')}${linkTitle(title)})`;
  return span(attributes.length === 0 ? shown : `${shown}{: ${attributes.join(' ')}}`);
}

function isAddress(word: string): boolean {
  return /^(?:\/|\.{1,2}\/|https?:\/\/|www\.)|^[^\s"']+\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i.test(word);
}

const link: Maker = ({ text }) => {
  const words = tagArguments(text);
  const at = words.findIndex((word) => /^(?:https?:|mailto:|\/|#|www\.)/.test(word));
  if (at === -1) return null;
  const rest = words.slice(at + 1);
  const title = (/^(?:true|false)$/.test(rest[0] ?? '') ? rest.slice(1) : rest).join(' ');
  const shown = words.slice(0, at).join(' ');
  return span(`[${plainMarkdown(shown)}](${linkTarget(words[at] ?? '')}${linkTitle(title)})`);
};

const postLink: Maker = ({ text }, { findPost }) => {
  const [named = '', ...rest] = tagArguments(text);
  const [slug = '', part] = named.split('#');
  const target = findPost(slug);
  if (target === null) return null;
  const words = /^(?:true|false)$/.test(rest.at(-1) ?? '') ? rest.slice(0, -1) : rest;
  const shown = words.length === 0 ? target.title : words.join(' ');
  const hash = part === undefined ? '' : `#${part}`;
  return span(`[${plainMarkdown(shown)}](${linkTarget(`/${target.path}${hash}`)})`);
};

const postPath: Maker = ({ text }, { findPost }) => {
  const target = findPost(tagArguments(text)[0] ?? '');
  return target === null ? null : span(target.url ?? `/${target.path}`);
};

const assetPath: Maker = ({ text }, { assetAddress }) => {
  const address = assetAddress(tagArguments(text)[0] ?? '');
  return address === null ? null : span(address);
};

const assetLink: Maker = ({ text }, { assetAddress }) => {
  const [name = '', ...rest] = tagArguments(text);
  const address = assetAddress(name);
  const words = /^(?:true|false)$/.test(rest.at(-1) ?? '') ? rest.slice(0, -1) : rest;
  return address === null
    ? null
    : span(`[${plainMarkdown(words.join(' ') || name)}](${linkTarget(address)})`);
};

const urlFor: Maker = ({ text }) => {
  const [shown = '', address = ''] = tagArguments(text);
  return address === '' ? null : span(`[${plainMarkdown(shown)}](${linkTarget(address)})`);
};

/** A paragraph of one link, which the theme shows in place. */
const embedded =
  (addressOf: (words: readonly string[]) => string): Maker =>
  ({ text }) => {
    const words = tagArguments(text);
    return words.length === 0 ? null : block(`<${addressOf(words)}>`);
  };

const frame: Maker = ({ text }) => {
  const [source = '', width = 'default', height = 'default'] = tagArguments(text);
  if (source === '' || /["<>]/.test(text.replace(/^"|"$/g, ''))) return null;
  const [wide, high] = [width === 'default' ? '100%' : width, height === 'default' ? '300' : height];
  return block(
    `<iframe src="${source}" width="${wide}" height="${high}" frameborder="0" loading="lazy" allowfullscreen></iframe>`,
  );
};

const includeCode: Maker = ({ text }, { readCode }) => {
  const plain = text.replace(/\b(?:lang|from|to):\S*/gi, '').trim();
  const of = (name: string) => new RegExp(String.raw`\b${name}:(\S+)`, 'i').exec(text)?.[1];
  const file = plain.split(/\s/).at(-1) ?? '';
  const title = plain
    .slice(0, plain.length - file.length)
    .replace(/\s+/g, ' ')
    .trim();
  const found = readCode(file);
  if (found === null) return null;
  const lines = found
    .split('\n')
    .slice(Number(of('from') ?? 1) - 1, Number(of('to') ?? Number.MAX_SAFE_INTEGER));
  const name = file.replace(/^.*\//, '');
  const language = of('lang') ?? /\.([^.]+)$/.exec(name)?.[1] ?? '';
  const shown = title === '' ? name : title;
  return block(
    fencedCode({
      code: lines.join('\n').trim(),
      language,
      title: shown,
      link: null,
      firstLine: null,
      marked: '',
    }),
  );
};

const mermaid: Maker = ({ content }) => block(`\`\`\`mermaid\n${trimmedLines(content)}\n\`\`\``);

/** Hexo's own tags, and those of themes that have a counterpart, by name. */
export const nativeTags: ReadonlyMap<string, Maker> = new Map([
  ['codeblock', code],
  ['code', code],
  ['raw', ({ content }) => span(content)],
  ['mermaid', mermaid],
  ['blockquote', quote],
  ['quote', quote],
  ['pullquote', pullquote],
  ['centerquote', plainQuote],
  ['cq', plainQuote],
  ['note', note],
  ['img', image],
  ['image', image],
  ['asset_img', assetImage],
  ['asset_image', assetImage],
  ['asset_path', assetPath],
  ['asset_link', assetLink],
  ['link', link],
  ['a', link],
  ['anchor', link],
  ['post_link', postLink],
  ['post_path', postPath],
  ['url_for', urlFor],
  ['full_url_for', urlFor],
  ['iframe', frame],
  ['include_code', includeCode],
  ['include-code', includeCode],
  [
    'youtube',
    embedded(([id = '', kind]) =>
      kind === 'playlist'
        ? `https://www.youtube.com/playlist?list=${id}`
        : `https://www.youtube.com/watch?v=${id}`,
    ),
  ],
  ['vimeo', embedded(([id = '']) => `https://vimeo.com/${id}`)],
  ['gist', embedded(([id = '']) => `https://gist.github.com/${id}`)],
  ['jsfiddle', embedded(([id = '']) => `https://jsfiddle.net/${id}/`)],
]);
