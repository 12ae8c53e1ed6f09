import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ChangedFacts } from '../../cache/facts.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { configurationFiles } from '../../sources/configuration-file.ts';
import { hasFrontMatter } from '../../sources/has-front-matter.ts';
import type { SourceFile } from '../../types/source-file.ts';
import type { Snapshot } from '../snapshot.ts';
import { editAsset } from './edit-asset.ts';
import { editLayout } from './edit-layout.ts';
import { editText } from './edit-text.ts';
import type { EditFile, PendingEdit } from './pending-edit.ts';

/** The blog after edits, and which facts of it are not what they were. */
export interface Edited {
  readonly snapshot: Snapshot;
  /** Paths of the files that were not what they had been. */
  readonly files: readonly string[];
  readonly changes: ChangedFacts;
}

/** What is done about an edit of a file of each kind; an edit of another kind opens the blog anew. */
const editors: { readonly [kind in SourceFile['kind']]?: EditFile } = {
  post: editText,
  draft: editText,
  page: editText,
  layout: editLayout,
  asset: editAsset,
  file: editAsset,
};

/** More files than this are not edited by hand. */
const mostFiles = 20;

/**
 * Takes edits that change what some pages say and not which pages there are, at the cost of the files that were
 * edited. The law: the result is what opening the blog anew would give; or null, and it must be opened anew. It is
 * taken only if
 *  1. every file is part of the blog, as it was before, or is gone and never was, nor was anything told of it;
 *  2. the blog had no errors, and the edits bring none;
 *  3. each file's kind is one of those above and what it was, and its own rules hold.
 */
export function editSnapshot(
  snapshot: Snapshot,
  files: readonly string[],
  root: string,
  now: Date,
): Edited | null {
  const { editCache } = snapshot;
  if (files.length > mostFiles || hasErrors(snapshot.prepared.diagnostics)) return null;
  let pending: PendingEdit = {
    prepared: snapshot.prepared,
    changes: new Map(),
    isSearchStale: snapshot.isSearchStale,
    effects: [],
  };
  const changed: string[] = [];
  for (const file of files) {
    const position = editCache.index.source(file) ?? -1;
    const source = pending.prepared.sources[position];
    if (source === undefined) {
      if (isOfNoConcern(file, root, snapshot)) continue;
      return null;
    }
    if (pending.prepared.config.isJekyll && mayBeOther(source, root)) return null;
    const result = editors[source.kind]?.(pending, source, { editCache, now }) ?? null;
    if (result === null) return null;
    const { digest, size } = result;
    pending = result.pending;
    if (digest === source.digest) continue;
    changed.push(file);
    const sources = Object.freeze(pending.prepared.sources.with(position, { ...source, digest, size }));
    pending = { ...pending, prepared: { ...pending.prepared, sources } };
  }
  const { prepared, changes, isSearchStale } = pending;
  for (const effect of pending.effects) effect();
  if (changed.length > 0) editCache.renderer().renew({ site: prepared.site, layouts: prepared.layouts });
  return { snapshot: { ...snapshot, prepared, isSearchStale }, files: changed, changes };
}

/** Whether what a file of a Jekyll blog says may make another kind of it: a page of what was copied, a list of posts of an index. */
function mayBeOther({ kind, path: file }: SourceFile, root: string): boolean {
  if ((kind !== 'file' && kind !== 'page') || !existsSync(path.join(root, file))) return false;
  return /^index\./i.test(file) || hasFrontMatter(root, file) !== (kind === 'page');
}

/**
 * Whether a path is one that came and went again, such as a file that an editor tries a folder with: nothing stands there, no
 * file of the blog stood below it, it configured nothing and was no plugin, and nothing is told of it, of its folder or of a file below it.
 */
function isOfNoConcern(file: string, root: string, { editCache, survey, prepared }: Snapshot): boolean {
  if (existsSync(path.join(root, file)) || editCache.index.hasFolder(file)) return false;
  if (configurationFiles.includes(file) || survey.diagnostics.some((told) => told.file === null))
    return false;
  if (prepared.config.plugins.some((plugin) => isAtOrBelow(plugin.file, file))) return false;
  return !prepared.diagnostics.some((told) => isAtOrBelow(file, told.file) || isAtOrBelow(told.file, file));
}

function isAtOrBelow(file: string | null, place: string | null): boolean {
  if (file === null || place === null) return false;
  return file === place || file.startsWith(place.endsWith('/') ? place : `${place}/`);
}
