import { error } from '../../diagnostics/diagnostic.ts';
import { compareTexts } from '../../text/compare-texts.ts';
import type { TaxonomyConfig } from '../../types/config.ts';
import type { DataMap } from '../../types/data.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import type { PlanFault } from '../../types/plan-fault.ts';
import type { PlannedPost } from '../../types/post.ts';
import type { Taxonomy, Term } from '../../types/taxonomy.ts';
import { termSlug } from '../addresses/term-slug.ts';
import { lostTerms } from './lost-terms.ts';

interface GatherOptions {
  readonly authors: DataMap;
  /** Jekyll makes no pages of terms, so two of one slug share ours, and a slug that no page can have gets another, instead of being an error. */
  readonly isJekyll: boolean;
}

/**
 * The terms of one taxonomy that these posts bear. Two names that make one URL are an error that names both; where
 * they may share it, those that are no spellings of each other are a warning.
 */
export function gatherTerms(
  config: TaxonomyConfig,
  posts: readonly PlannedPost[],
  options: GatherOptions,
): Checked<Taxonomy> {
  const bearers = new Map<string, string[]>();
  for (const post of posts) {
    for (const id of post.terms[config.name] ?? []) {
      const list = bearers.get(id);
      if (list === undefined) bearers.set(id, [post.id]);
      else list.push(post.id);
    }
  }
  const hasPages = config.path !== false && !options.isJekyll;
  const { value: bySlug, diagnostics } = groupBySlug(bearers, config, hasPages);
  const lost = hasPages ? [] : lostTerms(bySlug, bearers, config);
  const terms = [...bySlug].map(([slug, ids]) =>
    makeTerm({ slug, ids, posts: postsOf(ids, bearers) }, config, options.authors),
  );
  return {
    value: {
      name: config.name,
      url: config.path === false ? '' : config.path,
      ascending: config.ascending,
      terms: terms.toSorted((a, b) => compareTexts(a.slug, b.slug)),
    },
    diagnostics: [...diagnostics, ...lost],
  };
}

function groupBySlug(
  bearers: ReadonlyMap<string, string[]>,
  config: TaxonomyConfig,
  hasPages: boolean,
): Checked<Map<string, string[]>> {
  const bySlug = new Map<string, string[]>();
  const diagnostics: Diagnostic[] = [];
  for (const [id, posts] of bearers) {
    const slug = termSlug(config, id, !hasPages);
    const file = posts[0] ?? '';
    if (slug === '') diagnostics.push(emptySlug(id, config, file));
    const others = bySlug.get(slug);
    if (others === undefined) bySlug.set(slug, [id]);
    else {
      const [first = ''] = others;
      if (hasPages && slug !== '')
        diagnostics.push(oneSlug(config.name, [first, bearers.get(first)?.[0] ?? ''], [id, file], slug));
      others.push(id);
    }
  }
  return { value: bySlug, diagnostics };
}

/** The names that make one slug, and the posts that bear any of them. */
interface SlugGroup {
  readonly slug: string;
  readonly ids: readonly string[];
  readonly posts: readonly string[];
}

function makeTerm({ slug, ids, posts }: SlugGroup, config: TaxonomyConfig, authors: DataMap): Term {
  const [id = slug, ...others] = ids;
  return {
    id,
    others,
    name: config.name === 'authors' ? authorName(id, authors) : id,
    slug,
    url: config.path === false ? '' : `${config.path}${slug}/`,
    posts,
  };
}

function postsOf(ids: readonly string[], bearers: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const lists = ids.map((id) => bearers.get(id) ?? []);
  return lists.length === 1 ? (lists[0] ?? []) : [...new Set(lists.flat())];
}

function authorName(id: string, authors: DataMap): string {
  const author = authors[id];
  if (typeof author === 'string') return author;
  const name = typeof author === 'object' && author !== null && 'name' in author ? author['name'] : null;
  return typeof name === 'string' ? name : id;
}

function emptySlug(id: string, { name, keys }: TaxonomyConfig, file: string): PlanFault {
  const found = error(
    'slug-empty',
    `nothing in “${id}” of ${name} can become a URL`,
    { file },
    `Use a name with a letter or a digit, or say in site.yml what stands for it: taxonomies: {${name}: {slugs: {${JSON.stringify(id)}: other}}}.`,
  );
  return { ...found, about: { keys, text: id } };
}

function oneSlug(
  taxonomy: string,
  [a, fileA]: [string, string],
  [b, fileB]: [string, string],
  slug: string,
): Diagnostic {
  const message = `“${a}” (${fileA}) and “${b}” (${fileB}) of ${taxonomy} both become ${slug}`;
  return error(
    'url-collision',
    message,
    { file: fileB },
    `Write one of them everywhere, or give one a URL of its own in site.yml: taxonomies: {${taxonomy}: {slugs: {${JSON.stringify(b)}: other}}}.`,
  );
}
