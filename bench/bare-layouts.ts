import type { SiteFiles } from './site-files.ts';

const entries = `{% for post in pager.items %}<article><h2><a href="{{ post.url }}">{{ post.title }}</a></h2><time>{{ post.date | date('%-d %B %Y') }}</time>{{ post.excerpt | safe }}</article>{% endfor %}{% if pager.previous %}<a rel="prev" href="{{ pager.previous }}">newer</a>{% endif %}{% if pager.next %}<a rel="next" href="{{ pager.next }}">older</a>{% endif %}`;

const page = (main: string): string => `{% extends "base.njk" %}{% block main %}${main}{% endblock %}`;

/** Layouts that put no more on a page than those of the rivals do. */
export const bareLayouts: SiteFiles = {
  'layouts/base.njk': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ page.title or site.title }}</title><link rel="canonical" href="{{ page.permalink }}"><meta name="description" content="{{ page.description }}"></head><body><header><a href="/">{{ site.title }}</a></header><main>{% block main %}{% endblock %}</main><footer>{{ site.title }}</footer></body></html>`,
  'layouts/post.njk': page(
    `<article><h1>{{ page.title }}</h1><time datetime="{{ page.date | date('%Y-%m-%d') }}">{{ page.date | date('%-d %B %Y') }}</time> {{ page.readingTime }} min {% for term in page.categories %}<a href="{{ term.url }}">{{ term.name }}</a>{% endfor %}{% for term in page.tags %}<a href="{{ term.url }}">{{ term.name }}</a>{% endfor %}{{ page.content | safe }}</article>{% if page.previous %}<a href="{{ page.previous.url }}">{{ page.previous.title }}</a>{% endif %}{% if page.next %}<a href="{{ page.next.url }}">{{ page.next.title }}</a>{% endif %}`,
  ),
  'layouts/home.njk': page(entries),
  'layouts/term.njk': page(`<h1>{{ term.name }}</h1>${entries}`),
  'layouts/taxonomy.njk': page(
    `<ul>{% for term in taxonomy.terms %}<li><a href="{{ term.url }}">{{ term.name }}</a> {{ term.count }}</li>{% endfor %}</ul>`,
  ),
};
