/** What people write who have written Liquid for years, and how Nunjucks has it. */
const tags: Readonly<Record<string, string>> = {
  assign: '{% set x = … %}',
  capture: '{% set x %}…{% endset %}',
  comment: '{# … #}',
  elsif: '{% elif … %}',
  unless: '{% if not … %}',
  case: '{% switch … %}',
  post_url: 'the address of the post: {{ "/its-slug/" | url }}',
  link: 'the address: {{ "/page/" | url }}',
  seo: '{% include "partials/head.njk" %}',
  feed_meta: '{% include "partials/head.njk" %}',
  break: 'a condition around what follows: {% if … %}…{% endif %}',
  continue: 'a condition around what follows: {% if … %}…{% endif %}',
  include_relative: '{% include "partials/x.njk" %}',
  render: '{% include "partials/x.njk" %}',
  layout: '{% extends "base.njk" %}',
  paginate: 'pager: {% for post in pager.items %}',
  cycle: 'cycler(…)',
  with: '{% set x = … %}',
  do: '{% set x = … %}',
  liquid: '{% set x = … %}, a tag for each line',
  highlight: 'a fence in Markdown; layouts hold no code to colour',
};

const filters: Readonly<Record<string, string>> = {
  relative_url: 'url',
  absolute_url: 'absolute',
  date_to_xmlschema: "date('iso')",
  date_to_rfc822: "date('rfc822')",
  date_to_string: "date('medium')",
  date_to_long_string: "date('long')",
  markdownify: 'markdown',
  jsonify: 'json',
  xml_escape: 'xml',
  slugify: 'slug',
  strip_html: 'striptags',
  group_by: 'groupBy',
  append: 'the operator ~',
  prepend: 'the operator ~',
  size: 'length',
  downcase: 'lower',
  upcase: 'upper',
  strip: 'trim',
  newline_to_br: 'nl2br',
  number_of_words: 'page.words, or wordcount',
  truncatewords: 'truncate',
  readableDate: "date('long')",
  htmlDateString: "date('%Y-%m-%d')",
  dateToRfc3339: "date('iso')",
  dateToRfc822: "date('rfc822')",
  absoluteUrl: 'absolute',
  htmlToAbsoluteUrls: 'absolute',
  htmlBaseUrl: 'absolute',
  head: 'limit',
  map: "a loop, or join(', ', 'title')",
};

const variables: Readonly<Record<string, string>> = {
  forloop: 'loop: loop.index, loop.first, loop.last',
  paginator: 'pager',
  content: 'page.content',
  layout: 'page.layout',
  post: 'page',
  collections: 'site.posts',
  pagination: 'pager',
  tags: 'page.tags, or site.tags',
  categories: 'page.categories, or site.categories',
  date: 'page.date',
  url: 'page.url',
  description: 'page.description',
  excerpt: 'page.excerpt',
  author: 'page.authors',
  metadata: 'site: site.title, site.url',
  eleventy: 'tinta: tinta.version',
  posts: 'site.posts',
  title: 'page.title',
  if: '{% if … %}',
  with: '{% if … %}',
  end: '{% endfor %}, {% endif %} or {% endblock %}',
  nil: 'none',
  include: 'set before the include: {% set x = … %}{% include "…" %}',
};

const propertiesOfSite: Readonly<Record<string, string>> = {
  baseurl: 'site.base, or a filter: {{ "/about/" | url }}',
  baseURL: 'site.url',
  lang: 'site.language',
  languageCode: 'site.language',
  name: 'site.title',
};

/** Of posts and pages, by whatever name a layout has them. */
const propertiesOfPosts: Readonly<Record<string, string>> = {
  wordcount: 'words',
  word_count: 'words',
  reading_time: 'readingTime',
  path: 'sourcePath',
  inputPath: 'sourcePath',
  fileSlug: 'slug',
  summary: 'excerpt',
  lastmod: 'updated',
  last_modified_at: 'updated',
};

/** What other generators keep front matter in. */
const boxes: ReadonlySet<string> = new Set(['data', 'params', 'frontmatter', 'metadata']);

const tests: Readonly<Record<string, string>> = {
  empty: '{% if not page.title %}, or of a list {% if page.tags | length == 0 %}',
  blank: '{% if not page.title %}',
  nil: 'none',
};

/** ` Nunjucks has …` with a leading blank for a tag of Liquid, or nothing. */
export function hintForTag(name: string): string {
  return hint(tags, name);
}

/** The same for a filter. */
export function hintForFilter(name: string): string {
  return hint(filters, name);
}

/** The same for a variable. */
export function hintForVariable(name: string): string {
  return hint(variables, name);
}

/** The same for a property of `site`, a page or a post, by the names before it and its own; `known` are those that stand beside it, null for one of what is not there. */
export function hintForProperty(path: readonly string[], known: readonly string[] | null): string {
  const [owner = '', name = '', inside] = path;
  if (owner === 'site') return path.length === 2 ? hint(propertiesOfSite, name) : '';
  if (known === null)
    return inside !== undefined && boxes.has(name.toLowerCase()) ? ` Here it is ${owner}.${inside}.` : '';
  const meant = Object.hasOwn(propertiesOfPosts, name) ? propertiesOfPosts[name] : undefined;
  return meant !== undefined && known.includes(meant) ? ` Here it is ${owner}.${meant}.` : '';
}

/** The same for what stands behind `is`. */
export function hintForTest(name: string): string {
  return hint(tests, name);
}

function hint(words: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(words, name) ? ` Here it is ${words[name]}.` : '';
}
