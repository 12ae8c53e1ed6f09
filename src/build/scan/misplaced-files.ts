import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { warning } from '../../diagnostics/diagnostic.ts';
import { readManifest } from '../../output/output-manifest.ts';
import type { IsExcluded } from '../../sources/excluded-paths.ts';
import { findMarkdown } from '../../sources/find-markdown.ts';
import { reasonToSkip } from '../../sources/public-file.ts';
import { differsByASlip } from '../../text/did-you-mean.ts';
import { fileNameOf, folderOf } from '../../text/path-parts.ts';
import type { Config } from '../../types/config.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { isText, type SourceFile } from '../../types/source-file.ts';

/** A folder at the top of a blog that other generators, or habit, give a meaning. */
interface MeantFolder {
  /** Without a full stop. */
  readonly remedy: string;
  /** Whether it is one of texts, and means nothing without any. */
  readonly isOfTexts?: true;
}

const inAssets: MeantFolder = { remedy: 'Move it into assets/' };
const asStatic: MeantFolder = {
  remedy: 'Move what it holds into pages/, where files keep their paths, or into assets/',
};
const asPartials: MeantFolder = { remedy: 'Move what it holds into layouts/partials/, as Nunjucks' };
const asLayouts: MeantFolder = { remedy: 'Move what it holds into layouts/, as Nunjucks' };

function textsOf(folder: string): MeantFolder {
  return { remedy: `Move what it holds into ${folder}/`, isOfTexts: true };
}

/** Only names that hardly anybody would give to a folder that is no part of the site. */
const meant: { readonly [folder: string]: MeantFolder } = {
  asset: inAssets,
  css: inAssets,
  fonts: inAssets,
  images: inAssets,
  img: inAssets,
  js: inAssets,
  public: asStatic,
  static: asStatic,
  _includes: asPartials,
  includes: asPartials,
  partials: asPartials,
  _layouts: asLayouts,
  layout: asLayouts,
  _data: { remedy: 'Move what it holds into data/' },
  _drafts: textsOf('drafts'),
  draft: textsOf('drafts'),
  _pages: textsOf('pages'),
  page: textsOf('pages'),
  post: textsOf('posts'),
  content: {
    remedy: 'Move its posts into posts/ and its other pages into pages/',
    isOfTexts: true,
  },
};

/** Warns of what lies in a native blog as if it were part of the site, and is not: folders at its top, and slips in the names of the theme's files. */
export function misplacedFiles(
  root: string,
  sources: readonly SourceFile[],
  { isJekyll, plugins }: Pick<Config, 'isJekyll' | 'plugins'>,
  isExcluded: IsExcluded,
): readonly Diagnostic[] {
  // A command that was started in another folder has nothing to say of what is there.
  if (isJekyll || !sources.some(isText)) return [];
  const isOfPlugin = (name: string) => plugins.some(({ file }) => file.startsWith(`${name}/`));
  const folders = foldersAt(root)
    .filter((name) => Object.hasOwn(meant, name) && !isExcluded(name) && !isOfPlugin(name))
    .flatMap((name) => {
      const { remedy, isOfTexts = false } = meant[name] ?? inAssets;
      if (!isMeant(path.join(root, name), isOfTexts)) return [];
      return [unread(name, `nothing in ${name}/ is read`, `${remedy}, or name it under exclude:.`)];
    });
  return [...folders, ...misnamedAssets(sources)];
}

/** A file of the blog that has the name of one of the theme's but for a slip or its folder, and so replaces nothing. */
function misnamedAssets(sources: readonly SourceFile[]): readonly Diagnostic[] {
  const assets = sources.filter(({ kind }) => kind === 'asset');
  const theme = assets.filter(({ isTheme }) => isTheme).map((file) => file.path);
  return assets.flatMap(({ path: file, isTheme }) => {
    const near = isTheme ? undefined : theme.find((each) => isSlip(file, each));
    if (near === undefined) return [];
    const remedy = `Call it ${near} if it is to replace that, or name it otherwise.`;
    return [
      unread(file, 'its name is almost that of a file of the theme, which it does not replace', remedy),
    ];
  });
}

function isSlip(file: string, known: string): boolean {
  if (fileNameOf(file) === fileNameOf(known)) return folderOf(file) === 'assets/';
  return (
    folderOf(file) === folderOf(known) &&
    path.posix.extname(file) === path.posix.extname(known) &&
    !/\d\.\w+$/.test(file) &&
    differsByASlip(fileNameOf(file).toLowerCase(), fileNameOf(known).toLowerCase())
  );
}

function unread(file: string, message: string, remedy: string): Diagnostic {
  return warning('file-skipped', message, { file }, remedy);
}

/** Whether a folder holds what its name promises, and is no site that somebody has built. */
function isMeant(folder: string, isOfTexts: boolean): boolean {
  if (readManifest(folder) !== null || existsSync(path.join(folder, 'index.html'))) return false;
  return isOfTexts ? findMarkdown(folder, () => false).size > 0 : hasFiles(folder);
}

function hasFiles(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => reasonToSkip(name) === null);
  } catch {
    return false;
  }
}

function foldersAt(root: string): readonly string[] {
  const entries = readdirSync(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}
