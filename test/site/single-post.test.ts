import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createBlog, placesOf, repository } from '../support/site.ts';

const post = (name: string) => `== ${name}
---
layout: post
title: "Estrategias de despliegue"
excerpt: "Cuatro maneras de cambiar la carga."
categories: kubernetes
tags: [kubernetes,kubernetes]
image:
  feature: barco.jpg
  credit: Inés
  creditlink: https://ines.example
comments: true
share: true
author: bruno
---
# Cambiar la carga

En puerto es *fácil*.
`;

test.each(['posts/2024-02-19-estrategias.md', '2024-02-19-estrategias.md'])(
  'a single post and nothing else is a blog: %s',
  async (name) => {
    const blog = createBlog(post(name), { theme: repository });
    const report = await blog.build();
    expect(report.isDone).toBe(true);
    expect(placesOf(report)).toEqual(
      [
        `image-missing ${name}:7:1`,
        'config-title-missing site.yml',
        'config-url-missing site.yml',
      ].toSorted(),
    );
    const page = blog.read('estrategias/index.html');
    expect(page).toContain('Estrategias de despliegue');
    expect(page).toContain('href="https://ines.example"');
    expect(page.match(/class="[^"]*p-category/g)).toHaveLength(2);
    expect([...blog.output().keys()]).toEqual(
      expect.arrayContaining([
        'index.html',
        'categories/kubernetes/index.html',
        'tags/kubernetes/index.html',
        'authors/bruno/index.html',
      ]),
    );
    expect(blog.has('feed.xml')).toBe(false);
  },
);

test('without a date in its name or its front matter it builds all the same, and says how to date it', async () => {
  const blog = createBlog(post('posts/estrategias.md'), { theme: repository });
  const report = await blog.build();
  expect(report.isDone).toBe(true);
  const dateless = report.diagnostics.find(({ code }) => code === 'date-missing');
  expect(dateless?.remedy).toContain('2026-01-01-estrategias.md');
  expect(report.diagnostics.every(({ remedy }) => remedy !== '')).toBe(true);
  expect(blog.has('estrategias/index.html')).toBe(true);
});

test('the post of this repository that shows those keys has exactly them', () => {
  const name = readdirSync(path.join(repository, 'posts')).find((file) => file.includes('kubernetes')) ?? '';
  const [, yaml = '', body = ''] = readFileSync(path.join(repository, 'posts', name), 'utf8').split(/^---$/m);
  const keys = [...yaml.matchAll(/^(\w+):/gm)].map((match) => match[1]);
  expect(keys).toEqual([
    'layout',
    'title',
    'excerpt',
    'categories',
    'tags',
    'image',
    'comments',
    'share',
    'author',
  ]);
  expect([...yaml.matchAll(/^ {2}(\w+):/gm)].map((match) => match[1])).toEqual([
    'feature',
    'credit',
    'creditlink',
  ]);
  expect(yaml).toMatch(/^tags: \[(\w+),.*\b\1\]$/m);
  expect(body.trim()).toMatch(/^# /);
});
