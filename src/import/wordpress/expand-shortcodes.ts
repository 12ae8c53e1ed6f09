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

const codeNames =
  'sourcecode|source|code|php|js|javascript|css|html|xml|python|py|ruby|rails|java|csharp|cpp|c|bash|shell|sql|perl|powershell|diff|vb|delphi|scala|go|r|text|plain|enlighter|crayon';
const code = new RegExp(`(\\[?)\\[(${codeNames})((?:\\s+[^\\]]*)?)\\]([^]*?)\\[\\/\\2\\](\\]?)`, 'gi');

/** The shortcodes that WordPress brings, as the HTML that they make; code first, since what stands in it is text. */
export function expandShortcodes(body: string, pictures: Pictures): Expanded {
  const coded = body.replace(
    code,
    (whole, before: string, name: string, words: string, inside: string, after: string) => {
      if (before !== '' && after !== '') return guarded(whole.slice(1, -1));
      return `${before}${codeBlock(name.toLowerCase(), attributesOf(words), inside)}${after}`;
    },
  );
  const captioned = outsideCode(coded, (text) =>
    text.replace(caption, (_, words: string, inside: string) => figureOf(attributesOf(words), inside)),
  );
  const plain = outsideCode(captioned, (text) =>
    text.replace(
      /(\[?)\[(gallery|embed|youtube|vimeo|audio|video)((?:\s+[^\]]*|=[^\]]*)?)\](?:([^[]*?)\[\/\2\])?(\]?)/gi,
      (whole, before: string, name: string, words: string, inside: string | undefined, after: string) =>
        before !== '' && after !== ''
          ? guarded(whole.slice(1, -1))
          : before + (shown(name.toLowerCase(), words, inside ?? '', pictures) ?? guarded(whole)) + after,
    ),
  );
  const open = outsideCode(plain, (text) =>
    text.replace(/\[(\[[\w-]+[^\]]*\](?:[^[]*\[\/[\w-]+\])?)\]/g, (_, inner: string) => guarded(inner)),
  );
  return { html: open.replaceAll(guard, ''), left: leftIn(open) };
}

/** Keeps what is text from being read as a shortcode. */
const guard = '\u0002';

function guarded(text: string): string {
  return text.replace(/\[/g, `[${guard}`);
}

const caption = /\[(?:wp_)?caption((?:\s+[^\]]*)?)\]([^]*?)\[\/(?:wp_)?caption\]/gi;

function figureOf(words: Attributes, inside: string): string {
  const [, image = '', text = ''] =
    /^\s*((?:<p>)?\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([^]*)$/i.exec(inside) ?? ['', inside, ''];
  const said = (words['caption'] ?? text).trim();
  const place = /align(?:left|right)/.exec(words['align'] ?? '')?.[0];
  return `\n\n<figure${place === undefined ? '' : ` class="${place}"`}>${image.replace(/^\s*<p>/, '')}${said === '' ? '' : `<figcaption>${said.replace(/\s*\n\s*/g, ' ')}</figcaption>`}</figure>\n\n`;
}

function codeBlock(name: string, words: Attributes, inside: string): string {
  const isGeneral = /^(?:sourcecode|source|code|enlighter|crayon)$/.test(name);
  const language = words['language'] ?? words['lang'] ?? (isGeneral ? '' : name);
  const lines = words['highlight'] ?? words['mark'] ?? '';
  const first = words['firstline'];
  // What an editor has kept is HTML already, but for signs that it could not be.
  const text = inside
    .replace(/<br\s*\/?>\n?/gi, '\n')
    .replace(/<\/?p>/gi, '')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/^\n+|\s+$/g, '');
  return `\n\n<pre data-language="${quoted(language)}" data-lines="${quoted(lines)}"${first === undefined ? '' : ` data-first-line="${quoted(first)}"`}>\n${guarded(text)}</pre>\n\n`;
}

function shown(name: string, words: string, inside: string, pictures: Pictures): string | null {
  const said = attributesOf(words);
  if (name === 'gallery') {
    const ids = said['ids'] ?? said['include'];
    const all =
      ids === undefined ? pictures.own : ids.split(/[\s,]+/).flatMap((id) => pictures.byId(id) ?? []);
    return all.length === 0 ? null : `\n\n${all.map(pictureHtml).join('\n\n')}\n\n`;
  }
  if (name === 'embed' || name === 'youtube' || name === 'vimeo') {
    const address = (inside || said['src'] || said['url'] || words).replace(/^[\s="']+|["'\s]+$/g, '');
    if (/^https?:\/\//.test(address)) return `\n\n${address}\n\n`;
    const id = said['id'] ?? address;
    if (name === 'youtube' && /^[\w-]{6,}$/.test(id)) return `\n\nhttps://www.youtube.com/watch?v=${id}\n\n`;
    return name === 'vimeo' && /^\d+$/.test(id) ? `\n\nhttps://vimeo.com/${id}\n\n` : null;
  }
  const source =
    Object.entries(said).find(([key]) =>
      /^(?:src|mp3|m4a|ogg|wav|flac|mp4|m4v|webm|ogv|mov)$/.test(key),
    )?.[1] ?? /https?:\/\/\S+/.exec(inside)?.[0];
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
    [...plain.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))/g)].map(
      ([, name = '', double, single, bare]) => [name.toLowerCase(), double ?? single ?? bare ?? ''],
    ),
  );
}

/** Changes a body but for code, in which brackets are text. */
function outsideCode(body: string, change: (text: string) => string): string {
  return body
    .split(/(<pre\b[^]*?<\/pre>|<code\b[^]*?<\/code>|<!--[^]*?-->|<script\b[^]*?<\/script>)/i)
    .map((part, at) => (at % 2 === 1 ? part : change(part)))
    .join('');
}

/** Shortcodes with attributes, or with an end. */
function leftIn(body: string): Expanded['left'] {
  const found: string[] = [];
  const isCode =
    /<pre\b[^]*?<\/pre>|<code\b[^]*?<\/code>|<!--[^]*?-->|<script\b[^]*?<\/script>|<[a-z][^<>]*>|\[([a-z][\w-]*)(?:\s+[\w-]+\s*=[^\]]*|[^\]\w-][^\]]*)?\/?\]/gi;
  for (const match of body.matchAll(isCode)) {
    const name = match[1];
    if (name === undefined) continue;
    const hasWords = /=/.test(match[0]);
    const hasEnd = body.includes(`[/${name}]`);
    if (hasWords || hasEnd) found.push(name);
  }
  return found;
}
