import type { SiteFiles } from './site-files.ts';

const base = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title><link rel="canonical" href="https://bench.example{{ page.url }}"></head><body><header><a href="/">Bench</a></header><main>{{ content | safe }}</main><footer>Bench</footer></body></html>`;

const entries = `{% for post in items %}<article><h2><a href="{{ post.url }}">{{ post.data.title }}</a></h2><time>{{ post.date | day }}</time><p>{{ post.rawInput | opening }}</p></article>{% endfor %}{% if chunk.previous %}<a rel="prev" href="{{ chunk.previous }}">newer</a>{% endif %}{% if chunk.next %}<a rel="next" href="{{ chunk.next }}">older</a>{% endif %}`;

const list = (pages: string): string => `---
layout: base.njk
pagination: {data: collections.${pages}, size: 1, alias: chunk}
permalink: "{{ chunk.url }}"
eleventyComputed: {title: "{{ chunk.title }}"}
---
<h1>{{ chunk.title }}</h1>{% set items = chunk.items %}${entries}`;

const index = (terms: string): string => `---
layout: base.njk
title: ${terms}
permalink: /${terms}/
---
<ul>{% for term in collections.${terms}Index %}<li><a href="{{ term.url }}">{{ term.title }}</a> {{ term.count }}</li>{% endfor %}</ul>`;

/** An Eleventy 3 site, with its own plugin for highlighting, whose module stands at `highlighter`. */
export function eleventyFiles(highlighter: string): SiteFiles {
  return {
    'eleventy.config.js': `import highlight from ${JSON.stringify(highlighter)};
const newest = (api) => api.getFilteredByGlob('posts/*.md').toSorted((a, b) => b.date - a.date);
const chunks = (items, url, title) => {
  const count = Math.max(1, Math.ceil(items.length / 20));
  const at = (n) => (n === 0 ? url : url + 'page/' + (n + 1) + '/');
  return Array.from({ length: count }, (_, n) => ({ title, url: at(n), items: items.slice(n * 20, n * 20 + 20), previous: n > 0 ? at(n - 1) : null, next: n + 1 < count ? at(n + 1) : null }));
};
const byTerm = (posts, key) => {
  const terms = new Map();
  for (const post of posts) for (const term of new Set([post.data[key] ?? []].flat())) {
    if (!terms.has(term)) terms.set(term, []);
    terms.get(term).push(post);
  }
  return [...terms].toSorted(([a], [b]) => (a < b ? -1 : 1));
};
export default function (config) {
  config.addPlugin(highlight);
  config.addFilter('day', (date) => date.toISOString().slice(0, 10));
  config.addFilter('opening', (text) => text.trim().slice(0, 300));
  config.addCollection('home', (api) => chunks(newest(api), '/', 'Bench'));
  config.addCollection('latest', (api) => newest(api).slice(0, 20));
  for (const [key, name] of [['categories', 'categories'], ['labels', 'tags']]) {
    config.addCollection(name + 'Pages', (api) => byTerm(newest(api), key).flatMap(([term, posts]) => chunks(posts, '/' + name + '/' + term + '/', term)));
    config.addCollection(name + 'Index', (api) => byTerm(newest(api), key).map(([term, posts]) => ({ title: term, url: '/' + name + '/' + term + '/', count: posts.length })));
  }
}
`,
    'posts/posts.11tydata.js': `export default { layout: 'post.njk', permalink: '/{{ page.fileSlug }}/', eleventyComputed: { labels: (data) => data.tags } };\n`,
    '_includes/base.njk': base,
    '_includes/post.njk': `---\nlayout: base.njk\n---\n<article><h1>{{ title }}</h1><time>{{ page.date | day }}</time>{% for c in categories %}<a href="/categories/{{ c }}/">{{ c }}</a>{% endfor %}{% for t in tags %}<a href="/tags/{{ t }}/">{{ t }}</a>{% endfor %}{{ content | safe }}</article>`,
    'home.njk': list('home'),
    'categories-pages.njk': list('categoriesPages'),
    'tags-pages.njk': list('tagsPages'),
    'categories.njk': index('categories'),
    'tags.njk': index('tags'),
    'feed.njk': `---\npermalink: /feed.xml\n---\n<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Bench</title>{% for post in collections.latest %}<entry><title>{{ post.data.title }}</title><link href="https://bench.example{{ post.url }}"/><id>{{ post.url }}</id><content type="html">{{ post.templateContent }}</content></entry>{% endfor %}</feed>`,
    'sitemap.njk': `---\npermalink: /sitemap.xml\neleventyExcludeFromCollections: true\n---\n<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{% for item in collections.all %}<url><loc>https://bench.example{{ item.url }}</loc></url>{% endfor %}</urlset>`,
    'package.json': '{"type": "module"}\n',
  };
}
