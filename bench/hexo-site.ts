import type { SiteFiles } from './site-files.ts';

const entry =
  '<article><h2><a href="<%- url_for(post.path) %>"><%= post.title %></a></h2><time><%= date(post.date) %></time><p><%= strip_html(post.content).slice(0, 300) %></p></article>';
const list = `<h1><%= page.category || page.tag || config.title %></h1><% page.posts.each((post) => { %>${entry}<% }) %><%- paginator() %>`;

/** A Hexo site with the generators of its own starter, and a theme of a few lines. */
export const hexoFiles: SiteFiles = {
  '_config.yml': `title: Bench
url: https://bench.example
permalink: :name/
theme: bare
per_page: 20
index_generator: {per_page: 20, order_by: -date}
category_generator: {per_page: 20}
tag_generator: {per_page: 20}
feed: {type: atom, path: feed.xml, limit: 20, content: true}
sitemap: {path: sitemap.xml}
syntax_highlighter: highlight.js
highlight: {line_number: false, auto_detect: false, wrap: false, hljs: true}
`,
  'themes/bare/layout/layout.ejs':
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title><%= page.title || config.title %></title><link rel="canonical" href="<%= url %>"></head><body><header><a href="/">Bench</a></header><main><%- body %></main><footer>Bench</footer></body></html>',
  'themes/bare/layout/index.ejs': list,
  'themes/bare/layout/category.ejs': list,
  'themes/bare/layout/tag.ejs': list,
  'themes/bare/layout/post.ejs':
    '<article><h1><%= page.title %></h1><time><%= date(page.date) %></time><%- list_categories(page.categories, {show_count: false}) %><%- list_tags(page.tags, {show_count: false}) %><%- page.content %></article><% if (page.prev) { %><a href="<%- url_for(page.prev.path) %>"><%= page.prev.title %></a><% } %><% if (page.next) { %><a href="<%- url_for(page.next.path) %>"><%= page.next.title %></a><% } %>',
};
