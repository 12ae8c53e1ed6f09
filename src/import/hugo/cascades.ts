import picomatch from 'picomatch';
import { type Data, type DataMap, isMap } from '../../types/data.ts';
import type { HugoSite } from './hugo-site.ts';
import type { HugoText } from './hugo-text.ts';
import { textAt, valueAt } from './lower-keys.ts';

/** Keys that keep a text back: those are what must not be lost. */
const holding = ['draft', 'build', '_build', 'expirydate', 'publishdate'];

/** A text with the keys that keep it back where only a list above it, or the configuration, says them. */
export type HoldBack = (text: HugoText) => HugoText;

/** Reads what lists hand down to the texts below them, the nearest first. */
export function cascades(texts: readonly HugoText[], { config }: HugoSite): HoldBack {
  const lists = texts
    .filter(({ kind, front }) => kind === 'list' && valueAt(front, 'cascade') !== null)
    .toSorted((a, b) => b.folder.length - a.folder.length);
  const whole = entriesOf(valueAt(config, 'cascade'));
  if (lists.length === 0 && whole.length === 0) return (text) => text;
  return (text) => {
    const above = lists.filter(
      ({ folder, language }) => language === text.language && text.folder.startsWith(folder),
    );
    const entries = [...above.flatMap(({ front }) => entriesOf(valueAt(front, 'cascade'))), ...whole];
    const meant = entries.filter((entry) => isMeant(text, entry));
    const front: { [key: string]: Data } = { ...text.front };
    for (const key of holding) {
      const value = meant.map((entry) => entry[key]).find((one) => one !== undefined && one !== null);
      if (value !== undefined && (front[key] ?? null) === null) front[key] = value;
    }
    return { ...text, front };
  };
}

function entriesOf(cascade: Data): readonly DataMap[] {
  const list: readonly Data[] = Array.isArray(cascade) ? cascade : [cascade];
  return list.filter(isMap);
}

function isMeant({ kind, folder, name, language }: HugoText, entry: DataMap): boolean {
  const target = valueAt(entry, 'target') ?? valueAt(entry, '_target');
  if (!isMap(target)) return true;
  const fits = (key: string, value: string): boolean => {
    const glob = textAt(target, key);
    return glob === '' || picomatch.isMatch(value, glob.toLowerCase(), { dot: true });
  };
  const at = `/${kind === 'list' ? folder.replace(/\/$/, '') : folder + name}`.toLowerCase();
  return (
    fits('path', at) &&
    fits('kind', kind === 'list' ? 'section' : 'page') &&
    fits('lang', language.code) &&
    fits('environment', 'production')
  );
}
