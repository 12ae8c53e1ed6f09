import path from 'node:path';
import type { DataMap } from '../../types/data.ts';
import { isMap } from '../../types/data.ts';
import { mapAt, textAt, valueAt } from './lower-keys.ts';

/** A language of a Hugo blog. */
export interface HugoLanguage {
  /** As the blog calls it: the end of a file's name, the beginning of an address. */
  readonly code: string;
  /** Its folder of texts. */
  readonly content: string;
  /** What its addresses begin with: `/es`, or nothing. */
  readonly prefix: string;
}

/** What a Hugo blog's configuration means for where its texts are and where they were served. */
export interface HugoSite {
  /** All keys in lower case. */
  readonly config: DataMap;
  /** The default one first. */
  readonly languages: readonly HugoLanguage[];
  readonly timezone: string;
  readonly now: Date;
  /** Patterns of addresses, by section. */
  readonly permalinks: ReadonlyMap<string, string>;
}

/** Reads it. */
export function hugoSite(config: DataMap, now: Date): HugoSite {
  return {
    config,
    languages: languagesOf(config),
    timezone: textAt(config, 'timezone') || 'UTC',
    now,
    permalinks: permalinksOf(config),
  };
}

function languagesOf(config: DataMap): readonly HugoLanguage[] {
  const first = (textAt(config, 'defaultcontentlanguage') || 'en').toLowerCase();
  const isBelow = valueAt(config, 'defaultcontentlanguageinsubdir') === true;
  const disabled = valueAt(config, 'disablelanguages');
  const named = Object.entries(mapAt(config, 'languages')).filter(
    ([code, about]) =>
      isMap(about) && about['disabled'] !== true && !(Array.isArray(disabled) && disabled.includes(code)),
  );
  const all = named.some(([code]) => code === first) ? named : [[first, {}] as const, ...named];
  return all
    .map(([code, about]) => ({
      code,
      content: folder((isMap(about) ? textAt(about, 'contentdir') : '') || textAt(config, 'contentdir')),
      prefix: code === first && !(isBelow && all.length > 1) ? '' : `/${code}`,
    }))
    .toSorted((a, b) => Number(b.code === first) - Number(a.code === first));
}

function folder(name: string): string {
  return path.posix.normalize(name || 'content').replace(/\/$/, '');
}

function permalinksOf(config: DataMap): ReadonlyMap<string, string> {
  const given = mapAt(config, 'permalinks');
  const pages = isMap(given['page']) ? given['page'] : given;
  return new Map(
    Object.entries(pages).flatMap(([section, pattern]) =>
      typeof pattern === 'string' ? [[section.replace(/^\/|\/$/g, ''), pattern] as const] : [],
    ),
  );
}
