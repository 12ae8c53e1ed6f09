import { collectionOf } from './collection-of.ts';
import type { Config } from '../types/config.ts';
import type { DataMap } from '../types/data.ts';
import type { SourceFile } from '../types/source-file.ts';

const types: { readonly [kind: string]: string } = { post: 'posts', draft: 'drafts', page: 'pages' };

/** The front matter a file has without saying so: the narrowest path wins, then the one that names the type. */
export function defaultsFor(file: SourceFile, config: Pick<Config, 'collections' | 'defaults'>): DataMap {
  const { defaults } = config;
  const type = collectionOf(file.path, config)?.name ?? types[file.kind] ?? '';
  const fitting = defaults.filter((scope) => {
    const isInside = scope.path === '' || file.path.startsWith(`${scope.path}/`) || file.path === scope.path;
    const isOfType =
      scope.type === '' || scope.type === type || (type === 'drafts' && scope.type === 'posts');
    return isInside && isOfType;
  });
  const byWidth = fitting.toSorted(
    (a, b) => a.path.length - b.path.length || Number(a.type !== '') - Number(b.type !== ''),
  );
  const merged: { [key: string]: DataMap[string] } = Object.create(null);
  for (const { values } of byWidth) for (const key of Object.keys(values)) merged[key] = values[key] ?? null;
  return merged;
}
