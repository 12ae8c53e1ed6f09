import type { Reads, Seen } from '../reads.ts';
import { isLasting } from '../views/view.ts';
import { namesOf } from './compile-layout.ts';
import type { Frame } from './included-context.ts';
import type { LayoutSet } from './layout-set.ts';

/** What was made of a partial, and what it read meanwhile. */
interface CachedPartial {
  readonly text: string;
  readonly seen: Seen;
}

/** What is known of a partial itself. */
interface KnownPartial {
  /** How often it was rendered while it might be cached. */
  renders: number;
  /** What `mentionedIn` says of it, once it was asked. */
  mentions: Mentions | null | undefined;
}

interface Mentions {
  readonly names: readonly string[];
  /** Whether something in it sees what a name stands for outside of all scopes. */
  readonly hasMacros: boolean;
}

/** What a partial shows of these differs from page to page. */
const ofOnePage = ['page', 'pager', 'term', 'taxonomy'];

/** A partial that is rendered no more often than this in a run is not worth looking into. */
const seldom = 2;

/** Cached texts are forgotten, all at once, when they come to this many characters. */
const mostCharacters = 1 << 25;

/**
 * Partials that were rendered before, such as the card of a post that stands on five lists. The law: a text is used
 * again only where everything it could differ by is the same:
 *  1. the partial, and with it all it includes and imports by name;
 *  2. the value of each name that any of these mentions, in the scope it is included in and, for its macros, outside of all: the
 *     same text, number or truth, or the very same view that serves all pages;
 *  3. the language of the page and the site, which filters ask for unseen.
 * What it read the first time then counts as read by this page too.
 */
export class CachedPartials {
  readonly #reads: Reads;
  #layouts: LayoutSet;
  #partials = new Map<string, KnownPartial>();
  readonly #cached = new Map<string, CachedPartial>();
  readonly #viewNumbers = new WeakMap<object, number>();
  #views = 0;
  #characters = 0;

  constructor(layouts: LayoutSet, reads: Reads) {
    this.#layouts = layouts;
    this.#reads = reads;
  }

  /** Forgets all texts, since what they show may have changed, and what is known of the layouts where those have. */
  renew(layouts: LayoutSet): void {
    this.#cached.clear();
    this.#characters = 0;
    if (layouts === this.#layouts) return;
    this.#layouts = layouts;
    this.#partials = new Map();
  }

  /** The partial's text: a cached one, or what `render` makes, cached where that is sound. Throws what `render` throws. */
  render(name: string, context: object, frame: Frame, render: () => string): string {
    let partial = this.#partials.get(name);
    if (partial === undefined) this.#partials.set(name, (partial = { renders: 0, mentions: undefined }));
    if (partial.mentions === null || ++partial.renders <= seldom) return render();
    if (partial.mentions === undefined) partial.mentions = mentionedIn(name, this.#layouts);
    const key = partial.mentions === null ? null : this.#keyOf(name, partial.mentions, context, frame);
    if (key === null) return render();
    const known = this.#cached.get(key);
    if (known !== undefined) {
      this.#reads.replay(known.seen);
      return known.text;
    }
    const { result, seen } = this.#reads.capture(render);
    // A text put together piece by piece holds all its pieces until its characters are asked for.
    result.charCodeAt(0);
    this.#characters += result.length;
    if (this.#characters > mostCharacters) {
      this.#cached.clear();
      this.#characters = result.length;
    }
    this.#cached.set(key, { text: result, seen });
    return result;
  }

  /** Names all that the text could differ by; null where that cannot be named. */
  #keyOf(name: string, { names, hasMacros }: Mentions, context: object, frame: Frame): string | null {
    let key = `${name}\n${languageOf(context)}`;
    for (const mentioned of names) {
      const value = frame.lookup(mentioned);
      const outside: unknown = Reflect.get(context, mentioned);
      const part = this.#partOf(value === undefined && !hasMacros ? outside : value);
      const seenByMacros = hasMacros ? this.#partOf(outside) : '';
      if (part === null || seenByMacros === null) return null;
      key += part + seenByMacros;
    }
    return key;
  }

  #partOf(value: unknown): string | null {
    if (value === undefined || value === null) return `\n${String(value)}`;
    if (typeof value === 'string') return `\n"${value.length} ${value}`;
    if (typeof value === 'number' || typeof value === 'boolean') return `\n${String(value)}`;
    // One function stands for one template's macro or one of the engine's, made anew for every page: never the same.
    if (typeof value !== 'object' || !isLasting(value)) return null;
    let number = this.#viewNumbers.get(value);
    if (number === undefined) this.#viewNumbers.set(value, (number = this.#views++));
    return `\n#${String(number)}`;
  }
}

/** Reading it records that the page depends on it. */
function languageOf(context: object): string {
  const page: unknown = Reflect.get(context, 'page');
  const language: unknown = typeof page === 'object' && page !== null ? Reflect.get(page, 'lang') : '';
  return typeof language === 'string' ? language : '';
}

/**
 * Every name that a partial and all it reaches mentions, whether it declares it or not; null where one names a
 * template only while it runs, or depends on the page itself.
 */
function mentionedIn(name: string, layouts: LayoutSet): Mentions | null {
  const mentioned = new Set<string>(['site']);
  const reached = new Set<string>();
  let hasMacros = false;
  const visit = (template: string): boolean => {
    if (reached.has(template)) return true;
    reached.add(template);
    const layout = layouts.get(template);
    if (layout === undefined) return false;
    const { variables, templates, isClear, ...names } = namesOf(layout);
    hasMacros ||= names.hasMacros;
    for (const { name: variable } of variables) mentioned.add(variable);
    return isClear && templates.every((other) => visit(other.name));
  };
  if (!visit(name) || ofOnePage.some((variable) => mentioned.has(variable))) return null;
  return { names: [...mentioned].toSorted(), hasMacros };
}
