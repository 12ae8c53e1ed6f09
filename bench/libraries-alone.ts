import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import matter from 'gray-matter';
import MarkdownIt from 'markdown-it';
import nunjucks from 'nunjucks';
import Prism from 'prismjs';
import 'prismjs/components/prism-bash.js';
import 'prismjs/components/prism-go.js';
import 'prismjs/components/prism-python.js';
import 'prismjs/components/prism-yaml.js';

/**
 * The floor below any generator on these libraries: every post read, split, rendered and coloured, put into the barest of
 * templates, and written; no list, no feed, no link to another post, nothing kept or checked. One thread.
 * Usage: node libraries-alone.cjs POSTS OUT
 */
const [posts = '', out = ''] = process.argv.slice(2);

const markdown = new MarkdownIt({ html: true, linkify: true, typographer: true, highlight });
const template = nunjucks.compile(
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><article><h1>{{ title }}</h1>
<time>{{ date }}</time>{% for tag in tags %}<a href="/tags/{{ tag }}/">{{ tag }}</a>{% endfor %}{{ content | safe }}</article></body></html>`,
  new nunjucks.Environment(null, { autoescape: true }),
);

function highlight(code: string, language: string): string {
  const grammar = Prism.languages[language];
  return grammar === undefined ? '' : Prism.highlight(code, grammar, language);
}

for (const name of readdirSync(posts)) {
  const { data, content } = matter(readFileSync(path.join(posts, name), 'utf8'));
  const page = template.render({ ...data, content: markdown.render(content) });
  const folder = path.join(out, name.slice(0, -'.md'.length));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), page);
}
