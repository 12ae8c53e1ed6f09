import { Drop } from 'liquidjs';
import { isMap } from '../types/data.ts';
import { WholeFloat, writtenFloat } from './whole-float.ts';

/**
 * A value as Ruby's Liquid writes it out: nothing for nil, lists one item after the other, a mapping with its keys and arrows. A
 * post written out whole is nothing, for its body is not known here.
 */
export function writtenOut(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(writtenOut).join('');
  if (value instanceof WholeFloat) return value.toString();
  // `nil`, `empty` and `blank` are objects to the library.
  if (value instanceof Drop) return writtenOut(value.valueOf());
  if (isMap(value)) return isPost(value) ? '' : inspected(value);
  return typeof value === 'number' && !Number.isInteger(value) ? writtenFloat(value) : String(value);
}

/** A value as Ruby shows it to programmers. */
export function inspected(value: unknown): string {
  if (value === null || value === undefined) return 'nil';
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inspected).join(', ')}]`;
  if (!isMap(value) || value instanceof Drop) return writtenOut(value);
  if (isPost(value)) return '""';
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}=>${inspected(item)}`)
    .join(', ')}}`;
}

function isPost(value: object): boolean {
  return 'relative_path' in value && 'url' in value;
}
