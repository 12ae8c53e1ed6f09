import type { Context } from 'liquidjs';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { warning } from '../diagnostics/diagnostic.ts';
import { compareTexts } from '../text/compare-texts.ts';
import { locate } from '../text/locate.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { LiquidRead, LiquidSource, PictureRead } from '../types/liquid.ts';
import type { OtherBody } from './liquid-services.ts';

/** What is learnt while one body's Liquid runs. Made anew for each. */
export class LiquidRun {
  readonly source: LiquidSource;
  readonly diagnostics: Diagnostic[] = [];
  readonly #digestOf: (name: string) => string;
  readonly #reads = new Map<string, string>();
  readonly #pictures = new Map<string, string>();
  #take: (steps: number) => void = () => undefined;

  constructor(source: LiquidSource, digestOf: (name: string) => string) {
    this.source = source;
    this.#digestOf = digestOf;
  }

  get reads(): readonly LiquidRead[] {
    return [...this.#reads].toSorted(([a], [b]) => compareTexts(a, b));
  }

  get pictures(): readonly PictureRead[] {
    return [...this.#pictures];
  }

  /** Remembers all that another's body was made from. */
  readBody(id: string, { reads, pictures }: OtherBody): void {
    this.read(`file:${id}`);
    for (const [name] of reads) this.read(name);
    for (const [name, digest] of pictures) this.#pictures.set(name, digest);
  }

  /** Says what is asked before costly work. */
  limit(take: (steps: number) => void): void {
    this.#take = take;
  }

  /** Counts costly work; throws where it is too much. */
  work(steps: number): void {
    this.#take(steps);
  }

  /** Remembers that the outcome depends on what `name` is (`factDigests` tells which names there are). */
  read(name: string): void {
    if (!this.#reads.has(name)) this.#reads.set(name, this.#digestOf(name));
  }

  /** Warns of the first place in the body where `mark` stands. */
  warn(code: DiagnosticCode, message: string, mark: string, remedy: string): void {
    const found = warning(code, message, placeAt(this.source, this.source.text.indexOf(mark)), remedy);
    // A page in parts runs over and over.
    if (!this.diagnostics.some((told) => told.message === message && told.line === found.line))
      this.diagnostics.push(found);
  }
}

/** The place of a position in a body; of the file alone where the position is -1. */
export function placeAt({ text, file, lineOffset }: LiquidSource, at: number) {
  if (at === -1) return { file };
  const { line, column, source } = locate(text, at);
  return { file, line: lineOffset + line, column, source };
}

const runs = new WeakMap<object, LiquidRun>();

/** Says whose Liquid runs in a context. */
export function beginRun(globals: object, run: LiquidRun): void {
  runs.set(globals, run);
}

/** The run that a tag or filter works for. Throws for a context that none was begun in. */
export function runOf(context: Context): LiquidRun {
  const run = runs.get(context.environments);
  if (run === undefined) throw new Error('Liquid runs without a body');
  return run;
}
