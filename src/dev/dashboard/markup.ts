import { escapeHtml } from '../../markdown/escape-html.ts';

/** HTML that may stand as it is; only `html` makes it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | readonly Markup[];

/** Makes HTML of a template; whatever is put into it is text, but for what is HTML already. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const text = template.reduce((made, literal, index) => made + textOf(parts[index - 1] ?? '') + literal);
  return new Markup(text);
}

function textOf(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return escapeHtml(String(part));
}
