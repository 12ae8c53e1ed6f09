import { nearest } from '../text/did-you-mean.ts';
import type { TaxonomyConfig } from '../types/config.ts';
import { isMap } from '../types/data.ts';
import { keysBelow } from './config-keys.ts';
import type { ConfigReader } from './config-reader.ts';
import { isPostKey, isProperty } from './taken-names.ts';

type Defaults = Omit<TaxonomyConfig, 'perPage' | 'slugs'>;

/** The taxonomies every blog has. A series is read from its beginning; authors and series have no feeds. */
const builtIn: readonly Defaults[] = [
  {
    name: 'categories',
    keys: ['categories', 'category'],
    path: '/categories/',
    feed: true,
    ascending: false,
  },
  { name: 'tags', keys: ['tags', 'tag'], path: '/tags/', feed: true, ascending: false },
  { name: 'authors', keys: ['authors', 'author'], path: '/authors/', feed: true, ascending: false },
  { name: 'series', keys: ['series', 'series'], path: '/series/', feed: false, ascending: true },
];

/** Reads `taxonomies`: settings for the ones every blog has, and the blog's own. False switches the pages off. */
export function readTaxonomies(read: ConfigReader, perPage: number): readonly TaxonomyConfig[] {
  const written = read.at('taxonomies');
  if (written !== undefined && !isMap(written))
    read.refuse('taxonomies', 'taxonomies takes a mapping', 'Write the name of each, then its settings.');
  const own = isMap(written)
    ? Object.keys(written).filter((name) => !builtIn.some((known) => known.name === name))
    : [];
  for (const name of own) if (read.at(`taxonomies.${name}`) === false) warnOfSlip(read, name);
  const added = own.map((name) => ({
    name,
    keys: [name, name],
    path: `/${name}/`,
    feed: true,
    ascending: false,
  }));
  const taxonomies = [...builtIn, ...added].map((defaults) => readTaxonomy(read, defaults, perPage));
  taxonomies.forEach((taxonomy, at) => refuseTaken(read, taxonomy, taxonomies.slice(0, at)));
  return taxonomies;
}

/** One that is switched off and was never there may be another that is. */
function warnOfSlip(read: ConfigReader, name: string): void {
  const names = builtIn.map((known) => known.name);
  const near = nearest(name, names);
  if (near === null) return;
  read.warn(
    'config-unknown',
    `taxonomies.${name}`,
    `${name} is not a taxonomy that every blog has`,
    `Did you mean ${near}?`,
  );
}

/** Refuses a name that means something else to layouts, or a key that means something else in front matter. */
function refuseTaken(
  read: ConfigReader,
  { name, keys }: TaxonomyConfig,
  earlier: readonly TaxonomyConfig[],
): void {
  const path = `taxonomies.${name}`;
  const remedy = `Give it a name of its own; path: /${name}/ puts its pages there all the same.`;
  if (isProperty(name)) {
    const why = `${name} is a property of posts or of the site, which this taxonomy would hide`;
    const asBefore = `Give it a name of its own; with key: ${name} and path: /${name}/ its posts and pages stay as they are.`;
    read.refuse(path, why, isPostKey(name) ? remedy : asBefore);
    return;
  }
  for (const key of new Set(keys)) {
    const other = earlier.find((one) => one.keys.includes(key));
    if (other === undefined && !isPostKey(key)) continue;
    const filled = other === undefined ? 'means something else' : `fills ${other.name}`;
    const isNamed = key !== name && read.at(`${path}.key`) === key;
    read.refuse(
      isNamed ? `${path}.key` : path,
      `${key} in front matter ${filled} already`,
      isNamed ? 'Write another key:, or delete the line.' : remedy,
    );
  }
}

function readTaxonomy(read: ConfigReader, defaults: Defaults, perPage: number): TaxonomyConfig {
  const path = `taxonomies.${defaults.name}`;
  const [plural = defaults.name, singular = defaults.name] = defaults.keys;
  if (read.at(path) === false) return { ...defaults, path: false, feed: false, perPage, slugs: {} };
  read.mapping(path, keysBelow('taxonomies.NAME'));
  const folder = read.folder(`${path}.path`, defaults.path);
  const feed = read.flag(`${path}.feed`, defaults.feed);
  return {
    ...defaults,
    keys: [plural, read.text(`${path}.key`, singular)],
    path: folder,
    feed: feed && folder !== false,
    perPage: read.count(`${path}.per_page`, perPage),
    slugs: readSlugs(read, `${path}.slugs`),
  };
}

function readSlugs(read: ConfigReader, path: string): TaxonomyConfig['slugs'] {
  const written = read.at(path) ?? {};
  if (isMap(written) && Object.values(written).every((slug) => typeof slug === 'string'))
    return Object.fromEntries(Object.entries(written).map(([term, slug]) => [term, String(slug)]));
  read.refuse(path, `${path} takes a mapping`, 'Write a term, then what stands for it in its URL: C++: cpp.');
  return {};
}
