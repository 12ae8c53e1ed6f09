import { plainText } from '../text/plain-text.ts';
import { countWords } from './count-words.ts';

/** What words of its own a list of posts may have: a heading, a link to older ones. */
const mostOfList = 30;

/** What may make a list: loops, what is included, the blog's posts. */
const mayList =
  /\{%-?\s*(?:for|tablerow|include\w*)\b|\bpaginator\b|\bsite\.(?:posts|categories|tags|related_posts)\b/;

/** Layouts that show a text and nothing of other posts; those of other names, such as `home`, mostly list them. */
const showsText = /^layout:[ \t]*["']?(?:page|default|none|null|~)?["']?[ \t]*$/m;

/**
 * Whether an index at the top of a Jekyll blog has something to say of its own, or is the list of posts that the theme makes.
 * One without front matter is a whole page; one that asks for the `paginator` is a list, whatever stands around it. What
 * it includes, as `readInclude` gives it by name, is part of it where none of that may list posts.
 */
export function isOwnHome(text: string, readInclude: (name: string) => string | null = () => null): boolean {
  const [, head = '', body] = /^---[ \t]*\n([^]*?\n)?---[ \t]*(?:\n|$)([^]*)/.exec(text) ?? [];
  if (body === undefined) return true;
  if (/\bpaginator\b/.test(body)) return false;
  const whole = withIncludes(body, readInclude);
  const isText = !mayList.test(whole) && (showsText.test(head) || !/^layout:/m.test(head));
  return countWords(withoutLists(isText ? whole : body)).words > (isText ? 0 : mostOfList);
}

/** A body with what it includes by name; what cannot be read stays a tag. */
function withIncludes(body: string, readInclude: (name: string) => string | null, depth = 0): string {
  if (depth === maxDepth) return body;
  return body.replace(/\{%-?\s*include\s+([\w./-]+)[^{}]*?%\}/g, (tag, name: string) => {
    const included = readInclude(name);
    return included === null ? tag : withIncludes(included, readInclude, depth + 1);
  });
}

/** The words that an index with front matter says besides its lists, without the signs of Markdown; none for a whole page. */
export function ownWords(text: string): readonly string[] {
  const body = /^---[ \t]*\n(?:[^]*?\n)?---[ \t]*(?:\n|$)([^]*)/.exec(text)?.[1] ?? '';
  const said = withoutLists(body)
    .replace(/\{[:#][^{}\n]*\}/g, ' ')
    .replace(/!?\[([^[\]\n]*)\](?:\([^()\n]*\)|\[[^[\]\n]*\])/g, '$1')
    .replace(/[*_`]+/g, '');
  return plainText(said)
    .split(' ')
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** Deeper than anyone puts loops into loops. */
const maxDepth = 10;

/** The words that stand in a body whatever posts there are. What is not closed goes on to the end. */
function withoutLists(body: string): string {
  let text = body.replace(/\{%-?\s*comment\b[^]*?(?:endcomment\s*-?%\}|$)/g, ' ');
  for (let depth = 0; depth < maxDepth; depth++)
    text = text.replace(/\{%-?\s*for\b(?:(?!\{%-?\s*for\b)[^])*?\{%-?\s*endfor\s*-?%\}/g, ' ');
  return text
    .replace(/\{%[^]*?(?:%\}|$)|\{\{[^]*?(?:\}\}|$)/g, ' ')
    .replace(/<!--[^]*?(?:-->|$)|<(script|style)\b[^]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<[^>]*>/g, ' ');
}
