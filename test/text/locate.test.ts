import { expect, test } from 'vitest';
import { lineAt, locate } from '../../src/text/locate.ts';

test('a place is told by line and column, counted from 1, with the line it stands in', () => {
  expect(locate('one\ntwo\nthree', 5)).toEqual({ line: 2, column: 2, source: 'two' });
  expect(locate('one\ntwo', 7)).toEqual({ line: 2, column: 4, source: 'two' });
});

test('the first place of a text is in its first line, though that be empty', () => {
  expect(locate('\none', 0)).toEqual({ line: 1, column: 1, source: '' });
  expect(lineAt('\none', 0)).toBe(1);
});

test('the end of a line belongs to it, and what comes next to the next', () => {
  expect(locate('one\ntwo', 3)).toEqual({ line: 1, column: 4, source: 'one' });
  expect([3, 4].map((offset) => lineAt('one\ntwo', offset))).toEqual([1, 2]);
});
