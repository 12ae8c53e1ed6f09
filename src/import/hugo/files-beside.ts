import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ForeignBlog } from '../foreign-blog.ts';
import type { HugoText } from './hugo-text.ts';
import type { ContentFile } from './list-contents.ts';

/** The files that stand among the texts of a Hugo blog. */
export interface FilesBeside {
  /** Those of no text's own, which stay where they were served. */
  readonly loose: ForeignBlog['copies'];
  /** Those in a text's own folder, for the folder that it has in the new blog. */
  readonly of: (text: HugoText, home: string) => ForeignBlog['copies'];
  /** Finds a picture that front matter names: beside the text, in `static/` or in `assets/`. */
  readonly locate: (text: HugoText, picture: string) => string;
}

/** Sorts them by the text that they belong to. */
export function filesBeside(files: readonly ContentFile[], source: string): FilesBeside {
  const byFolder = new Map<string, ContentFile[]>();
  const loose: (readonly [string, string])[] = [];
  for (const file of files) {
    const from = path.join(source, file.file);
    if (file.beside === null) loose.push([from, `pages${file.language.prefix}/${file.path}`]);
    else if (byFolder.get(file.beside)?.push(file) === undefined) byFolder.set(file.beside, [file]);
  }
  const own = (text: HugoText): readonly ContentFile[] =>
    (byFolder.get(ownFolder(text)) ?? []).filter((file) => isInSight(text, file));
  return {
    loose,
    of: (text, home) =>
      own(text).map((file) => [path.join(source, file.file), home + file.path.slice(ownFolder(text).length)]),
    locate: (text, picture) => {
      if (/^(?:[a-z]+:|\/)/i.test(picture)) return picture;
      const plain = picture.replace(/^\.\//, '');
      if (own(text).some((file) => file.path === ownFolder(text) + plain)) return plain;
      if (existsSync(path.join(source, 'static', plain))) return `/${plain}`;
      return existsSync(path.join(source, 'assets', plain)) ? `/assets/${plain}` : picture;
    },
  };
}

/** Empty for a text that has no folder to itself. */
function ownFolder({ kind, folder, name }: HugoText): string {
  return kind === 'leaf' ? `${folder}${name}/` : '';
}

/** Translations in one folder share its files; those in folders of their own have their own. */
function isInSight({ language }: HugoText, file: ContentFile): boolean {
  return language === file.language || language.content === file.language.content;
}
