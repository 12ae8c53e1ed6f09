import type { Grammar, GrammarValue, TokenObject } from 'prismjs';
import type { CodeToken } from './code-token.ts';

/** One pattern of a grammar, in the order in which they are sought. */
export interface GrammarRule {
  readonly type: string;
  readonly pattern: RegExp;
  /** Whether it is sought in the whole code, across what is text so far; else within each piece of text by itself. */
  readonly greedy: boolean;
  /** Whether the first group of the pattern only stands before what it finds. */
  readonly lookbehind: boolean;
  /** What cuts its find further. */
  readonly inside: Grammar | null;
  readonly alias: TokenObject['alias'];
  /** What this rule and those after it make of short pieces of text; null of one that is cut further. */
  readonly known: Map<string, readonly CodeToken[] | null>;
}

/** The rules of a grammar in the order they are tried. */
export interface GrammarRules {
  readonly rules: readonly GrammarRule[];
  /** Those of them up to the last greedy one; by the others each piece of text is cut by itself. */
  readonly across: readonly GrammarRule[];
}

const made = new WeakMap<Grammar, GrammarRules>();

/** The rules of one of Prism's grammars, made once. Grammars do not change once they are used. */
export function rulesOf(grammar: Grammar): GrammarRules {
  const known = made.get(grammar);
  if (known !== undefined) return known;
  // What the rest says again is sought where it was said first.
  const values = new Map([...Object.entries(grammar), ...Object.entries(grammar.rest ?? {})]);
  const rules = [...values].flatMap(([type, value]) =>
    type === 'rest' || value === undefined ? [] : [value].flat().map((one) => ruleOf(type, one)),
  );
  const all = { rules, across: rules.slice(0, rules.findLastIndex(({ greedy }) => greedy) + 1) };
  made.set(grammar, all);
  return all;
}

function ruleOf(type: string, value: Exclude<GrammarValue, readonly unknown[]>): GrammarRule {
  const { pattern, greedy = false, lookbehind = false, inside = null, alias } = objectOf(value);
  // One that is sought from a place on has to be told where.
  const flags = greedy && !pattern.global ? `${pattern.flags}g` : pattern.flags;
  return {
    type,
    pattern: flags === pattern.flags ? pattern : new RegExp(pattern.source, flags),
    greedy,
    lookbehind,
    inside,
    alias,
    known: new Map(),
  };
}

function objectOf(value: RegExp | TokenObject): TokenObject {
  return value instanceof RegExp ? { pattern: value } : value;
}
