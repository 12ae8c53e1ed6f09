import type { DataMap } from '../../types/data.ts';
import type { HugoLanguage } from './hugo-site.ts';

/** A text of a Hugo blog. */
export interface HugoText {
  /** Relative to the blog. */
  readonly file: string;
  /** Its folder below that of all texts, with its slash; empty at the top. A text with a folder of its own stands in the one around that. */
  readonly folder: string;
  /** Its name without language and extension; of a text with a folder of its own the folder's. */
  readonly name: string;
  readonly language: HugoLanguage;
  /** A `list` says what stands above a section. */
  readonly kind: 'text' | 'leaf' | 'list';
  /** Its keys in lower case. */
  readonly front: DataMap;
  /** Its keys as they are written. */
  readonly given: DataMap;
  readonly body: string;
  /** How many lines of the file stand before the body. */
  readonly bodyLine: number;
  readonly isHtml: boolean;
}

/** The section that a text belongs to: its topmost folder. */
export function sectionOf({ folder }: Pick<HugoText, 'folder'>): string {
  return folder.split('/')[0] ?? '';
}
