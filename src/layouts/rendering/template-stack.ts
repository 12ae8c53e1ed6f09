import type { Frame, Variables } from './included-context.ts';
import type { LayoutSet } from './layout-set.ts';

/** How deep templates may stand in one another. The engine's own end is a full stack, a second or more away. */
export const deepest = 500;

/** As deep as this it is looked into whether a template leads to itself. */
const doubtful = 100;

/** What a template sees as it is begun. */
interface Scope {
  readonly frame: Frame;
  readonly variables: Variables;
}

interface Opened {
  readonly name: string;
  /** Null for one that another extends. */
  readonly scope: Scope | null;
}

/** Which template stands in which while a page is rendered, outermost first. */
export class TemplateStack {
  readonly #opened: Opened[] = [];

  get depth(): number {
    return this.#opened.length;
  }

  get names(): readonly string[] {
    return this.#opened.map(({ name }) => name);
  }

  /** Begins a page by its layout. */
  begin(name: string): void {
    this.#opened.length = 0;
    this.enter(name, null);
  }

  enter(name: string, scope: Scope | null): void {
    this.#opened.push({ name, scope });
  }

  leave(): void {
    this.#opened.pop();
  }

  /**
   * Whether a template that is to be included leads to itself for ever: it stands in itself far down, and sees just what it saw
   * the last time. Of several in a circle only one is told of, wherever pages enter it.
   */
  isCircle(name: string, scope: Scope, layouts: LayoutSet): boolean {
    if (this.depth < doubtful) return false;
    const last = this.#opened.findLastIndex((opened) => opened.name === name);
    const before = this.#opened[last]?.scope ?? null;
    if (before === null || !isSeenAlike(before, scope)) return false;
    // What another extends is no include, and is not where the circle can be told.
    const included = this.#opened.slice(last).flatMap((opened) => (opened.scope === null ? [] : opened.name));
    return toldIn(included, layouts) === name;
  }
}

/** A circle is told in one of its layouts: in one of the blog, if it can be, for the theme's are not there to be mended. */
export function toldIn(circle: readonly string[], layouts: LayoutSet): string | undefined {
  const own = circle.filter((each) => layouts.get(each)?.isTheme !== true);
  return (own.length > 0 ? own : circle).toSorted()[0];
}

/** What loops say of themselves follows from what they are given. */
function isSeenAlike(before: Scope, now: Scope): boolean {
  for (let at: Frame | undefined = now.frame; at !== undefined && at !== before.frame; at = at.parent)
    for (const [name, value] of Object.entries(at.variables))
      if (name !== 'loop' && !isAlike(before.frame.lookup(name), value)) return false;
  const names = Object.keys(now.variables);
  return names.every((name) => isAlike(before.variables[name], now.variables[name]));
}

/** Macros are made anew each time that their file is imported, and what they do is decided by what they are given. */
function isAlike(before: unknown, now: unknown): boolean {
  if (before === now || (typeof before === 'function' && typeof now === 'function')) return true;
  return isImport(before) && isImport(now);
}

/** Whether a value is what `import` gives: a plain thing that holds macros and nothing that could count. */
function isImport(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const held = Object.values(value);
  return held.length > 0 && held.every((each) => typeof each === 'function');
}
