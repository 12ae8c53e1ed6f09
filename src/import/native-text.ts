import type { DataMap } from '../types/data.ts';
import { yamlLines } from './yaml-lines.ts';

/** A post's file: its front matter, a blank line and its body. */
export function nativeText(front: DataMap, body: string): string {
  return `---\n${yamlLines(front)
    .map((line) => `${line}\n`)
    .join('')}---\n\n${body.replace(/\n*$/, '\n')}`;
}
