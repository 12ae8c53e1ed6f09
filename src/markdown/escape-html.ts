const special = /[&<>"]/;
const each = /[&<>"]/g;
const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text made safe for HTML, between tags and inside double quotes. */
export function escapeHtml(text: string): string {
  return special.test(text) ? text.replace(each, (character) => entities[character] ?? '') : text;
}
