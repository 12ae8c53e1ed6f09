import picomatch from 'picomatch';
import type { Config, FrontMatterDefaults } from '../../types/config.ts';
import type { DataMap } from '../../types/data.ts';
import type { SourceFile } from '../../types/source-file.ts';
import { collectionOf } from '../addresses/collection-of.ts';
import { mergeMaps } from './merge-defaults.ts';

const types: { readonly [kind: string]: string } = { post: 'posts', draft: 'drafts', page: 'pages' };

/** The front matter a file has without saying so: the narrowest path wins, then the one that names the type. */
export function defaultsFor(file: SourceFile, config: Pick<Config, 'collections' | 'defaults'>): DataMap {
  const { defaults } = config;
  const type = collectionOf(file.path, config)?.name ?? types[file.kind] ?? '';
  const fitting = defaults.filter((scope) => {
    const isOfType =
      scope.type === '' || scope.type === type || (type === 'drafts' && scope.type === 'posts');
    return isOfType && isWithin(file.path, scope);
  });
  const byWidth = fitting.toSorted(
    (a, b) => a.path.length - b.path.length || Number(a.type !== '') - Number(b.type !== ''),
  );
  return byWidth.reduce<DataMap>((merged, { values }) => mergeMaps(merged, values), Object.create(null));
}

/** Whether a file is what the path of a scope names, or lies in it. */
function isWithin(file: string, scope: FrontMatterDefaults): boolean {
  const { path } = scope;
  if (path.includes('*')) return globOf(scope)(file);
  return path === '' || file.startsWith(`${path}/`) || file === path;
}

const globs = new WeakMap<FrontMatterDefaults, (file: string) => boolean>();

/** As Jekyll does, a path is a glob only where it has a star in it. */
function globOf(scope: FrontMatterDefaults): (file: string) => boolean {
  let isMatch = globs.get(scope);
  if (isMatch === undefined) {
    isMatch = picomatch([scope.path, `${scope.path}/**`], { noextglob: true, nonegate: true });
    globs.set(scope, isMatch);
  }
  return isMatch;
}
