import type { Env, StateCore, Token } from 'markdown-it';
import { complain, documentState } from '../document-state.ts';
import { type AlertKind, alertKinds, type MarkdownLanguage } from '../languages.ts';
import { addClass } from '../set-attributes.ts';

const marker = /^\[!([a-z]+)\][ \t]*(?:\n|$)/i;

/** What other programs take for an alert: a name of any kind, a sign that folds it, a title on the same line. */
const alertLike = /^\[!(\p{L}+)\](?=[-+]?(?:[ \t]|\n|$))/u;

/** `> [!NOTE]` and its like: a quote that begins with the mark becomes an alert with GitHub's classes. */
export function alerts({ alerts: titles }: MarkdownLanguage): (state: StateCore) => void {
  return function alerts(state) {
    if (!state.src.includes('[!')) return;
    const result: Token[] = [];
    const open: boolean[] = [];
    const { tokens } = state;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at];
      if (token === undefined) break;
      result.push(token);
      if (token.type === 'blockquote_close' && open.pop() === true) token.tag = 'div';
      if (token.type !== 'blockquote_open') continue;
      const content = tokens[at + 1]?.type === 'paragraph_open' ? tokens[at + 2] : undefined;
      const kind = content === undefined ? null : alertKind(content, state.env);
      open.push(kind !== null);
      if (kind === null) tellUnread(content, state.env);
      if (kind === null || content === undefined) continue;
      token.tag = 'div';
      addClass(token, 'markdown-alert');
      addClass(token, `markdown-alert-${kind}`);
      result.push(...titleTokens(state, titles[kind], token.level + 1));
      const rest = content.content.replace(marker, '');
      if (rest === '') at += 3;
      else {
        if (content.map !== null) content.map = [content.map[0] + 1, content.map[1]];
        content.content = rest;
      }
    }
    state.tokens = result;
  };
}

function alertKind({ content }: Token, env: Env): AlertKind | null {
  const name = marker.exec(content)?.[1] ?? '';
  return isLink(name, env) ? null : kindOf(name);
}

function kindOf(name: string): AlertKind | null {
  return alertKinds.find((kind) => kind === name.toLowerCase()) ?? null;
}

/** Whether a link is defined by that name, which is what CommonMark makes of it. */
function isLink(name: string, { references }: Env): boolean {
  return references?.[`!${name.toUpperCase()}`] !== undefined;
}

/** Tells a quote that begins as alerts do elsewhere. */
function tellUnread(content: Token | undefined, env: Env): void {
  const [mark, name = ''] = alertLike.exec(content?.content ?? '') ?? [];
  if (mark === undefined || isLink(name, env)) return;
  const isKnown = kindOf(name) !== null;
  const all = alertKinds.map((kind) => `[!${kind.toUpperCase()}]`);
  complain(documentState(env), {
    code: 'alert-unread',
    message: isKnown
      ? `text behind ${mark} makes the quote no alert, so it is shown as it is typed`
      : `there is no alert ${mark}, so the quote is shown as it is typed`,
    remedy: isKnown
      ? 'Let the text begin on the next line of the quote.'
      : `Write ${all.slice(0, -1).join(', ')} or ${all.at(-1)}; its title is in the language of the page.`,
    line: content?.map?.[0] ?? 0,
    mark,
  });
}

function titleTokens(state: StateCore, title: string, level: number): readonly Token[] {
  const opening = new state.Token('alert_title_open', 'p', 1);
  opening.attrs = [['class', 'markdown-alert-title']];
  const content = new state.Token('inline', '', 0);
  content.content = title;
  content.children = [];
  const close = new state.Token('alert_title_close', 'p', -1);
  for (const token of [opening, content, close]) {
    token.block = true;
    token.level = level;
  }
  return [opening, content, close];
}
