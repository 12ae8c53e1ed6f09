import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { importLeft } from '../import-left.ts';
import { cascades } from './cascades.ts';
import type { HugoSite } from './hugo-site.ts';
import type { HugoText } from './hugo-text.ts';
import { keptWhole } from './kept-whole.ts';
import { type ContentFile, listContents } from './list-contents.ts';
import { readText } from './read-text.ts';

/** The texts of a Hugo blog, and the files among them. */
export interface LoadedTexts {
  readonly texts: readonly HugoText[];
  /** Texts of which Hugo made no page, or which cannot be read: drafts that hold all their words. */
  readonly kept: ReadonlySet<HugoText>;
  readonly files: readonly ContentFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads every text of the blog in `source`. */
export function loadTexts(source: string, site: HugoSite): LoadedTexts {
  const listed = listContents(source, site);
  const texts: HugoText[] = [];
  const kept = new Set<HugoText>();
  const files: ContentFile[] = [];
  const diagnostics = [...listed.diagnostics];
  for (const content of listed.value) {
    const { file, role } = content;
    if (role === 'file') {
      files.push(content);
      continue;
    }
    const read = readText(content, readFileSync(path.join(source, file)));
    const isPlainHtml = /\.html?$/i.test(file) && !read.hasFrontMatter;
    if (role === 'text' && isPlainHtml) {
      files.push({ ...content, role: 'file' });
      continue;
    }
    diagnostics.push(...read.diagnostics);
    const text = role !== 'foreign' && read.text !== null ? read.text : wholeText(content, read.whole);
    if (role === 'foreign') diagnostics.push(foreignMarkup(file));
    if (role === 'inner') diagnostics.push(innerText(file));
    if (role !== 'text' || read.text === null) kept.add(text);
    texts.push(text);
  }
  const holdBack = cascades(texts, site);
  const held = texts.map((text) => (kept.has(text) ? text : holdBack(text)));
  return { texts: held, kept, files, diagnostics };
}

function wholeText(content: ContentFile, whole: string): HugoText {
  const language = /\.([^.]+)$/.exec(content.file)?.[1] ?? '';
  const body = keptWhole(whole, language === 'md' ? '' : language);
  return { ...content, front: {}, given: {}, body, bodyLine: 0, isHtml: false };
}

function foreignMarkup(file: string): Diagnostic {
  const message = 'This text is not Markdown, so all of it is kept in a draft';
  return importLeft(message, { file }, 'Rewrite the draft in Markdown; pandoc makes a beginning of it.');
}

function innerText(file: string): Diagnostic {
  const message = 'Hugo makes no page of a text in the folder of another, so it is kept in a draft';
  return importLeft(message, { file }, 'Move what it says to where it belongs.');
}
