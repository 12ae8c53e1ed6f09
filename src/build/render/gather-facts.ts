import type { Facts } from '../../cache/facts.ts';
import { defaultMenu } from '../../layouts/views/default-menu.ts';
import { digestAsJson } from '../../text/digest-as-json.ts';
import type { PlannedSite } from '../../types/site.ts';
import { isCopied, type SourceFile } from '../../types/source-file.ts';

/**
 * The facts of the site at large that layouts can read, in the names under which views record them. Posts are
 * compared by what they say (`changedPostFacts`); the configuration is part of the cache's key.
 */
export function gatherFacts(site: PlannedSite, sources: readonly SourceFile[]): Facts {
  const facts: { [name: string]: { [key: string]: string } } = {
    site: {
      posts: digestAsJson(site.posts.map(({ id }) => id)),
      pages: digestAsJson(site.pages.map(({ id }) => id)),
      menu: digestAsJson(defaultMenu(site)),
      // A site's author is a name.
      author: digestAsJson(Object.entries(site.authors).map(([id, author]) => [id, nameOf(author)])),
      archive: String(site.posts.length > 0),
      search: String(site.posts.length > 0),
      taxonomies: digestAsJson(site.taxonomies.map(({ name, terms }) => [name, terms.length > 0])),
    },
    data: Object.fromEntries(Object.entries(site.data).map(([name, value]) => [name, digestAsJson(value)])),
  };
  for (const { name, terms } of site.taxonomies) {
    const list = digestAsJson(terms.map(({ id }) => id));
    facts['site'] = { ...facts['site'], [name]: list };
    facts[`taxonomy:${name}`] = { terms: list };
    for (const { id, name: title, slug, url, posts } of terms) {
      const said = name === 'authors' ? sayings(site.authors[id]) : {};
      facts[`term:${name}/${id}`] = { ...said, name: title, slug, url, count: String(posts.length) };
    }
  }
  for (const file of sources) {
    if (file.kind === 'layout') facts[`layout:${file.path.replace(/^layouts\//, '')}`] = { '': file.digest };
    else if (isCopied(file)) facts[`source:${file.path}`] = { '': file.digest };
  }
  return facts;
}

function nameOf(author: unknown): unknown {
  return typeof author === 'object' && author !== null && 'name' in author ? author.name : null;
}

/** What the authors file says of one author, key by key. */
function sayings(author: unknown): { [key: string]: string } {
  if (typeof author !== 'object' || author === null) return {};
  return Object.fromEntries(Object.entries(author).map(([key, value]) => [key, digestAsJson(value)]));
}
