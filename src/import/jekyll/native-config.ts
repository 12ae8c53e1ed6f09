import { keysBelow } from '../../config/config-keys.ts';
import { defaultPagePath } from '../../config/read-page-path.ts';
import { mergeMaps } from '../../content/front-matter/merge-defaults.ts';
import type { Config } from '../../types/config.ts';
import { type Data, type DataMap, isMap } from '../../types/data.ts';

/** Keys of `_config.yml` that steer Jekyll itself and its plugins. */
const machinery = new Set(
  'autopages baseurl collections collections_dir compress_html data_dir defaults destination detach disable_disk_cache encoding excerpt_separator exclude feed future gems highlighter host include includes_dir incremental jekyll-archives jekyll-sitemap keep_files kramdown lang layouts_dir limit_posts liquid livereload locale lsi markdown markdown_ext open_url paginate paginate_path pagination permalink plugins plugins_dir port profile quiet redcarpet relative_permalinks remote_theme repository safe sass serving show_drafts show_dir_listing source strict_front_matter theme timezone unpublished url verbose watch webrick whitelist'.split(
    ' ',
  ),
);

/** `site.yml` for a Jekyll blog: what it says in the words of a native one, its dialect kept, and every key of its own; `slugs` of terms are added to its `taxonomies`. */
export function nativeConfig(config: Config, slugs: DataMap): DataMap {
  const { extra, markdown } = config;
  const own = Object.entries(extra).filter(
    ([key, value]) => value !== null && !machinery.has(key) && !keysBelow('').includes(key),
  );
  const { kramdown, taxonomies } = extra;
  const termPages = mergeMaps(slugs, isMap(taxonomies) ? taxonomies : {});
  const wanted: { [key: string]: Data | undefined } = {
    title: config.title || undefined,
    // A folded text of YAML ends with a line.
    description: config.description.trim() || undefined,
    url: config.url || config.base || undefined,
    language: config.language,
    timezone: config.timezone === 'UTC' ? undefined : config.timezone,
    author: config.author || undefined,
    permalink: config.permalink,
    per_page: config.perPage === 10 ? undefined : config.perPage,
    page_path: config.pagePath === defaultPagePath ? undefined : config.pagePath,
    excerpt_separator: config.excerptSeparator === '\n\n' ? undefined : config.excerptSeparator,
    future: config.future || undefined,
    feeds: { ids: config.feeds.ids },
    taxonomies: Object.keys(termPages).length === 0 ? undefined : termPages,
    markdown: {
      dialect: markdown.dialect,
      html: true,
      ...(kramdown === undefined || kramdown === null ? {} : { kramdown }),
    },
    ...Object.fromEntries(own),
  };
  const said: { [key: string]: Data } = {};
  for (const [key, value] of Object.entries(wanted)) if (value !== undefined) said[key] = value;
  return said;
}
