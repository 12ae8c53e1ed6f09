import { allAt, type ExportItem, metaOf, plainLine, textAt } from './export-item.ts';
import type { OldAddresses } from './old-addresses.ts';
import type { WordPressExport } from './read-export.ts';
import type { WordPressIndex } from './wordpress-index.ts';

/** Where an entry of a menu leads in the new blog, and what it is called; null for what is not there. */
export function menuTarget(
  item: ExportItem,
  channel: WordPressExport['channel'],
  index: WordPressIndex,
  addresses: OldAddresses,
): { readonly title: string; readonly url: string } | null {
  const id = metaOf(item, '_menu_item_object_id');
  const own = plainLine(textAt(item.fields, 'title'));
  if (metaOf(item, '_menu_item_type') === 'post_type') {
    const target = index.itemOf(id);
    const url = index.addressOf(id, addresses);
    const title = own || plainLine(textAt(target?.fields ?? {}, 'title'));
    return url === null || title === '' ? null : { title, url };
  }
  if (metaOf(item, '_menu_item_type') === 'taxonomy') {
    const term = termById(channel, id);
    return term === null ? null : { title: own || term.title, url: term.url };
  }
  const written = metaOf(item, '_menu_item_url').trim();
  return written === '' || written === '#' || own === ''
    ? null
    : { title: own, url: addresses.rewrite(written) };
}

function termById(
  channel: WordPressExport['channel'],
  id: string,
): { readonly title: string; readonly url: string } | null {
  const category = allAt(channel, 'wp:category').find((one) => textAt(one, 'wp:term_id') === id);
  if (category !== undefined)
    return {
      title: plainLine(textAt(category, 'wp:cat_name')),
      url: `/category/${textAt(category, 'wp:category_nicename')}/`,
    };
  const tag = allAt(channel, 'wp:tag').find((one) => textAt(one, 'wp:term_id') === id);
  return tag === undefined
    ? null
    : { title: plainLine(textAt(tag, 'wp:tag_name')), url: `/tag/${textAt(tag, 'wp:tag_slug')}/` };
}
