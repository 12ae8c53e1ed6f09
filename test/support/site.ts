import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { build } from '../../src/build/build.ts';
import type { BuildOptions } from '../../src/build/scan/build-options.ts';
import { CacheFolder } from '../../src/cache/cache-folder.ts';
import type { DiagnosticCode } from '../../src/diagnostics/codes.ts';
import type { BuildReport } from '../../src/types/build.ts';
import { expectRemedies } from './expect-remedies.ts';

/** The repository, whose layouts and assets are the default theme. */
export const repository: string = path.resolve(import.meta.dirname, '../..');

/** A blog in a folder of its own, gone when the test ends. */
export interface TestBlog {
  readonly root: string;
  readonly out: string;
  readonly roots: BuildOptions['roots'];
  write(files: string): void;
  remove(file: string): void;
  build(options?: Partial<BuildOptions>): Promise<BuildReport>;
  /** The text of a file of the blog. */
  source(file: string): string;
  /** The text of a file of the output. */
  read(file: string): string;
  has(file: string): boolean;
  /** Every file of the output and its bytes as text, our own bookkeeping aside. */
  output(): ReadonlyMap<string, string>;
}

/**
 * Makes a blog of one text: `== posts/a.md` starts a file. A theme of one-line layouts stands in for the real
 * one unless the blog brings layouts or asks for the default theme.
 */
export function createBlog(files: string, { theme = bareTheme() }: { theme?: string } = {}): TestBlog {
  const root = path.join(temporaryFolder(), 'blog');
  const out = path.join(root, '_site');
  mkdirSync(root);
  const roots = { blog: root, theme };
  const blog: TestBlog = {
    root,
    out,
    roots,
    write(text) {
      for (const [file, content] of splitFiles(text)) {
        mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
        writeFileSync(path.join(root, file), content);
      }
    },
    remove: (file) => rmSync(path.join(root, file), { recursive: true }),
    build: async (options = {}) => {
      const report = await build({
        roots,
        out,
        now: new Date('2026-01-01'),
        version: 'test',
        cache: new CacheFolder(path.join(root, '.tinta')),
        ...options,
      });
      expectRemedies(report.diagnostics);
      return report;
    },
    source: (file) => readFileSync(path.join(root, file), 'utf8'),
    read: (file) => readFileSync(path.join(out, file), 'utf8'),
    has: (file) => blog.output().has(file),
    output: () => readFolder(out),
  };
  blog.write(files);
  return blog;
}

/** A blog as `createBlog` makes it, built once. */
export async function builtBlog(files: string, options: { theme?: string } = {}): Promise<TestBlog> {
  const blog = createBlog(files, options);
  expect((await blog.build()).isDone).toBe(true);
  return blog;
}

/** Every file below a folder and its bytes as text, our own bookkeeping aside; empty for no folder. */
export function readFolder(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (relative: string): void => {
    for (const entry of readdirSync(path.join(folder, relative), { withFileTypes: true })) {
      const child = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory()) visit(child);
      else if (!/^\.tinta-(?!deploy)/.test(entry.name))
        found.set(child, readFileSync(path.join(folder, child), 'latin1'));
    }
  };
  try {
    visit('');
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
  }
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** `code file:line:column` of each diagnostic, sorted. */
export function placesOf({ diagnostics }: BuildReport): readonly string[] {
  return diagnostics
    .map(
      ({ code, file, line, column }) =>
        `${code} ${[file, line, column].filter((part) => part !== null).join(':')}`,
    )
    .toSorted();
}

/** The diagnostics of one code. */
export function diagnosticsOf(report: BuildReport, code: DiagnosticCode): BuildReport['diagnostics'] {
  return report.diagnostics.filter((diagnostic) => diagnostic.code === code);
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tinta-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function splitFiles(text: string): readonly (readonly [string, string])[] {
  return text
    .split(/^== /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end).trim(), part.slice(end + 1)] as const;
    });
}

const bareLayouts: { readonly [name: string]: string } = {
  post: '<h1>{{ page.title }}</h1>{{ page.content }}',
  page: '<h1>{{ page.title }}</h1>{{ page.content }}',
  home: '{% for post in pager.items %}<a href="{{ post.url | url }}">{{ post.title }}</a>{% endfor %}',
  term: '{{ term.name }}:{% for post in pager.items %} {{ post.title }}{% endfor %}',
  taxonomy:
    '{{ taxonomy.name }}:{% for term in taxonomy.terms %} {{ term.name }} {{ term.count }}{% endfor %}',
  archive: '{% for post in pager.items %}{{ post.title }} {% endfor %}',
  404: 'not found',
  redirect: '{{ page.target | url }}',
  robots: 'robots',
};

/** A theme of one-line layouts, with the default theme's machine formats. */
export function bareTheme(): string {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'layouts/partials'), { recursive: true });
  for (const [name, source] of Object.entries(bareLayouts))
    writeFileSync(path.join(folder, 'layouts', `${name}.njk`), source);
  for (const name of machineFormats)
    copyFileSync(
      path.join(repository, 'layouts', `${name}.njk`),
      path.join(folder, 'layouts', `${name}.njk`),
    );
  return folder;
}

const machineFormats = [
  'atom',
  'rss',
  'json-feed',
  'partials/atom-entry',
  'partials/rss-item',
  'partials/json-feed-item',
  'sitemap',
  'sitemap-index',
];
