import { existsSync } from 'node:fs';
import path from 'node:path';
import type { State } from './random-edits.ts';
import { changePost, edits, pick } from './random-edits.ts';

/** A blog under random edits of which some are wrong. */
export interface FaultyState extends State {
  /** What is wrong with it, as the files that are. */
  readonly faults: string[];
  /** Whether its configuration is wrong. */
  isUnread: boolean;
}

/** Files that end a build. Each stands in files of its own, so that it can be mended by removing them. */
const errors: readonly string[] = [
  '== posts/unread.md\n---\ntitle: [\n---\n',
  '== posts/unclosed.md\n---\ntitle: Open\n',
  '== posts/impossible.md\n---\ntitle: X\ndate: 2024-02-30\n---\nX\n',
  '== posts/unlaid.md\n---\ntitle: X\ndate: 2024-02-03\nlayout: nowhere\n---\nX\n',
  '== posts/same-a.md\n---\ndate: 2024-02-03\npermalink: /same/\n---\nX\n== posts/same-b.md\n---\ndate: 2024-02-04\npermalink: /same/\n---\nX\n',
  '== pages/other.md\n---\ntitle: Other\npermalink: /about/\n---\nOther\n',
  '== posts/tags.md\n---\ndate: 2024-02-03\ntags: [t1, T1]\n---\nX\n',
  '== posts/hidden.md\n---\ndate: 2024-02-03\ntags: ["?!"]\n---\nX\n',
  '== layouts/partials/site-footer.njk\n<footer>{{ page.nothing.of.it }}</footer>\n',
  '== layouts/partials/site-footer.njk\n<footer>{{ page.title | shouted }}</footer>\n',
  '== layouts/partials/site-footer.njk\n<footer>{% if %}</footer>\n',
  '== data/broken.yml\na: [\n',
];

/** The same of what is only told. */
const warnings: readonly string[] = [
  '== posts/undated.md\n---\ntitle: Undated\n---\nNo date.\n',
  '== posts/notes.docx\nnotes\n',
  '== data/notes.txt\nnotes\n',
  '== layouts/own.njk\n{% extends "post.njk" %}lost{% block main %}{% endblock %}\n',
  '== assets/here.png\nno picture\n',
  '== posts/twin-a.md\n---\ndate: 2024-03-03\ntranslation_key: k\n---\nA\n== posts/twin-b.md\n---\ndate: 2024-03-04\ntranslation_key: k\n---\nB\n',
  '== drafts/idea.md\n---\ntittle: Idea\n---\nAn idea.\n',
];

/** What a text may say that is told of and does not end a build. */
const slips: readonly { readonly extra?: string; readonly body?: string }[] = [
  { extra: 'tittle: Slip' },
  { extra: 'tittle: Slip\nmood: low\ncoments: no' },
  { extra: 'image: assets/none.png' },
  { body: 'First.\n\n![none](/assets/none.png)\n' },
  { body: 'First.\n\n![here](/assets/here.png)\n' },
  { body: 'First.\n\nA note[^1] and [a link](/with a blank).\n' },
  { body: 'First.\n\n\nA note[^1] and <script>alert(1)</script>.\n' },
  { body: 'First.\n\n{% include x.html %}\n\n{{< figure >}}\n' },
  { body: 'First.\n\n<div>\n\nopen\n' },
  { body: 'First.\n\n> [!NOTES]\n> Alert.\n' },
  { body: 'First.\n\n[[x](/nowhere/)]\n' },
];

/** Edits after which something is told of the blog, or no longer, by their names. */
export const faultyEdits: { readonly [name: string]: (state: FaultyState) => void } = {
  slip: (state) =>
    changePost(state, (post) => {
      Object.assign(post, pick(state.random, slips));
    }),
  slipOfDate: (state) =>
    changePost(state, (post) => {
      post.date = pick(state.random, ['', '2031-05-05', '2024-01-09']) ?? '';
    }),
  mendSlip: (state) =>
    changePost(state, (post) => {
      Object.assign(post, { extra: '', body: 'First paragraph.\n\nMended.\n' });
    }),
  moveSlip: (state) =>
    changePost(state, (post) => {
      post.body = `First paragraph.\n\n${post.body}`;
    }),
  faultyAuthors: ({ blog }) =>
    blog.write('== data/authors.yml\nana: {name: Ana, website: nowhere}\nben: {name: Ben}\n'),
  faultyConfig: ({ blog, random }) =>
    blog.write(
      `== site.yml\n${pick(random, ['title: Oracle', ''])}\nurl: https://oracle.example/blog\nper_page: 3\n${pick(random, ['langauge: en', 'theme: {accent: "#eee"}', 'mood: fine', 'tags: x'])}\n`,
    ),
  brokenConfig: (state) => {
    const { blog, random } = state;
    blog.write(`== site.yml\n${pick(random, ['title: [', 'per_page: many', 'url: nowhere'])}\n`);
    state.isUnread = true;
  },
  error: (state) => commit(pick(state.random, errors), state),
  warning: (state) => commit(pick(state.random, warnings), state),
  anotherWarning: (state) => commit(pick(state.random, warnings), state),
  mendFault: mendOne,
  mendFaults: mendAll,
};

/** Mends what is wrong with the files of the blog, so that it can be built again. */
export function mendAll(state: FaultyState): void {
  while (state.faults.length > 0) mendOne(state);
  if (state.isUnread) edits['config']?.(state);
  state.isUnread = false;
  if (state.isBroken) edits['breakOrMend']?.(state);
}

function mendOne({ blog, faults: now, random }: FaultyState): void {
  const fault = pick(random, now);
  if (fault === undefined) return;
  now.splice(now.indexOf(fault), 1);
  for (const [, file = ''] of fault.matchAll(/^== (.*)$/gm))
    if (existsSync(path.join(blog.root, file))) blog.remove(file);
}

function commit(fault: string | undefined, { blog, faults }: FaultyState): void {
  if (fault === undefined || faults.includes(fault)) return;
  blog.write(fault);
  faults.push(fault);
}
