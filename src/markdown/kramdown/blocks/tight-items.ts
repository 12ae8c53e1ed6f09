import type { Block } from './block.ts';

/**
 * Takes the `<p>` from items whose first paragraph needs none. Each item loses it whose first block is a paragraph and
 * 1. nothing, or something other than a blank line, follows that paragraph; or the list ends with the blank line;
 * 2. the item is not the list's last, or is its only one, or another item begins without `<p>` too.
 * Returns the blank line behind the last item, which is none of the list's.
 */
export function tightenItems(items: readonly Block[], hasEndMark: boolean): Block | null {
  let trailing: Block | null = null;
  for (const [at, item] of items.entries()) {
    const { children } = item;
    const first = children[0];
    if (first === undefined) continue;
    const isText = first.type === 'paragraph';
    if (isText && children[1]?.type === 'end' && first.attributes !== null) children.splice(1, 1);
    const isLast = at === items.length - 1;
    if (isText && isFollowedTightly(item, isLast && !hasEndMark) && (!isLast || suitsOthers(items)))
      first.isHidden = true;
    trailing = children[children.length - 1]?.type === 'blank' ? (children.pop() ?? null) : null;
  }
  return trailing;
}

function isFollowedTightly({ children }: Block, mayEndBlank: boolean): boolean {
  return children.length < 2 || children[1]?.type !== 'blank' || (mayEndBlank && children.length === 2);
}

function suitsOthers(items: readonly Block[]): boolean {
  if (items.length === 1) return true;
  return items.slice(0, -1).some(({ children: [first] }) => first?.type !== 'paragraph' || first.isHidden);
}
