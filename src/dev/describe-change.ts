import { jekyllConfiguration, nativeConfiguration } from '../sources/configuration-file.ts';
import type { Page } from '../types/page.ts';
import { isCopied, isText, type SourceFile } from '../types/source-file.ts';
import type { Change } from './change-log.ts';
import { findMoves } from './find-moves.ts';
import type { Snapshot } from './snapshot.ts';

/** The paths of files that are in one state of the blog and not the same in the other; the configuration by its own. */
export function findChangedFiles(before: Snapshot, after: Snapshot): readonly string[] {
  const [was, is] = [filesOf(before), filesOf(after)];
  const paths = [...new Set([...was.keys(), ...is.keys()])].filter(
    (path) => was.get(path)?.digest !== is.get(path)?.digest,
  );
  const isConfigured =
    JSON.stringify(before.prepared.config) === JSON.stringify(after.prepared.config) ? [] : [configOf(after)];
  return [...isConfigured, ...paths];
}

/** What open pages need to know of the step from one state of the blog to the next. */
export function describeChange(
  before: Snapshot,
  after: Snapshot,
  files: readonly string[],
): Omit<Change, 'revision'> {
  const sources = filesOf(after);
  const changed = files.flatMap((path) => sources.get(path) ?? []);
  return {
    isRemade: files.some((path) => (sources.get(path) ?? filesOf(before).get(path))?.kind === 'layout'),
    assets: changed.filter(isCopied).map((file) => urlOfFile(file, after)),
    moves: findMoves(before, after),
    edited: findEdited(changed, after),
  };
}

/** The same for edits that leave which pages there are as it is. */
export function describeEdit(after: Snapshot, files: readonly string[]): Omit<Change, 'revision'> {
  const { editCache, prepared } = after;
  const changed = files.flatMap((file) => prepared.sources[editCache.index.source(file) ?? -1] ?? []);
  return {
    isRemade: changed.some(({ kind }) => kind === 'layout'),
    assets: changed.filter(isCopied).map((file) => urlOfFile(file, after)),
    moves: new Map(),
    edited: findEdited(changed, after),
  };
}

/** The page of the one text that was written, if it was one. */
function findEdited(
  changed: readonly SourceFile[],
  { pages, prepared, editCache }: Snapshot,
): Change['edited'] {
  const texts = changed.filter(isText);
  const [text] = texts;
  if (text === undefined || texts.length > 1) return null;
  const made = editCache.index.pagesOf(text.path).flatMap((path) => pages.get(path) ?? []);
  const page = made.find(({ post }) => post === text.path);
  const post = editCache.loaded(text.path)?.post ?? null;
  return page === undefined || post === null
    ? null
    : { url: addressOf(page, prepared.config.base), title: post.title };
}

/** The address of a page on this server, as a link has it. */
export function addressOf({ url }: Page, base: string): string {
  return encodeURI(decodeURIOr(base + url));
}

function decodeURIOr(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function urlOfFile(file: SourceFile, { pages, prepared, editCache }: Snapshot): string {
  const made = editCache.index.pagesOf(file.path).flatMap((path) => pages.get(path) ?? []);
  const page = made.find(({ source, layout }) => source === file.path && layout === null);
  return prepared.config.base + (page?.url ?? `/${file.path}`);
}

function configOf({ prepared }: Snapshot): string {
  return prepared.config.isJekyll ? jekyllConfiguration : nativeConfiguration;
}

function filesOf({ prepared }: Snapshot): ReadonlyMap<string, SourceFile> {
  return new Map(prepared.sources.map((file) => [`${file.isTheme ? 'theme:' : ''}${file.path}`, file]));
}
