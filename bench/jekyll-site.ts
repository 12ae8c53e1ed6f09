import type { SiteFiles } from './site-files.ts';

const layout =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title><link rel="canonical" href="{{ page.url | absolute_url }}"></head><body><header><a href="/">Bench</a></header><main>{{ content }}</main><footer>Bench</footer></body></html>';

/** The lists of a Jekyll site are made by a plugin of its own, as few lines as will do. */
const lists = `
module Bench
  class List < Jekyll::PageWithoutAFile
    def initialize(site, dir, title, posts, nearby)
      super(site, site.source, dir, 'index.html')
      self.content = ''
      data.merge!('layout' => 'list', 'title' => title, 'posts' => posts, 'previous' => nearby[0], 'next' => nearby[1])
    end
  end
  class Lists < Jekyll::Generator
    def generate(site)
      add(site, '/', 'Bench', site.posts.docs.reverse)
      site.categories.each { |term, posts| add(site, "/categories/#{term}/", term, posts) }
      site.tags.each { |term, posts| add(site, "/tags/#{term}/", term, posts) }
    end
    def add(site, url, title, posts)
      at = ->(n) { n.zero? ? url : "#{url}page/#{n + 1}/" }
      parts = posts.each_slice(20).to_a
      parts.each_with_index do |part, n|
        nearby = [n.positive? ? at.(n - 1) : nil, n + 1 < parts.length ? at.(n + 1) : nil]
        site.pages << List.new(site, at.(n), title, part, nearby)
      end
    end
  end
end
`;

/** A Jekyll site with jekyll-feed, highlighting by Rouge as it comes. */
export const jekyllFiles: SiteFiles = {
  '_config.yml':
    'title: Bench\nurl: https://bench.example\npermalink: /:title/\nplugins: [jekyll-feed]\nfeed: {posts_limit: 20}\ndefaults: [{scope: {type: posts}, values: {layout: post}}]\n',
  '_plugins/lists.rb': lists,
  '_layouts/base.html': layout,
  '_layouts/post.html':
    '---\nlayout: base\n---\n<article><h1>{{ page.title }}</h1><time>{{ page.date | date: "%-d %B %Y" }}</time>{% for c in page.categories %}<a href="/categories/{{ c }}/">{{ c }}</a>{% endfor %}{% for t in page.tags %}<a href="/tags/{{ t }}/">{{ t }}</a>{% endfor %}{{ content }}</article>{% if page.previous %}<a href="{{ page.previous.url }}">{{ page.previous.title }}</a>{% endif %}{% if page.next %}<a href="{{ page.next.url }}">{{ page.next.title }}</a>{% endif %}',
  '_layouts/list.html':
    '---\nlayout: base\n---\n<h1>{{ page.title }}</h1>{% for post in page.posts %}<article><h2><a href="{{ post.url }}">{{ post.title }}</a></h2><time>{{ post.date | date: "%-d %B %Y" }}</time>{{ post.excerpt }}</article>{% endfor %}',
  'sitemap.xml':
    '---\n---\n<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{% for post in site.posts %}<url><loc>{{ post.url | absolute_url }}</loc></url>{% endfor %}</urlset>\n',
};
