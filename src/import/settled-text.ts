import { readHeader } from '../content/read-header.ts';
import type { Config } from '../types/config.ts';
import type { SourceKind } from '../types/source-file.ts';
import type { ForeignText } from './foreign-blog.ts';
import { nativeText } from './native-text.ts';

/** A text's file, with a `permalink` where the native blog would serve it elsewhere than it was. */
export function settledText({ path, front, body, url }: ForeignText, native: Config): string {
  const plain = nativeText(front, body);
  const bytes = Buffer.from(plain);
  const file = { path, kind: kindOf(path), isTheme: false, digest: '', size: bytes.length };
  const served = readHeader(file, bytes, native).value?.url;
  return url === null || url === served ? plain : nativeText({ ...front, permalink: url }, body);
}

/** What a file of a native blog is by its place. */
export function kindOf(path: string): SourceKind {
  if (path.startsWith('posts/')) return 'post';
  return path.startsWith('drafts/') ? 'draft' : 'page';
}
