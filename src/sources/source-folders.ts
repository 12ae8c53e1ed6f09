import { folderOf } from '../text/path-parts.ts';
import type { SourceKind } from '../types/source-file.ts';

/** A folder of the blog and what its files are; the first rule whose pattern fits a name tells. */
export interface SourceFolder {
  /** Relative to the blog; empty for its top. */
  readonly folder: string;
  /** Whether folders inside it belong to it. */
  readonly isDeep: boolean;
  /** Paths in it that are not entered. */
  readonly skips?: (path: string) => boolean;
  /** Whether front matter decides what its files are, as in a Jekyll blog outside of the folders it knows. */
  readonly isJekyllSite?: boolean;
  /** Whether it is of what `exclude` names, and of nothing else. */
  readonly isOfExcluded?: boolean;
  readonly rules: readonly { readonly pattern: RegExp; readonly kind: SourceKind }[];
}

/** A template of the blog's own, which stands before the theme's of that name. */
const ownLayout = { pattern: /^layouts\/.+\.njk$/, kind: 'layout' } as const;

const markdown = /\.(md|markdown)$/i;
const data = /\.(yml|yaml|json|csv|tsv)$/i;

/** Files in folders below: they belong to the post in theirs, if it is called index.md. */
const beside = { pattern: /^[^/]+\/.+\//, kind: 'beside' } as const;

/** A folder of drafts among the posts holds no posts. */
const innerDraft = /^posts\/(?:.*\/)?_?drafts\/.+\.(md|markdown)$/i;

/** The folders of a native blog. */
export const nativeFolders: readonly SourceFolder[] = [
  {
    folder: 'posts',
    isDeep: true,
    rules: [{ pattern: innerDraft, kind: 'draft' }, { pattern: markdown, kind: 'post' }, beside],
  },
  { folder: 'drafts', isDeep: true, rules: [{ pattern: markdown, kind: 'draft' }, beside] },
  {
    folder: 'pages',
    isDeep: true,
    rules: [
      { pattern: markdown, kind: 'page' },
      { pattern: /./, kind: 'file' },
    ],
  },
  { folder: 'layouts', isDeep: true, rules: [ownLayout] },
  { folder: 'assets', isDeep: true, rules: [{ pattern: /./, kind: 'asset' }] },
  { folder: 'data', isDeep: true, rules: [{ pattern: data, kind: 'data' }] },
];

/** What Jekyll reads as Markdown, and HTML that is a post already. */
const jekyllText = /\.(md|markdown|mkdown|mkdn|mkd|html?)$/i;

/**
 * What stands beside the posts of a Jekyll blog for them to include: code, a table, a drawing. No picture or the like, and
 * nothing that is named as a post and was meant as one.
 */
const relative = {
  pattern:
    /^(?!(?:.*\/)?\d{4}-\d\d?-\d\d?-[^/]*$)(?!.*\.(?:png|jpe?g|gif|webp|avif|bmp|ico|tiff?|heic|mp[34]|m4[av]|og[gv]|wav|webm|mov|pdf|zip|gz|woff2?|[to]tf|eot|docx?|xlsx?|pptx?|od[tsp]|epub|psd)$)/is,
  kind: 'include',
} as const;

/** Texts at the top that are no pages, as a readme mostly is: pages may include them. */
const keptBack = {
  pattern: /^[^._#/][^/]*\.(?:md|markdown|mkdown|mkdn|mkd|html?|txt)$/i,
  kind: 'include',
} as const;

/** The names of folders that hold a Jekyll blog's posts, at its top or in folders that name categories. */
export const jekyllPostFolders: readonly string[] = ['_posts', '_drafts'];

/** The folders of a Jekyll blog whose posts stand in `found`, its collections, and its other files but those in `skips`; its own layouts are Liquid, so the theme is ours, and what replaces files of that. */
export function jekyllFolders(
  found: readonly string[],
  skips: (path: string) => boolean,
  collections: readonly string[],
): readonly SourceFolder[] {
  const posts = found.map((folder): SourceFolder => {
    const kind = folder.endsWith('_drafts') ? 'draft' : 'post';
    return { folder, isDeep: true, rules: [{ pattern: jekyllText, kind }, relative] };
  });
  return [
    ...posts,
    { folder: 'assets', isDeep: true, isJekyllSite: true, rules: [{ pattern: /./, kind: 'asset' }] },
    { folder: '_data', isDeep: true, rules: [{ pattern: data, kind: 'data' }] },
    { folder: '_includes', isDeep: true, rules: [{ pattern: /./, kind: 'include' }] },
    ...collections.map((folder) => ({ folder, isDeep: true, isJekyllSite: true, rules: [] })),
    { folder: '', isDeep: true, skips, isJekyllSite: true, rules: [ownLayout] },
    ...[true, false].map((isOfExcluded) => ({
      folder: '',
      isDeep: false,
      isOfExcluded,
      skips: (path: string) => !isOfExcluded && !skips(path),
      rules: [keptBack],
    })),
  ];
}

/** The folders of a theme. The pictures of the default theme are those of the blog it is shown with. */
export const themeFolders: readonly SourceFolder[] = nativeFolders
  .filter(({ folder }) => ['layouts', 'assets'].includes(folder))
  .map((folder) => ({ ...folder, skips: (path) => path === 'assets/images' }));

const repositoryText = /^(readme|changelog|contributing|security|license|code_of_conduct)\./i;

/** Whether a file tells of a repository, whatever it holds: a readme is no post. */
export function isRepositoryText(name: string): boolean {
  return repositoryText.test(name);
}

/** Posts at the top of a blog that has no folders yet. */
export const topFolder: SourceFolder = {
  folder: '',
  isDeep: false,
  rules: [
    { pattern: new RegExp(`^(?!${repositoryText.source.slice(1)}).+\\.(md|markdown)$`, 'i'), kind: 'post' },
  ],
};

/** The folder of a post that has one to itself, with a slash at its end; null for another post. */
export function ownFolder(post: string): string | null {
  return /^[^/]+\/.+\/index\.(?:md|markdown)$/i.test(post) ? folderOf(post) : null;
}

/** What a file of one of these folders is; null for one that has no use there. */
export function kindOf(file: string, { rules }: SourceFolder): SourceKind | null {
  return rules.find(({ pattern }) => pattern.test(file))?.kind ?? null;
}
