import type { ForeignText } from '../foreign-blog.ts';
import { verbatimParts } from '../verbatim-parts.ts';
import { type HexoConfig, textsOf } from './hexo-config.ts';
import type { HexoSource } from './hexo-source.ts';

/** Pages that stood where a native blog makes its lists: of most nothing is written but what asks Hexo's theme for such a list. */
interface ListPages {
  readonly isList: (text: HexoSource) => boolean;
  /** Whether it says something of its own, so that it is kept as a draft. */
  readonly isHeld: (text: HexoSource) => boolean;
  /** Pages that lead to the lists from where they stood otherwise. */
  readonly redirects: readonly ForeignText[];
}

/** Finds the pages of a theme's lists. */
export function listPages(texts: readonly HexoSource[], config: HexoConfig): ListPages {
  const lists = listAddresses(config);
  const known = new Set(lists.map(([, url]) => url));
  const listOf = ({ kind, data, address }: HexoSource): string | null => {
    if (kind !== 'page' || !('url' in address)) return null;
    if (known.has(address.url)) return address.url;
    const asked = [...textsOf(data['type']), ...textsOf(data['layout'])];
    return lists.find(([pattern]) => asked.some((name) => pattern.test(name)))?.[1] ?? null;
  };
  return {
    isList: (text) => listOf(text) !== null,
    isHeld: (text) => listOf(text) !== null && saysMore(text.body),
    redirects: texts.flatMap((text) => {
      const [list, { address }] = [listOf(text), text];
      if (list === null || !('url' in address) || address.url === list) return [];
      const front = { redirect_to: list };
      return [{ source: text.file, path: `pages/${text.path}.md`, front, body: '', url: address.url }];
    }),
  };
}

function saysMore(body: string): boolean {
  return verbatimParts(body, ['!--']).some((part, at) => at % 2 === 0 && part.trim() !== '');
}

/** What themes call the lists, and where a native blog has them. */
function listAddresses({ tagDir, categoryDir, all }: HexoConfig): readonly (readonly [RegExp, string])[] {
  return [
    [/^tags?$/, `/${tagDir}/`],
    [/^categor(?:y|ies)$/, `/${categoryDir}/`],
    [/^archives?$/, archiveAddress(all)],
    [/^search$/, '/search/'],
  ];
}

/** Where the list of all posts stands. */
export function archiveAddress(all: HexoConfig['all']): string {
  const [folder = 'archives'] = textsOf(all['archive_dir']);
  return `/${folder.replace(/^\/+|\/+$/g, '')}/`;
}
