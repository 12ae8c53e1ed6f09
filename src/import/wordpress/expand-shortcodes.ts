import { splitEdges } from '../html/split-edges.ts';
import { inOneLine } from '../in-one-line.ts';
import { verbatimParts } from '../verbatim-parts.ts';
import { replaceShortcodes, type Shortcode } from './replace-shortcodes.ts';

/** What shortcodes of a body became. */
export interface Expanded {
  readonly html: string;
  /** Names of shortcodes of plugins, which stay as they are written, in their order. */
  readonly left: readonly string[];
}

/** A picture of the blog by its number. */
export interface Picture {
  readonly src: string;
  readonly alt: string;
  readonly caption: string;
}

export interface Pictures {
  readonly byId: (id: string) => Picture | null;
  /** Those that belong to the text. */
  readonly own: readonly Picture[];
}

const code = {
  names:
    'sourcecode source code php js javascript css html xml python py ruby rails java csharp cpp c bash shell sql perl powershell diff vb delphi scala go r text plain enlighter crayon'.split(
      ' ',
    ),
  hasEnd: true,
};
const caption = { names: ['wp_caption', 'caption'], hasEnd: true };
const media = { names: ['gallery', 'embed', 'youtube', 'vimeo', 'audio', 'video'], hasEnd: false };

/** The shortcodes that WordPress brings, as the HTML that they make; code first, since what stands in it is text. */
export function expandShortcodes(body: string, pictures: Pictures): Expanded {
  const coded = replaceShortcodes(body, code, codeBlock, guarded);
  const captioned = outsideCode(coded, (text) => replaceShortcodes(text, caption, figureOf, guarded));
  const plain = outsideCode(captioned, (text) =>
    replaceShortcodes(text, media, (found) => shown(found, pictures) ?? guarded(found.whole), guarded),
  );
  const open = outsideCode(plain, (text) =>
    text.replace(/\[(\[[\w-][^[\]]*\](?:[^[]*\[\/[\w-]+\])?)\]/g, (_, inner: string) => guarded(inner)),
  );
  return { html: open.replaceAll(guard, ''), left: leftIn(open) };
}

/** Keeps what is text from being read as a shortcode. */
const guard = '\u0002';

function guarded(text: string): string {
  return text.replace(/\[/g, `[${guard}`);
}

function figureOf({ words, inside }: Shortcode): string {
  const attributes = attributesOf(words);
  const framed = (inside ?? '').trimStart();
  const [image = framed] = /^(?:<p>\s*)?(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(framed) ?? [];
  const said = inOneLine((attributes['caption'] ?? framed.slice(image.length)).trim());
  const place = /align(?:left|right)/.exec(attributes['align'] ?? '')?.[0];
  return `\n\n<figure${place === undefined ? '' : ` class="${place}"`}>${image.replace(/^<p>/, '')}${said === '' ? '' : `<figcaption>${said}</figcaption>`}</figure>\n\n`;
}

function codeBlock({ name, words, inside }: Shortcode): string {
  const said = attributesOf(words);
  const isGeneral = /^(?:sourcecode|source|code|enlighter|crayon)$/.test(name);
  const language = said['language'] ?? said['lang'] ?? (isGeneral ? '' : name);
  const lines = said['highlight'] ?? said['mark'] ?? '';
  const first = said['firstline'];
  // What an editor has kept is HTML already, but for signs that it could not be.
  const text = (inside ?? '')
    .replace(/<br\s*\/?>\n?/gi, '\n')
    .replace(/<\/?p>/gi, '')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/^\n+/, '')
    .trimEnd();
  return `\n\n<pre data-language="${quoted(language)}" data-lines="${quoted(lines)}"${first === undefined ? '' : ` data-first-line="${quoted(first)}"`}>\n${guarded(text)}</pre>\n\n`;
}

function shown({ name, words, inside }: Shortcode, pictures: Pictures): string | null {
  const said = attributesOf(words);
  if (name === 'gallery') return gallery(said, pictures);
  if (name === 'audio' || name === 'video') return player(name, said, inside ?? '');
  const [, address] = splitEdges(inside || (said['src'] ?? said['url'] ?? words), /[\s="']/);
  if (/^https?:\/\//.test(address)) return `\n\n${address}\n\n`;
  const id = said['id'] ?? address;
  if (name === 'youtube' && /^[\w-]{6,}$/.test(id)) return `\n\nhttps://www.youtube.com/watch?v=${id}\n\n`;
  return name === 'vimeo' && /^\d+$/.test(id) ? `\n\nhttps://vimeo.com/${id}\n\n` : null;
}

function gallery(said: Attributes, { byId, own }: Pictures): string | null {
  const ids = said['ids'] ?? said['include'];
  const all = ids === undefined ? own : ids.split(/[\s,]+/).flatMap((id) => byId(id) ?? []);
  return all.length === 0 ? null : `\n\n${all.map(pictureHtml).join('\n\n')}\n\n`;
}

function player(name: string, said: Attributes, inside: string): string | null {
  const named = Object.entries(said).find(([key]) =>
    /^(?:src|mp3|m4a|ogg|wav|flac|mp4|m4v|webm|ogv|mov)$/.test(key),
  );
  const source = named?.[1] ?? /https?:\/\/\S+/.exec(inside)?.[0];
  if (source === undefined) return null;
  const poster = said['poster'] === undefined ? '' : ` poster="${quoted(said['poster'])}"`;
  return `\n\n<${name} controls src="${quoted(source)}"${poster}></${name}>\n\n`;
}

/** A picture, with its caption where it has one. */
function pictureHtml({ src, alt, caption: said }: Picture): string {
  const words = said === '' ? '' : `<figcaption>${said}</figcaption>`;
  return `<figure><img src="${quoted(src)}" alt="${quoted(alt)}">${words}</figure>`;
}

function quoted(text: string): string {
  return text
    .replace(/&(?!#?\w+;)/g, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(/</g, '&lt;');
}

type Attributes = { readonly [name: string]: string };

function attributesOf(words: string): Attributes {
  const plain = words.replace(/&(?:quot|#8221|#8243|#0?34);|[“”″]/g, '"');
  return Object.fromEntries(
    [...plain.matchAll(/(?<![\w-])([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))/g)].map(
      ([, name = '', double, single, bare]) => [name.toLowerCase(), double ?? single ?? bare ?? ''],
    ),
  );
}

const codeElements = ['pre', 'code', 'script', '!--'];

/** Changes a body but for code, in which brackets are text. */
function outsideCode(body: string, change: (text: string) => string): string {
  return verbatimParts(body, codeElements)
    .map((part, at) => (at % 2 === 1 ? part : change(part)))
    .join('');
}

/** A tag, or a shortcode that is one by what stands behind its name or by its end. */
const tagOrShortcode = /<[a-z][^<>]*>|\[([a-z][\w-]*)(?:[^[\]\w-][^[\]]*)?\]/gi;

/** Shortcodes with attributes, or with an end. */
function leftIn(body: string): Expanded['left'] {
  const ends = new Set([...body.matchAll(/\[\/([a-z][\w-]*)\]/gi)].map(([, name]) => name));
  return verbatimParts(body, codeElements).flatMap((part, at) =>
    at % 2 === 1
      ? []
      : [...part.matchAll(tagOrShortcode)].flatMap(([whole, name]) =>
          name !== undefined && (whole.includes('=') || ends.has(name)) ? [name] : [],
        ),
  );
}
