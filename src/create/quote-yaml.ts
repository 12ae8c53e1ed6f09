/** What YAML 1.1 reads as something other than text. */
const notText = /^(?:true|false|yes|no|on|off|null|y|n)$/i;
/** Letters first, and nothing YAML could take for a sign of its own. */
const plain = /^\p{L}[\p{L}\p{M}\p{N} ,.!?()/’‘“”«»…–—-]*$/u;
/** Signs that readers of YAML drop or end a line at. */
const invisible = /[\p{Cc}\p{Surrogate}\u2028\u2029\ufeff\ufffe\uffff]/gu;

/** A text as a YAML value on one line, whatever it holds: bare where every reader of YAML takes it for text, else quoted. */
export function quoteYaml(text: string): string {
  if (plain.test(text) && !text.endsWith(' ') && !notText.test(text)) return text;
  return `"${text.replace(/["\\]/g, '\\$&').replace(invisible, codeOf)}"`;
}

function codeOf(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
