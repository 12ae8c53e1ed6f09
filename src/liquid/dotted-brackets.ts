import { Tokenizer } from 'liquidjs';

type ReadProperties = (this: Tokenizer, isBegin?: boolean) => unknown[];

/** The library keeps its reader of paths to itself, so it can only be had by name. */
const name = 'readProperties';
const readUpToDot = Reflect.get(Tokenizer.prototype, name) as ReadProperties;

/**
 * Makes the library read `site.tags.[tag]` as Ruby's engine does, for which the dot is nothing. The library would end the path
 * there. It has no setting for it, so its reader of paths is replaced for good, as the one of texts in quotes is.
 */
export function readDottedBrackets(): void {
  Reflect.set(Tokenizer.prototype, name, readPath);
}

function readPath(this: Tokenizer, isBegin?: boolean): unknown[] {
  const path = readUpToDot.call(this, isBegin);
  while (this.peek() === '[' && this.input.charAt(this.p - 1) === '.')
    path.push(...readUpToDot.call(this, false));
  return path;
}
