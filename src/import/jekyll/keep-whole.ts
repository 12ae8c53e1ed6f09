import { decodeText } from '../../content/data/decode-text.ts';
import { noFrontMatter, splitFrontMatter } from '../../content/front-matter/split-front-matter.ts';
import { type PostHeader, readHeader } from '../../content/read-header.ts';
import { warning } from '../../diagnostics/diagnostic.ts';
import type { Config } from '../../types/config.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { SourceFile } from '../../types/source-file.ts';
import type { ReadPost } from './read-post.ts';

/** Whether nothing came of a file's text, as happens where its front matter cannot be read. */
export function isUnreadable({ head, body }: PostHeader, bytes: Uint8Array): boolean {
  return head === noFrontMatter && body === '' && bytes.length > 0;
}

/** A draft with the whole text of a file whose header cannot be read; its Liquid stays as it is written. */
export function keepWhole(file: SourceFile, bytes: Uint8Array, config: Config): readonly ReadPost[] {
  const header = readHeader(file, unpublished, { ...config, defaults: [] }).value;
  if (header === null) return [];
  const decoded = decodeText(bytes, file.path);
  // What is not UTF-8 is most often of the years before it.
  const isUtf8 = decoded.diagnostics.length === 0;
  const text = isUtf8 ? decoded.value : new TextDecoder('windows-1252').decode(bytes);
  const { value, diagnostics } = splitFrontMatter(text, file.path);
  // Without a clear end of the front matter all of it may be front matter.
  const isParted = diagnostics.length === 0;
  const unread = isParted ? text.split('\n').slice(0, value.bodyLine).join('\n') : text.trimEnd();
  return [{ header, body: isParted ? value.body : '', isFrozen: false, listsOthers: false, unread }];
}

/** Tells of such a file. */
export function keptWhole({ path }: SourceFile): Diagnostic {
  const message =
    'its front matter cannot be used, so it is not imported as a post: its text is kept in a draft';
  const remedy =
    'Mend the front matter here and import again, or mend it in the draft, where it stands as code.';
  return warning('file-skipped', message, { file: path }, remedy);
}

const unpublished = Buffer.from('---\npublished: false\n---\n');
