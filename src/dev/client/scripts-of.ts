import { stateAttribute } from '../live-message.ts';

/** What scripts a document runs, as one text: two documents with other scripts are other pages. */
export function scriptsOf(page: Document): string {
  return [...page.scripts]
    .filter((script) => !script.hasAttribute(stateAttribute) && isRun(script.type))
    .map((script) => `${script.type} ${script.getAttribute('src') ?? ''} ${script.text}`)
    .join('\n');
}

/** Whether a browser runs what an element of this type holds; other types are data. */
function isRun(type: string): boolean {
  return /^(?:|module|importmap|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i.test(type.trim());
}
