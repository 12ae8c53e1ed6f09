import { type Data, type DataMap, isMap } from '../../types/data.ts';
import type { Casing } from './hexo-slug.ts';

/** What a Hexo blog's `_config.yml` says of its sources and addresses, with Hexo's defaults. */
export interface HexoConfig {
  /** All of it, as written. */
  readonly all: DataMap;
  /** IANA name; empty where it is the machine's. */
  readonly timezone: string;
  readonly permalink: string;
  readonly permalinkDefaults: DataMap;
  readonly newPostName: string;
  readonly sourceDir: string;
  readonly codeDir: string;
  readonly tagDir: string;
  readonly categoryDir: string;
  readonly tagMap: DataMap;
  readonly categoryMap: DataMap;
  readonly defaultCategory: string;
  readonly casing: Casing;
  readonly hasAssetFolders: boolean;
  readonly showsDrafts: boolean;
  readonly showsFuture: boolean;
  /** Whether addresses keep `.html`. */
  readonly keepsHtml: boolean;
  readonly skipRender: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Whether a line end within a paragraph is a line break. */
  readonly breaks: boolean;
}

/** Reads `_config.yml`; `packages` are those that the blog has. */
export function hexoConfig(all: DataMap, packages: ReadonlySet<string>): HexoConfig {
  const text = (key: string, otherwise: string): string => {
    const value = all[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : otherwise;
  };
  const casing = all['filename_case'];
  return {
    all,
    timezone: text('timezone', ''),
    permalink: text('permalink', ':year/:month/:day/:title/'),
    permalinkDefaults: mapOf(all['permalink_defaults']),
    newPostName: text('new_post_name', ':title.md'),
    sourceDir: folderName(text('source_dir', 'source')),
    codeDir: folderName(text('code_dir', 'downloads/code')),
    tagDir: folderName(text('tag_dir', 'tags')),
    categoryDir: folderName(text('category_dir', 'categories')),
    tagMap: mapOf(all['tag_map']),
    categoryMap: mapOf(all['category_map']),
    defaultCategory: text('default_category', 'uncategorized'),
    casing: casing === 1 || casing === 2 ? casing : 0,
    hasAssetFolders: all['post_asset_folder'] === true,
    showsDrafts: all['render_drafts'] === true,
    showsFuture: all['future'] !== false,
    keepsHtml: mapOf(all['pretty_urls'])['trailing_html'] !== false,
    skipRender: textsOf(all['skip_render']),
    include: textsOf(all['include']),
    exclude: [...textsOf(all['exclude']), ...textsOf(all['ignore'])],
    breaks: breaksOf(all, packages),
  };
}

/** All renderers of Markdown for Hexo break lines by default, but Pandoc. */
function breaksOf(all: DataMap, packages: ReadonlySet<string>): boolean {
  const markdown = mapOf(all['markdown']);
  const said = [all['marked'], markdown['render'], markdown, all['kramed']].map(
    (renderer) => mapOf(renderer)['breaks'],
  );
  const found = said.find((value) => typeof value === 'boolean');
  return typeof found === 'boolean' ? found : !packages.has('hexo-renderer-pandoc');
}

export function mapOf(value: Data | undefined): DataMap {
  return isMap(value) ? value : {};
}

/** A text or a list of texts as a list. */
export function textsOf(value: Data | undefined): readonly string[] {
  const list: readonly Data[] = Array.isArray(value) ? value : [value ?? null];
  return list.flatMap((item) =>
    item === null || typeof item === 'object' || typeof item === 'boolean' || String(item).trim() === ''
      ? []
      : String(item).trim(),
  );
}

function folderName(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}
