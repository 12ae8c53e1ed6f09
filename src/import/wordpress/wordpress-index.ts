import type { Picture, Pictures } from './expand-shortcodes.ts';
import { type ExportItem, metaOf, plainLine, textAt } from './export-item.ts';
import type { OldAddresses } from './old-addresses.ts';

/** What items refer to by number. */
export interface WordPressIndex {
  readonly itemOf: (id: string) => ExportItem | null;
  /** Where an item is in the new blog: a text's path, or an attachment's file. */
  readonly addressOf: (id: string, addresses: OldAddresses) => string | null;
  readonly pictureById: Pictures['byId'];
  /** The pictures that were uploaded to a text. */
  readonly picturesOf: (id: string) => readonly Picture[];
}

export function wordPressIndex(items: readonly ExportItem[]): WordPressIndex {
  const byId = new Map(items.map((item) => [idOf(item), item]));
  const uploaded = new Map<string, Picture[]>();
  for (const item of items) {
    const picture = pictureOf(item);
    const parent = textAt(item.fields, 'wp:post_parent');
    if (picture !== null)
      uploaded
        .set(parent, uploaded.get(parent) ?? [])
        .get(parent)
        ?.push(picture);
  }
  const itemOf = (id: string): ExportItem | null => (id === '' ? null : (byId.get(id) ?? null));
  return {
    itemOf,
    addressOf: (id, addresses) => {
      const item = itemOf(id);
      if (item === null) return null;
      const attached = textAt(item.fields, 'wp:attachment_url');
      if (attached !== '') return addresses.rewrite(attached);
      return servedAt(item, addresses);
    },
    pictureById: (id) => {
      const item = itemOf(id);
      return item === null ? null : pictureOf(item);
    },
    picturesOf: (id) => uploaded.get(id) ?? [],
  };
}

/** Its number; empty for what is none, since names of files are made of it. */
export function idOf({ fields }: ExportItem): string {
  return /^\d+$/.exec(textAt(fields, 'wp:post_id').trim())?.[0] ?? '';
}

/** Where a published text was served within the blog; null for one that was not. */
export function servedAt({ fields }: ExportItem, { pathOf }: OldAddresses): string | null {
  const link = textAt(fields, 'link').trim();
  const isPublic = textAt(fields, 'wp:status') === 'publish' && textAt(fields, 'wp:post_password') === '';
  return !isPublic || link.includes('?') ? null : pathOf(link);
}

function pictureOf(item: ExportItem): Picture | null {
  const src = textAt(item.fields, 'wp:attachment_url').trim();
  if (!/\.(?:jpe?g|png|gif|webp|avif|svg|bmp|heic)(?:\?.*)?$/i.test(src)) return null;
  const alt = plainLine(metaOf(item, '_wp_attachment_image_alt'));
  return { src, alt, caption: textAt(item.fields, 'excerpt:encoded').trim() };
}
