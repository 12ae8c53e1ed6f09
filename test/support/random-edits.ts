import type { TestBlog } from './site.ts';

interface PostState {
  title: string;
  date: string;
  tags: string[];
  category: string;
  draft: boolean;
  body: string;
  author: string;
  extra: string;
}

/** A blog under random edits. */
export interface State {
  readonly blog: TestBlog;
  readonly random: () => number;
  readonly posts: Map<string, PostState>;
  counter: number;
  isBroken: boolean;
}

/** A plugin that marks what it is given, in texts and in the foot of each page. */
const plugin = (mark: number) => `== plugins/mark.mjs
export default ({ sign = '' }) => ({
  filters: { marked: (text) => String(text) + ' ${mark}' + sign },
  markdown: (parser) => {
    const render = parser.renderer.rules.text;
    parser.renderer.rules.text = (...given) => render(...given).replaceAll('Body', 'Body ${mark} of');
  },
});
`;

/** The blog before the first of them. */
export const firstSite = `
== site.yml
title: Oracle
url: https://oracle.example/blog
per_page: 3
plugins: [plugins/mark.mjs]
${plugin(0)}== data/authors.yml
ana: {name: Ana}
ben: {name: Ben, bio: Writes.}
== assets/a.txt
a
== pages/about.md
---
title: About
---
About us.
`;

/** Every kind of edit by its name. */
export const edits: { readonly [name: string]: (state: State) => void } = {
  addPost,
  removePost: (state) =>
    withPost(state, (file) => {
      state.posts.delete(file);
      state.blog.remove(file);
    }),
  renamePost: (state) =>
    withPost(state, (file, post) => {
      state.posts.delete(file);
      state.blog.remove(file);
      save(state, `posts/renamed-${++state.counter}.md`, post);
    }),
  retitle: change((post, n) => (post.title = `Title ${n}`)),
  retag: change((post, n) => (post.tags = [`t${n % 5}`, `u${n % 3}`])),
  recategorize: change((post, n) => (post.category = `c${n % 3}`)),
  redate: change((post, n) => (post.date = `2024-0${1 + (n % 9)}-1${n % 10}`)),
  draft: change((post) => (post.draft = !post.draft)),
  author: change((post, n) => (post.author = ['ana', 'ben', 'cleo'][n % 3] ?? 'ana')),
  body: change((post, n) => (post.body = `First paragraph.\n\nBody ${n}.\n`)),
  excerpt: change((post, n) => (post.body = `First ${n}.\n\nBody.\n`)),
  heading: change((post, n) => (post.body = `First ${n}.\n\n## Part ${n}\n\nBody.\n`)),
  twoBodies(state) {
    edits['body']?.(state);
    edits['heading']?.(state);
  },
  bodyAndOutput(state) {
    edits['body']?.(state);
    edits['output']?.(state);
  },
  extraKey: change((post, n) => (post.extra = n % 2 === 0 ? '' : `mood: m${n % 4}`)),
  config: ({ blog, random }) =>
    blog.write(
      `== site.yml\ntitle: Oracle ${Math.floor(random() * 3)}\nurl: https://oracle.example/blog\nper_page: ${3 + Math.floor(random() * 2)}\nsearch: ${random() < 0.5}\nplugins: [{module: plugins/mark.mjs, sign: ${pick(random, ['x', 'y'])}}]\n`,
    ),
  authors: ({ blog, random }) =>
    blog.write(
      `== data/authors.yml\nana: {name: Ana ${Math.floor(random() * 3)}}\nben: {name: Ben, bio: Writes.}\n`,
    ),
  plugin: ({ blog, random }) => blog.write(plugin(Math.floor(random() * 3))),
  asset: ({ blog, random }) => blog.write(`== assets/a.txt\n${random()}\n`),
  page: ({ blog, random }) =>
    blog.write(`== pages/about.md\n---\ntitle: About ${Math.floor(random() * 3)}\n---\nAbout.\n`),
  partial: ({ blog, random }) =>
    blog.write(
      `== layouts/partials/site-footer.njk\n<footer>${Math.floor(random() * 3)} {{ site.posts | length | marked }}</footer>\n`,
    ),
  layout: ({ blog, random }) =>
    blog.write(
      `== layouts/tag.njk\n{% extends "term.njk" %}{% block main %}${Math.floor(random() * 3)} {{ term.count }}{% for p in site.posts %}{{ p.title }}{% endfor %}{% endblock %}\n`,
    ),
  dropLayouts: ({ blog }) => {
    blog.write('== layouts/x.njk\nx\n');
    blog.remove('layouts');
  },
  output: ({ blog, random }) => {
    const files = [...blog.output().keys()];
    const file = pick(random, files);
    if (file !== undefined) blog.write(`== _site/${file}\nchanged by hand\n`);
  },
  breakOrMend: (state) => {
    state.isBroken = !state.isBroken;
    if (state.isBroken) state.blog.write('== posts/broken.md\n---\ntitle: [\n---\n');
    else state.blog.remove('posts/broken.md');
  },
};

export function addPost(state: State): void {
  const n = ++state.counter;
  save(state, `posts/post-${n}.md`, {
    title: `Title ${n}`,
    date: `2024-01-${String(1 + (n % 28)).padStart(2, '0')}`,
    tags: [`t${n % 5}`],
    category: `c${n % 3}`,
    draft: false,
    body: `First paragraph of ${n}.\n\nMore.\n`,
    author: 'ana',
    extra: '',
  });
}

function change(edit: (post: PostState, n: number) => void): (state: State) => void {
  return (state) => changePost(state, (post) => edit(post, ++state.counter));
}

/** Edits one post, whichever, and saves it. */
export function changePost(state: State, edit: (post: PostState) => void): void {
  withPost(state, (file, post) => {
    edit(post);
    save(state, file, post);
  });
}

function withPost(state: State, edit: (file: string, post: PostState) => void): void {
  const file = pick(state.random, [...state.posts.keys()]);
  const post = file === undefined ? undefined : state.posts.get(file);
  if (file !== undefined && post !== undefined) edit(file, post);
}

function save(state: State, file: string, post: PostState): void {
  state.posts.set(file, post);
  const lines = [
    `title: ${post.title}`,
    `date: ${post.date}`,
    `tags: [${post.tags.join(', ')}]`,
    `category: ${post.category}`,
    `draft: ${post.draft}`,
    `author: ${post.author}`,
    post.extra,
  ];
  state.blog.write(`== ${file}\n---\n${lines.filter(Boolean).join('\n')}\n---\n${post.body}`);
}

/** The files that two outputs do not have in common, byte for byte. */
export function differences(
  a: ReadonlyMap<string, string>,
  b: ReadonlyMap<string, string>,
): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((file) => a.get(file) !== b.get(file));
}

export function pick<T>(random: () => number, items: readonly T[]): T | undefined {
  return items[Math.floor(random() * items.length)];
}

/** Reproducible numbers in [0, 1). */
export function seeded(start: number): () => number {
  let state = start;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
