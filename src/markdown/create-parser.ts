import MarkdownItParser, { type MarkdownIt, type MarkdownItOptions, type Ruler } from 'markdown-it';
import { BlockState } from './block-state.ts';
import type { Dialect } from './dialect.ts';
import { limitNesting } from './nesting-limit.ts';
import { plainText } from './rules/plain-text.ts';

/** Blocks that end where one of these begins, by our rule's name. */
const interrupts: { readonly [name: string]: string[] } = {
  attribute_line: ['paragraph', 'reference', 'blockquote', 'list'],
  math_block: ['paragraph', 'reference', 'blockquote', 'list'],
};

/** A parser that reads a dialect: its rules stand in each chain where the dialect's table has them. */
export function createParser(dialect: Dialect, options: MarkdownItOptions): MarkdownIt {
  const md = new MarkdownItParser('default', options);
  md.block.State = BlockState;
  for (const plugin of dialect.plugins) md.use(plugin);
  place(md.block.ruler, dialect.block);
  place(md.inline.ruler, dialect.inline);
  place(md.inline.ruler2, dialect.pairs);
  place(md.core.ruler, dialect.core);
  limitNesting(md);
  dialect.markup(md);
  md.disable([...dialect.off]);
  return md;
}

/** CommonMark 0.31 to the letter: no extension, raw HTML as it stands. */
export function createCommonMarkRenderer(): (source: string) => string {
  const md = new MarkdownItParser('commonmark', { html: true });
  md.block.State = BlockState;
  md.inline.ruler.at('text', plainText);
  return (source) => md.render(source);
}

type Row<Rule> = readonly [name: string, rule?: Rule];

function place<Args extends unknown[], Result>(
  ruler: Ruler<Args, Result>,
  rows: readonly Row<(...args: Args) => Result>[],
): void {
  const known = new Set(rows.flatMap(([name, rule]) => (rule === undefined ? [name] : [])));
  let previous: string | null = null;
  for (const [at, [name, rule]] of rows.entries()) {
    if (rule !== undefined) {
      const alt = { alt: interrupts[name] ?? [] };
      if (replaced.has(name)) ruler.at(name, rule, alt);
      else if (previous !== null) ruler.after(previous, name, rule, alt);
      else ruler.before(firstKnown(rows, at, known), name, rule, alt);
    }
    previous = name;
  }
}

/** Rules of the parser's and of plugins that ours take the place of. */
const replaced = new Set(['block', 'inline', 'footnote_tail', 'text']);

function firstKnown<Rule>(rows: readonly Row<Rule>[], from: number, known: ReadonlySet<string>): string {
  return rows.slice(from).find(([name]) => known.has(name))?.[0] ?? '';
}
