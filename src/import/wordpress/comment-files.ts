import { allAt, type ExportItem, plainLine, textAt } from './export-item.ts';

/** The approved comments of a text as data: who, when and what, with neither address of mail nor of the network; null for none. */
export function commentData(item: ExportItem): { readonly count: number; readonly json: string } | null {
  const approved = allAt(item.fields, 'wp:comment').filter(
    (one) => textAt(one, 'wp:comment_approved') === '1' && textAt(one, 'wp:comment_type') !== 'order_note',
  );
  if (approved.length === 0) return null;
  const told = approved.map((one) => {
    const text = (name: string): string => textAt(one, `wp:comment_${name}`).trim();
    const date = text('date_gmt') || text('date');
    return {
      id: Number(text('id')),
      ...(text('parent') === '' || text('parent') === '0' ? {} : { parent: Number(text('parent')) }),
      author: plainLine(text('author')),
      ...(text('author_url') === '' ? {} : { url: text('author_url') }),
      date: date === '' ? '' : `${date.replace(' ', 'T')}Z`,
      ...(['', 'comment'].includes(text('type')) ? {} : { type: text('type') }),
      content: text('content'),
    };
  });
  return { count: told.length, json: `${JSON.stringify(told, null, 2)}\n` };
}
