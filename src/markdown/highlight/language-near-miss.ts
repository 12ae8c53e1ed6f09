import { differsByASlip, hasSameLetters } from '../../text/did-you-mean.ts';
import { grammars } from './grammars.ts';
import { grammarName, otherNames } from './language-names.ts';
import { rougeNames } from './rouge-names.ts';

/** Names of ours that are words besides, so that a word near them is most likely another one. */
const plainWords = new Set(['atom', 'context', 'ignore', 'make', 'node', 'patch', 'plain', 'text']);

/** Languages, programs and words that only look like a language of ours. */
const ownNames: ReadonlySet<string> = new Set(
  `
    basis closure grade https later photo scale schema shelf shift gmake nmake
    qmake xmake gradlew javac javap rustc rusty bshell cshell pshell jsharp qsharp
    mssql mysqld mysqli typoscript dhtml phtml shtml hjson jison jsonp kramdown rmarkdown
    katex luatex ipython jython rpython iruby jruby mruby
    bazel clisp clist mhtml ninja qbasic
  `
    .trim()
    .split(/\s+/),
);

/** A language behind a fence has letters only where it is a slip; a version or a file's name is none. */
const word = /^[a-z]{4,20}$/;

let candidates: readonly string[] | null = null;

/** What was found for the names that a blog has; so many, since posts may have any. */
const found = new Map<string, string | null>();
const mostFound = 1000;

/** The language that was meant by one that nothing colours: null unless it differs from it by a slip of the fingers. */
export function languageNearMiss(language: string): string | null {
  const name = language.toLowerCase();
  if (name === 'mermaid' || Object.hasOwn(grammars, grammarName(name)) || !word.test(name)) return null;
  if (rougeNames.has(name) || ownNames.has(name)) return null;
  const before = found.get(name);
  if (before !== undefined) return before;
  const meant = nearestTo(name);
  if (found.size < mostFound) found.set(name, meant);
  return meant;
}

function nearestTo(name: string): string | null {
  candidates ??= ['mermaid', ...Object.keys(grammars).filter(isMeant), ...otherNames.filter(isMeant)];
  // One letter more or less makes another word of a short one.
  const isNear = name.length > 4 ? differsByASlip : hasSameLetters;
  return candidates.find((known) => isNear(name, known)) ?? null;
}

/** Grammars stand beside functions of the library that has them. */
function isMeant(name: string): boolean {
  return word.test(name) && !plainWords.has(name) && typeof grammars[grammarName(name)] === 'object';
}
