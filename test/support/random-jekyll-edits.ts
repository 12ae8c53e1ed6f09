import { pick } from './random-edits.ts';
import type { TestBlog } from './site.ts';

interface JekyllPost {
  readonly title: string;
  readonly date: string;
  readonly tags: string;
  readonly body: string;
}

/** A Jekyll blog under random edits, most of whose texts look at one another. */
export interface JekyllState {
  readonly blog: TestBlog;
  readonly random: () => number;
  /** By slug. */
  readonly posts: Map<string, JekyllPost>;
  counter: number;
}

/** The blog before the first of them. */
export const firstJekyllSite = `
== _config.yml
title: Oracle
url: https://oracle.example
collections: {recipes: {output: true}}
== _includes/note.html
<b>{{ include.text }} on {{ page.title }}</b>
== _includes/list.html
{% for post in site.posts limit: 3 %}{{ post.title }}{% include note.html text=post.title %}{% endfor %}
== _data/friends.yml
- name: Ana
== _recipes/soup.md
---
title: Soup
---
Water.
== about.md
---
title: About
permalink: /about/
---
{{ site.posts | size }} posts, {{ site.recipes | map: "title" | join: ", " }}.
== all.json
---
---
[{% for post in site.posts %}{{ post.url | jsonify }}, {{ post.excerpt | strip_html | jsonify }},{% endfor %}0]
== assets/a.txt
a
`;

/** What a post says, by a number. */
const bodies: readonly ((n: number) => string)[] = [
  (n) => `Plain ${n}.\n\nMore.`,
  (n) => `{% for post in site.posts limit: 2 %}[{{ post.title }}]({{ post.url }}) {% endfor %}${n}`,
  (n) => `${n} {{ page.previous.title }} and {{ page.next.url }}`,
  (n) => `{% include note.html text="${n}" %}`,
  () => '{% include list.html %}',
  (n) => `{{ site.data.friends[0].name }} ${n}`,
  (n) => `{% for post in site.tags.red %}{{ post.title }}; {% endfor %}${n}`,
  () => '{% for recipe in site.recipes %}{{ recipe.title }}: {{ recipe.content | strip_html }}{% endfor %}',
  (n) =>
    `{% assign other = site.posts | where: "title", "Title ${n % 9}" | first %}{{ other.excerpt }}|{{ other.content | size }}`,
  () => '{{ site.title }} {{ site.mood }} {{ site.posts.size }} {{ site.static_files | size }}',
  () => '{% link about.md %} {{ site.pages | map: "title" | join: ", " }}',
  (n) => `First ${n}.\n\n<!--more-->\n\n{{ page.excerpt | strip_html }} {{ page.tags | join: "+" }}`,
  () => '{% if site.data.friends.size > 1 %}{{ site.data.friends.last.name }}{% else %}alone{% endif %}',
];

/** Every kind of edit by its name. */
export const jekyllEdits: { readonly [name: string]: (state: JekyllState) => void } = {
  addPost: addJekyllPost,
  removePost: (state) => withPost(state, (slug, post) => forget(state, slug, post)),
  rewrite: change((post, state) => ({ ...post, body: someBody(state) })),
  rewriteToo: change((post, state) => ({ ...post, body: someBody(state) })),
  retitle: change((post, { random }) => ({ ...post, title: `Title ${numberBelow(random, 9)}` })),
  retag: change((post, { random }) => ({
    ...post,
    tags: pick(random, ['red', 'blue', 'red blue', '']) ?? '',
  })),
  redate: change((post, state) => ({ ...post, date: someDate(state) })),
  recipe: ({ blog, random }) =>
    blog.write(
      `== _recipes/${pick(random, ['soup', 'bread'])}.md\n---\ntitle: R${numberBelow(random, 4)}\n---\nW${numberBelow(random, 4)}.\n`,
    ),
  friends: ({ blog, random }) =>
    blog.write(
      `== _data/friends.yml\n${Array.from({ length: 1 + numberBelow(random, 3) }, (_, n) => `- name: F${n}${numberBelow(random, 3)}\n`).join('')}`,
    ),
  note: ({ blog, random }) =>
    blog.write(
      `== _includes/note.html\n<i>${numberBelow(random, 3)} {{ include.text }} {{ page.url }}{% if site.mood %} {{ site.posts.first.title }}{% endif %}</i>\n`,
    ),
  list: ({ blog, random }) =>
    blog.write(
      `== _includes/list.html\n{% for post in site.posts reversed %}{% if post.tags contains "red" %}{{ post.title }} {{ post.${pick(random, ['excerpt', 'url', 'date'])} }}{% endif %}{% endfor %}\n`,
    ),
  config: ({ blog, random }) =>
    blog.write(
      `== _config.yml\ntitle: Oracle ${numberBelow(random, 3)}\nurl: https://oracle.example\ncollections: {recipes: {output: true}}\n${random() < 0.5 ? `mood: m${numberBelow(random, 3)}\n` : ''}`,
    ),
  asset: ({ blog, random }) =>
    blog.write(`== assets/${pick(random, ['a', 'b'])}.txt\n${numberBelow(random, 9)}\n`),
  about: ({ blog, random }) =>
    blog.write(
      `== about.md\n---\ntitle: About ${numberBelow(random, 3)}\npermalink: /about/\n---\n{{ site.posts | size }} {{ site.recipes[0].title }}.\n`,
    ),
};

/** Adds a post that says anything. */
export function addJekyllPost(state: JekyllState): void {
  const slug = `post-${++state.counter}`;
  save(state, slug, {
    title: `Title ${state.counter % 9}`,
    date: someDate(state),
    tags: 'red',
    body: someBody(state),
  });
}

function someBody({ random }: JekyllState): string {
  return pick(random, bodies)?.(numberBelow(random, 100)) ?? '';
}

function someDate({ random }: JekyllState): string {
  return `2024-0${1 + numberBelow(random, 9)}-1${numberBelow(random, 10)}`;
}

function numberBelow(random: () => number, end: number): number {
  return Math.floor(random() * end);
}

function change(edit: (post: JekyllPost, state: JekyllState) => JekyllPost): (state: JekyllState) => void {
  return (state) =>
    withPost(state, (slug, post) => {
      forget(state, slug, post);
      save(state, slug, edit(post, state));
    });
}

function withPost(state: JekyllState, act: (slug: string, post: JekyllPost) => void): void {
  const found = pick(state.random, [...state.posts]);
  if (found !== undefined) act(...found);
}

function save(state: JekyllState, slug: string, post: JekyllPost): void {
  state.posts.set(slug, post);
  const { title, tags, body } = post;
  state.blog.write(`== ${fileOf(slug, post)}\n---\ntitle: ${title}\ntags: ${tags}\n---\n${body}\n`);
}

function forget(state: JekyllState, slug: string, post: JekyllPost): void {
  state.posts.delete(slug);
  state.blog.remove(fileOf(slug, post));
}

function fileOf(slug: string, { date }: JekyllPost): string {
  return `_posts/${date}-${slug}.md`;
}
