import type { FilterImplOptions } from 'liquidjs';
import { decimals } from './decimal.ts';
import { WholeFloat } from './whole-float.ts';
import { writtenOut } from './written-out.ts';

/** Filters of numbers as Ruby's engine has them, which tells floats from whole numbers. Confirmed with Jekyll 4.3.1. */
export const numberFilters: { readonly [name: string]: FilterImplOptions } = {
  plus: (a: unknown, b: unknown) => count(a, b, (x, y) => x + y, decimals.plus),
  minus: (a: unknown, b: unknown) => count(a, b, (x, y) => x - y, decimals.minus),
  times: (a: unknown, b: unknown) => count(a, b, (x, y) => x * y, decimals.times),
  divided_by: (a: unknown, b: unknown) =>
    count(
      a,
      b,
      (x, y) => Math.floor(x / y),
      decimals.divide,
      (x, y) => x / y,
    ),
  modulo: (a: unknown, b: unknown) =>
    count(
      a,
      b,
      (x, y) => ((x % y) + y) % y,
      decimals.modulo,
      () => Number.NaN,
    ),
  round(value: unknown, places: unknown) {
    const { value: number, isFloat } = rubyNumber(value);
    if (!Number.isFinite(number)) return number;
    const to = Math.trunc(rubyNumber(places).value);
    // Nobody writes more, and a number has no more.
    const rounded = decimals.round(number, Math.min(100, Math.max(-100, to)));
    return made(rounded, isFloat && to > 0);
  },
  ceil: (value: unknown) => Math.ceil(rubyNumber(value).value),
  floor: (value: unknown) => Math.floor(rubyNumber(value).value),
  abs(value: unknown) {
    const { value: number, isFloat } = rubyNumber(value);
    return made(Math.abs(number), isFloat);
  },
  at_least: (value: unknown, least: unknown) => chosen(value, least, (a, b) => a < b),
  at_most: (value: unknown, most: unknown) => chosen(value, most, (a, b) => a > b),
  to_integer: (value: unknown) =>
    typeof value === 'boolean' ? Number(value) : Math.trunc(rubyNumber(value).value),
};

/** A number as Ruby's engine has it. */
interface RubyNumber {
  readonly value: number;
  readonly isFloat: boolean;
}

/** A number, the one that a text is, or the whole one that it begins with; 0 for anything else. */
function rubyNumber(value: unknown): RubyNumber {
  if (typeof value === 'number') return { value, isFloat: !Number.isInteger(value) };
  if (value instanceof WholeFloat) return { value: value.valueOf(), isFloat: true };
  const text = writtenOut(value).trim();
  if (/^-?\d+\.\d+$/.test(text)) return { value: Number(text), isFloat: true };
  const [whole = '0'] = /^[+-]?\d[\d_]*/.exec(text) ?? [];
  return { value: Number(whole.replaceAll('_', '')), isFloat: false };
}

type Operation = (a: number, b: number) => number;

/** Whole numbers are counted as such, others in tens; `beyond` is for what tens cannot count: no end, or parts of nothing. */
function count(
  first: unknown,
  second: unknown,
  whole: Operation,
  tens: Operation,
  beyond: Operation | null = null,
): unknown {
  const [a, b] = [rubyNumber(first), rubyNumber(second)];
  const isFloat = a.isFloat || b.isFloat;
  const isBeyond =
    !Number.isFinite(a.value) || !Number.isFinite(b.value) || (beyond !== null && b.value === 0);
  if (isBeyond) return (beyond ?? whole)(a.value, b.value);
  return isFloat ? made(tens(a.value, b.value), true) : whole(a.value, b.value);
}

function made(value: number, isFloat: boolean): unknown {
  return isFloat && Number.isInteger(value) ? new WholeFloat(value) : value;
}

function chosen(value: unknown, bound: unknown, isBeyond: (a: number, b: number) => boolean): unknown {
  const [a, b] = [rubyNumber(value), rubyNumber(bound)];
  const { value: number, isFloat } = isBeyond(a.value, b.value) ? b : a;
  return made(number, isFloat);
}
