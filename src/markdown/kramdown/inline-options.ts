import type { KramdownOptions } from '../../types/config.ts';
import type { AttributeList } from '../attribute-list.ts';

/** The options with what `{::options … /}` changes in them; what Tinta does not know is passed over. */
export function readInlineOptions(
  values: AttributeList['values'],
  options: KramdownOptions,
): KramdownOptions {
  const changes = values.map(([key, value]) => readOption(key, value));
  return Object.assign({}, options, ...changes) as KramdownOptions;
}

function readOption(key: string, value: string): Partial<KramdownOptions> {
  const isOn = value.trim() !== 'false';
  if (key === 'auto_ids') return { autoIds: isOn };
  if (key === 'auto_id_prefix') return { autoIdPrefix: value };
  if (key === 'parse_block_html') return { parseBlockHtml: isOn };
  if (key === 'parse_span_html') return { parseSpanHtml: isOn };
  if (key === 'footnote_backlink') return { footnoteBacklink: value };
  if (key === 'toc_levels') return { tocLevels: readLevels(value) };
  if (key === 'math_engine') return { math: value !== '' && value !== 'nil' };
  const number = Number(value);
  if (!Number.isInteger(number)) return {};
  if (key === 'footnote_nr') return { footnoteNumber: number };
  return key === 'header_offset' ? { headerOffset: number } : {};
}

/** `1..3`, `2,3` or a single level. */
export function readLevels(text: string): readonly number[] {
  const [, first, last] = /^\s*(\d)\.\.(\d)\s*$/.exec(text) ?? [];
  const all = [1, 2, 3, 4, 5, 6];
  if (first !== undefined) return all.filter((level) => level >= Number(first) && level <= Number(last));
  const named = new Set(text.split(',').map(Number));
  return all.filter((level) => named.has(level));
}
