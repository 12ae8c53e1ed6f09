import { type Context, Drop, defaultOperators, type Operators } from 'liquidjs';
import { isMap } from '../types/data.ts';
import { writtenOut } from './written-out.ts';

/** The library's operators, but that a mapping contains the names in it, as in Ruby: `site.tags contains "ink"`. */
export const operators: Operators = {
  ...defaultOperators,
  contains(holder: unknown, item: unknown, context: Context) {
    if (isMap(holder) && !(holder instanceof Drop)) return Object.hasOwn(holder, writtenOut(item));
    return defaultOperators['contains']?.(holder, item, context) ?? false;
  },
};
