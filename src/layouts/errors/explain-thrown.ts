import nunjucks from 'nunjucks';
import { engineFilters } from '../rendering/engine-names.ts';
import { FilterFailed } from './failed-at.ts';

/** What happened and what to do about it. */
export interface Explained {
  readonly reason: string;
  readonly remedy: string;
}

/**
 * Says what the engine and the language say as people who write layouts would: of what failed, and what caused that, in a
 * template that declares these names itself.
 */
export function explainThrown(causes: readonly Error[], declared: readonly string[]): Explained {
  // What the engine has compiled brings its own path along.
  const said = (causes.at(-1)?.message ?? '').replace(/^(\([^)]*\)[^\n]*\n\s*)+/, '');
  const filter = causes.find((cause) => cause instanceof FilterFailed);
  if (filter !== undefined) return explainFilter(filter, said);
  const [, called] = /^Unable to call `([^`]+)`/.exec(said) ?? [];
  if (called !== undefined) return explainCall(called.replaceAll(/\["([^"]+)"\]/g, '.$1'), declared);
  const [, block] = /^no super block available for "(\w+)"/.exec(said) ?? [];
  if (block !== undefined)
    return {
      reason: `no layout above has a block ${block} that super() could show`,
      remedy: 'Take {{ super() }} out, or extend a layout that has the block.',
    };
  if (said.includes('Invalid string length'))
    return {
      reason: 'it writes more than a text can hold, half a gigabyte',
      remedy: 'Let the loop around it end sooner.',
    };
  return { reason: reasonOf(said), remedy: 'Mend the expression, or guard it with {% if %}.' };
}

function explainFilter({ filter, given }: FilterFailed, said: string): Explained {
  if (given === undefined || given === null)
    return {
      reason: `the filter ${filter} was given nothing`,
      remedy: `Mend the name before it, or guard it: {% if x %}{{ x | ${filter} }}{% endif %}.`,
    };
  if (filter === 'join' && Array.isArray(given))
    return {
      reason: 'the filter join was given things with properties, not texts',
      remedy: "Name the property that is to be joined: join(', ', 'name').",
    };
  return {
    reason: `the filter ${filter} fails on ${kindOf(given)}: ${reasonOf(said)}`,
    remedy: 'Give the filter what it is made for, or take it out.',
  };
}

function explainCall(called: string, declared: readonly string[]): Explained {
  if (called === 'super')
    return {
      reason: 'super() stands outside of all blocks, and shows what a layout above has in the same block',
      remedy:
        'Put it into a block of a layout that extends another: {% block main %}{{ super() }}{% endblock %}.',
    };
  const at = called.lastIndexOf('.');
  const [owner, name] = [called.slice(0, Math.max(0, at)), called.slice(at + 1)];
  if (declared.includes(called))
    return {
      reason: `${called} is no function here`,
      remedy: `If ${called} is a macro, write it above what calls it.`,
    };
  return { reason: `${called} is no function`, remedy: remedyForCall(owner, name) };
}

const methodOfDates =
  /^(?:get(?:UTC)?(?:FullYear|Year|Month|Date|Day|Time|Hours|Minutes)|to(?:Locale|ISO|UTC|Date)\w*|format)$/i;

function remedyForCall(owner: string, name: string): string {
  if (owner === '') return `Write a macro ${name}, or take it from its file: {% from "…" import ${name} %}.`;
  // What these have is no filter's to make: a page has a title, a pager a first page.
  const isThing = /^(?:page|post|site|pager|term|taxonomy)$/.test(owner);
  if (engineFilters.includes(name) && !isThing) return `Here it is a filter: {{ ${owner} | ${name} }}.`;
  if (methodOfDates.test(name)) return `Dates are written by a filter: {{ ${owner} | date('%d %B %Y') }}.`;
  return 'Mend the name, or write it without parentheses.';
}

function kindOf(given: unknown): string {
  if (Array.isArray(given)) return 'a list';
  if (typeof given === 'string' || given instanceof nunjucks.runtime.SafeString) return 'a text';
  return typeof given === 'object' ? 'a thing with properties' : `a ${typeof given}`;
}

function reasonOf(said: string): string {
  if (/^Cannot convert object to primitive value|toString is not a function/.test(said))
    return 'a list or a thing with properties stands where a text belongs';
  if (said.includes('Maximum call stack size exceeded')) return 'something in it calls itself without end';
  return said;
}
