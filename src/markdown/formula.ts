import type { Env, Token } from 'markdown-it';
import { complain, documentState } from './document-state.ts';
import { escapeHtml } from './escape-html.ts';
import { renderMath } from './render-math.ts';

/** Fills a token with a formula's MathML; a formula that cannot be read is a warning and shows its source. */
export function setFormula(token: Token, tex: string, env: Env, line: number): void {
  const isBlock = token.type === 'math_block';
  const document = documentState(env);
  const formula = renderMath(tex, isBlock);
  if ('html' in formula) {
    token.content = isBlock ? `<div class="math">${formula.html}</div>\n` : formula.html;
    document.features.add('math');
    return;
  }
  const code = `<code class="math-invalid">${escapeHtml(tex)}</code>`;
  token.content = isBlock ? `<p>${code}</p>\n` : code;
  complain(document, {
    code: 'math-invalid',
    message: `A formula cannot be read: ${formula.reason}.`,
    remedy: 'Mend the formula, or write a dollar sign that is money as \\$.',
    line,
    mark: isBlock ? '$' : token.markup + tex.split('\n', 1).join(''),
  });
}

/** Formulas are HTML already. */
export function renderFormula(tokens: Token[], at: number): string {
  return tokens[at]?.content ?? '';
}
