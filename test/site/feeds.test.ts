import { readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { build } from '../../src/build/build.ts';
import { imported } from '../import/imported.ts';
import { attributeOf, elementsOf } from '../support/html.ts';
import {
  builtBlog,
  createBlog,
  diagnosticsOf,
  placesOf,
  repository,
  type TestBlog,
} from '../support/site.ts';

const site = `
== site.yml
title: "A <blog> & \\"more\\" ]]>"
description: "About ]]> & <things>"
url: https://blog.example/base
author: ana
language: es
== data/authors.yml
ana: {name: "Ana & <Co>"}
== posts/2024-01-02-first.md
---
title: "First \\x08<b>&]]>\\u202e 👩‍💻"
tags: ["t & <u>"]
categories: [News]
updated: 2024-05-06 07:08:09 +0200
---
![picture](/assets/a.svg) ![below](b.svg) [anchor](#there) [page](../second/) [mail](mailto:a@b.example) [query](?x=1&y=2)

<img srcset="/assets/a.svg 1x, /assets/a@2.png 2x" src="/assets/a.svg" alt="">

<video poster="/assets/poster.png" src="/assets/film.mp4"></video>

<p id="there">]]> &amp; <code>&lt;script&gt;</code></p>
== posts/2024-02-03-second.md
Second, without front matter.
== posts/undated.md
Without a date.
== assets/a.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
== pages/first/b.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
`;

const documents = ['feed.xml', 'rss.xml', 'tags/t-u/feed.xml', 'categories/news/feed.xml', 'sitemap.xml'];

const built = (text: string = site, theme?: string): Promise<TestBlog> =>
  builtBlog(text, theme === undefined ? {} : { theme });

// T-FEED-1
test('every feed and the sitemap are well-formed, and readers make the same of all three formats', async () => {
  const blog = await built();
  for (const file of documents) {
    expect(XMLValidator.validate(blog.read(file), { allowBooleanAttributes: false }), file).toBe(true);
    expect(blog.read(file).startsWith('<?xml version="1.0" encoding="utf-8"?>'), file).toBe(true);
  }
  const title = 'First <b>&]]>\u202e 👩‍💻';
  const atom = parseAtomFeed(blog.read('feed.xml'));
  const rss = parseRssFeed(blog.read('rss.xml'));
  const json = parseJsonFeed(JSON.parse(blog.read('feed.json')));
  expect(atom.entries?.map((entry) => entry.title?.value)).toEqual(['Second', title]);
  expect(rss.items?.map((item) => item.title)).toEqual(['Second', title]);
  expect(json.items?.map((item) => item.title)).toEqual(['Second', title]);
  expect([atom.title?.value, rss.title, json.title]).toEqual(Array(3).fill('A <blog> & "more" ]]>'));
});

test('a body stands in all three formats alike, whatever in it would end it', async () => {
  const blog = await built(`${site}== data/note.yml
end: "a ]]> b ]]]]> c \\x08"
`);
  const contents = [
    parseAtomFeed(blog.read('feed.xml')).entries?.[1]?.content?.value,
    parseRssFeed(blog.read('rss.xml')).items?.[1]?.content?.encoded,
    parseJsonFeed(JSON.parse(blog.read('feed.json'))).items?.[1]?.content_html,
  ];
  expect(contents[2]).toContain('&lt;script&gt;');
  expect(contents).toEqual(Array(3).fill(contents[2]));
  blog.write('== layouts/home.njk\n<a>{{ site.data.note.end | cdata }}</a>\n');
  expect((await blog.build()).isDone).toBe(true);
  expect(parserOf().parse(blog.read('index.html')).a).toBe('a ]]> b ]]]]> c ');
});

/** RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have. */
test('the Atom feed has what RFC 4287 demands: id, title, updated, author, absolute links', async () => {
  const blog = await built();
  for (const file of ['feed.xml', 'tags/t-u/feed.xml']) {
    const { feed } = parserOf().parse(blog.read(file));
    expect(feed['@_xmlns']).toBe('http://www.w3.org/2005/Atom');
    expect(new URL(feed.id).href).toBe(feed.id);
    expect(feed.updated).toMatch(rfc3339);
    expect(feed.author.name).toBeTruthy();
    const self = feed.link.find((link: Link) => link['@_rel'] === 'self');
    expect(self['@_href']).toBe(`https://blog.example/base/${file}`);
    for (const entry of [feed.entry].flat()) {
      expect(new URL(entry.id).href).toBe(entry.id);
      expect(entry.title).toBeTruthy();
      expect(entry.updated).toMatch(rfc3339);
      expect(entry.published).toMatch(rfc3339);
      expect(entry.author.name).toBe('Ana & <Co>');
      expect(entry.link['@_rel']).toBe('alternate');
      expect(entry.link['@_href']).toMatch(/^https:\/\/blog\.example\/base\//);
      expect(entry.content['@_type']).toBe('html');
    }
    const ids = [feed.entry].flat().map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

/** RSS 2.0, “Required channel elements” and “Elements of <item>”. */
test('the RSS feed has what RSS 2.0 demands: channel title, link, description; guid and dates of items', async () => {
  const blog = await built();
  const { rss } = parserOf().parse(blog.read('rss.xml'));
  expect(rss['@_version']).toBe('2.0');
  expect(rss.channel).toMatchObject({
    title: 'A <blog> & "more" ]]>',
    link: 'https://blog.example/base/',
    description: 'About ]]> & <things>',
    language: 'es',
  });
  expect(rss.channel.lastBuildDate).toMatch(rfc822);
  for (const item of rss.channel.item) {
    expect(item.link).toMatch(/^https:\/\/blog\.example\/base\//);
    expect(item.guid).toEqual({ '#text': item.link, '@_isPermaLink': 'true' });
    expect(item.pubDate).toMatch(rfc822);
  }
});

// T-FEED-1, T-FEED-4
test('no address in a feed’s content is relative, and all of the blog’s own lie below the base path', async () => {
  const blog = await built();
  const contents = [
    parseAtomFeed(blog.read('feed.xml')).entries?.[1]?.content?.value ?? '',
    parseRssFeed(blog.read('rss.xml')).items?.[1]?.content?.encoded ?? '',
    parseJsonFeed(JSON.parse(blog.read('feed.json'))).items?.[1]?.content_html ?? '',
  ];
  for (const content of contents) {
    const addresses = elementsOf(content).flatMap((element) => [
      ...['href', 'src', 'poster'].flatMap((name) => attributeOf(element, name) ?? []),
      ...(attributeOf(element, 'srcset') ?? '')
        .split(', ')
        .flatMap((part) => (part === '' ? [] : (part.split(' ')[0] ?? []))),
    ]);
    expect(addresses.filter((address) => !/^(https:|mailto:)/.test(address))).toEqual([]);
    expect(addresses).toContain('https://blog.example/base/first/#there');
    expect(addresses).toContain('https://blog.example/base/second/');
    expect(addresses).toContain('https://blog.example/base/first/b.svg');
    expect(addresses).toContain('https://blog.example/base/first/?x=1&y=2');
    expect(addresses.length).toBeGreaterThanOrEqual(10);
  }
});

test('an undated post stands in no feed, and the newest stands first, up to the limit', async () => {
  const many = Array.from(
    { length: 25 },
    (_, n) => `== posts/2023-01-${String(n + 1).padStart(2, '0')}-day.md\n---\nslug: day-${n}\n---\nBody.\n`,
  ).join('');
  const blog = await built(site + many);
  const items = parseRssFeed(blog.read('rss.xml')).items ?? [];
  expect(items).toHaveLength(20);
  const times = items.map(({ pubDate }) => Date.parse(pubDate ?? ''));
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(items.map(({ title }) => title)).not.toContain('Undated');
});

// T-FEED-2
test('a new title keeps the id and the moment of a post; only updated: moves it', async () => {
  const blog = await built();
  const entryOf = () => {
    const entry = parseAtomFeed(blog.read('feed.xml')).entries?.[0];
    return { id: entry?.id, updated: entry?.updated };
  };
  const before = entryOf();
  blog.write('== posts/2024-02-03-second.md\n---\ntitle: Renamed\n---\nAnd edited.\n');
  await blog.build({ now: new Date('2026-12-31') });
  expect(parseAtomFeed(blog.read('feed.xml')).entries?.[0]?.title?.value).toBe('Renamed');
  expect(entryOf()).toEqual(before);
  blog.write('== posts/2024-02-03-second.md\n---\nupdated: 2024-09-09\n---\nBody.\n');
  await blog.build();
  expect(entryOf()).toEqual({ id: before.id, updated: '2024-09-09T00:00:00+00:00' });
});

// T-FEED-2
test('a newer post changes nothing in the entries of older ones', async () => {
  const blog = await built();
  const before = parseAtomFeed(blog.read('feed.xml')).entries;
  blog.write('== posts/2024-12-03-newest.md\nNewest.\n');
  await blog.build();
  expect(parseAtomFeed(blog.read('feed.xml')).entries?.slice(1)).toEqual(before);
});

// T-FEED-3
test('without url there are no feeds and no sitemap, one warning says so, and no page invents an address', async () => {
  const blog = createBlog(site.replace('url: https://blog.example/base\n', ''), { theme: repository });
  const report = await blog.build();
  expect(diagnosticsOf(report, 'config-url-missing')).toHaveLength(1);
  const output = blog.output();
  expect([...output.keys()].filter((file) => /(feed|rss|sitemap)[^/]*\.(xml|json)$/.test(file))).toEqual([]);
  for (const [file, text] of output) {
    if (!/\.(html|txt)$/.test(file)) continue;
    expect(text, file).not.toMatch(/localhost|undefined|feed\.xml|rss\.xml|sitemap\.xml/);
  }
});

// T-FEED-3
test('--strict takes the missing url for the error that it is to feeds', async () => {
  const blog = createBlog('== site.yml\ntitle: A\n== posts/2024-01-02-a.md\nBody.\n');
  const report = await blog.build({ strict: true });
  expect(report.isDone).toBe(false);
  expect(placesOf(report)).toEqual(['config-url-missing site.yml']);
});

// T-FEED-4
test('below a base path every address of the default theme keeps to it, whole ones and those of feeds too', async () => {
  const blog = await built(`${site}== pages/about.md\n---\naliases: [/old/]\n---\nAbout.\n`, repository);
  let seen = 0;
  for (const [file, text] of blog.output()) {
    expect(
      [...text.matchAll(/https:\/\/blog\.example(?!\/base\b)[^"<\s]*/g)].map(([address]) => address),
      file,
    ).toEqual([]);
    if (!file.endsWith('.html')) continue;
    const addresses = elementsOf(text).flatMap((element) =>
      ['href', 'src', 'action', 'poster', 'srcset', 'data-search'].flatMap(
        (name) => attributeOf(element, name)?.split(', ') ?? [],
      ),
    );
    seen += addresses.filter((address) => address.startsWith('/base/')).length;
    expect(
      addresses.filter((address) => /^\/(?!base\/)/.test(address) || address.includes('/base/base')),
      file,
    ).toEqual([]);
  }
  expect(seen).toBeGreaterThan(100);
});

test('the sitemap lists each page once, absolute, and no feed, draft, redirect or noindex page', async () => {
  const blog = await built(
    `${site}== posts/2024-03-04-shy.md\n---\nnoindex: true\naliases: [/old/]\n---\nShy.\n== pages/about.md\nAbout.\n== pages/thanks.md\n---\nsitemap: false\n---\nThanks.\n`,
  );
  const { urlset } = parserOf().parse(blog.read('sitemap.xml'));
  const locations = urlset.url.map(({ loc }: { loc: string }) => loc);
  expect(new Set(locations).size).toBe(locations.length);
  expect(locations).toContain('https://blog.example/base/first/');
  expect(locations).toContain('https://blog.example/base/about/');
  const wrong = locations.filter(
    (location: string) =>
      !location.startsWith('https://blog.example/base/') ||
      /shy|old|404|thanks|\.xml|\.json|robots/.test(location),
  );
  expect(wrong).toEqual([]);
  for (const { lastmod } of urlset.url) if (lastmod !== undefined) expect(lastmod).toMatch(rfc3339);
});

interface Link {
  readonly '@_rel': string;
}

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;
const rfc822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}$/;

function parserOf(): XMLParser {
  return new XMLParser({ ignoreAttributes: false, parseTagValue: false, processEntities: true });
}

// The ids are those of Jekyll 4.3.1 (`post.id | absolute_url`), which its feed plugin writes.
const jekyllPosts = `
== _config.yml
title: T
url: https://e.org
baseurl: /b
== _posts/2024-01-02-Mi-Año.md
A.
== _posts/2024-01-03-b.md
---
permalink: /blog/
---
B.
== _posts/2024-01-04-c.md
---
slug: otra-cosa
categories: uno dos
---
C.
== _posts/2024-01-05-d.md
---
permalink: /x/y.html
---
D.
`;
const jekyllIds = [
  'https://e.org/b/x/d',
  'https://e.org/b/uno/dos/2024/01/04/otra-cosa',
  'https://e.org/b/b',
  'https://e.org/b/2024/01/02/Mi-A%C3%B1o',
];

test('posts of a Jekyll blog have the ids that subscribers know, and keep them in an imported blog', async () => {
  const blog = await builtBlog(jekyllPosts, { theme: repository });
  expect(entryIds(blog.read('feed.xml'))).toEqual(jekyllIds);
  const { target } = await imported(blog);
  const roots = { blog: target, theme: repository };
  await build({ roots, out: path.join(target, '_site'), now: new Date('2026-01-01'), version: 'test' });
  expect(entryIds(readFileSync(path.join(target, '_site/feed.xml'), 'utf8'))).toEqual(jekyllIds);
});

test('a new slug gives a post of such a blog a new id, in a build that skips what is as it was', async () => {
  const blog = await builtBlog(jekyllPosts, { theme: repository });
  blog.write('== _posts/2024-01-03-b.md\n---\npermalink: /blog/\nslug: new\n---\nB.\n');
  await blog.build();
  expect(entryIds(blog.read('feed.xml'))[2]).toBe('https://e.org/b/new');
});

function entryIds(feed: string): readonly (string | undefined)[] {
  return (parseAtomFeed(feed).entries ?? []).map(({ id }) => id);
}

test('a taxonomy without pages has no feeds of its terms either', async () => {
  const blog = await builtBlog(site.replace('language: es', 'taxonomies: {tags: {path: false}}'));
  const feeds = [...blog.output().keys()].filter((file) => file.endsWith('feed.xml'));
  expect(feeds).toEqual(['authors/ana/feed.xml', 'categories/news/feed.xml', 'feed.xml']);
});

test('feeds that take no letters beyond ASCII in addresses get none, and what names a post stays', async () => {
  const blog = createBlog(
    '== site.yml\ntitle: A\nurl: https://e.org/b\n== posts/2024-01-02-niño.md\n---\ntags: [año]\n---\nÑ.\n== posts/2024-01-01-a.md\nA.\n',
    { theme: repository },
  );
  await blog.build();
  const rss = blog.read('rss.xml');
  expect(rss).toContain('<link>https://e.org/b/ni%C3%B1o/</link>');
  expect(rss).toContain('<guid isPermaLink="false">https://e.org/b/niño/</guid>');
  expect(rss).toContain('<guid isPermaLink="true">https://e.org/b/a/</guid>');
  const json = JSON.parse(blog.read('feed.json'));
  expect(json.items[0]).toMatchObject({ id: 'https://e.org/b/niño/', url: 'https://e.org/b/ni%C3%B1o/' });
  const html = blog.read('niño/index.html');
  expect(html).toContain('<link rel="canonical" href="https://e.org/b/ni%C3%B1o/">');
  expect(html).toContain('<meta property="og:url" content="https://e.org/b/ni%C3%B1o/">');
});
