import temml from 'temml';

/** A formula as MathML, or why TeX cannot read it. */
export type Formula = { readonly html: string } | { readonly reason: string };

/** More than any formula a person writes; TeX's macros could make more of it than a page can hold. */
const maxLength = 10_000;

/** What MathJax, which most formulas on the web were written for, knows and this reader does not. */
const known = { '\\mbox': '\\text{#1}', '\\mathds': '\\mathbb{#1}' };

/** Turns TeX into MathML; nothing in a formula can run or reach outside it. */
export function renderMath(tex: string, displayMode: boolean): Formula {
  if (tex.length > maxLength) return { reason: `it is longer than ${String(maxLength)} characters` };
  try {
    return {
      html: temml.renderToString(tex, {
        displayMode,
        throwOnError: true,
        trust: false,
        macros: { ...known },
      }),
    };
  } catch (cause) {
    return { reason: reasonOf(cause) };
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof RangeError) return 'it nests too deep';
  const message = cause instanceof Error ? cause.message : String(cause);
  const first = message.replace(/^(?:Temml )?parse error:\s*/i, '').split('\n', 1)[0] ?? message;
  // The parser shows what stands before the fault, which may be nothing.
  return first
    .replaceAll(/\s+/g, ' ')
    .replace(/:?\s*$/, '')
    .trim();
}
