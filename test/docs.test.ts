import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../src/commands/run-command.ts';
import { configKeys } from '../src/config/config-keys.ts';
import { permalinkPlaceholders, permalinkStyles } from '../src/content/addresses/permalink.ts';
import { frontMatterKeys } from '../src/content/front-matter/front-matter-keys.ts';
import { diagnosticCodes } from '../src/diagnostics/codes.ts';
import { repository } from './support/site.ts';

function manual(page: string): string {
  return readFileSync(path.join(repository, 'pages/manual', `${page}.md`), 'utf8');
}

/** The names that a manual page does not give as code. */
function missingIn(page: string, names: readonly string[]): readonly string[] {
  const text = manual(page);
  const named = new Set([...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]));
  return names.filter((name) => !named.has(name) && ![...named].some((code) => code?.startsWith(`${name} `)));
}

function source(file: string): string {
  return readFileSync(path.join(repository, 'src', file), 'utf8');
}

/** The properties that a view's file defines for layouts. */
function propertiesIn(file: string, from: string, to: string): readonly string[] {
  const text = source(file);
  const part = text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from)));
  return [...part.matchAll(/^ {6}(\w+):/gm)].map((match) => match[1] ?? '');
}

describe('the manual explains', () => {
  test('every command and option', () => {
    const terminal = { stdout: new PassThrough(), stderr: new PassThrough(), env: {}, cwd: () => '/' };
    const commands = createProgram(terminal, () => {}).commands;
    const names = ['build', 'dev', 'check', 'deploy', 'preview', 'new', 'init', 'import'];
    expect(commands.map((command) => command.name())).toEqual(names);
    const text = manual('commands');
    for (const command of commands) {
      expect(text).toContain(`## tinta ${command.name()}`);
      const flags = command.options.map((option) => option.long ?? '');
      expect(flags.length).toBeGreaterThan(0);
      expect(missingIn('commands', flags)).toEqual([]);
    }
  });

  test('every key of site.yml, in its own words', () => {
    const rows = Object.entries(configKeys).map(
      ([key, { kind, says }]) => `| \`${key}\` | ${kind} | ${says}`,
    );
    expect(rows.filter((row) => !manual('site-yml').includes(row))).toEqual([]);
  });

  test('every front-matter key and its other spellings, in its own words', () => {
    const rows = frontMatterKeys.map(
      ({ name, aliases, about }) =>
        `| ${[name, ...aliases].map((key) => `\`${key}\``).join(', ')} | ${about} |`,
    );
    expect(rows.filter((row) => !manual('front-matter').includes(row))).toEqual([]);
  });

  test('every part of the theme', () => {
    const parts = readdirSync(path.join(repository, 'layouts/partials'));
    expect(missingIn('layouts', parts)).toEqual([]);
  });

  test('every property layouts see', () => {
    const page = [
      ...propertiesIn('layouts/views/post-aspect.ts', 'getters: {', 'function'),
      ...propertiesIn('layouts/views/page-context.ts', 'function pageAspect', 'function pagerAspect'),
    ];
    const pager = propertiesIn(
      'layouts/views/page-context.ts',
      'function pagerAspect',
      'function taxonomyAspect',
    );
    const taxonomy = propertiesIn(
      'layouts/views/page-context.ts',
      'function taxonomyAspect',
      'function seriesOf',
    );
    const term = propertiesIn('layouts/views/term-aspect.ts', 'getters: {', 'function');
    const site = propertiesIn('layouts/views/site-views.ts', 'getters: {', 'const feedFiles');
    expect(
      Math.min(page.length - 30, pager.length - 8, taxonomy.length - 2, term.length - 5, site.length - 15),
    ).toBeGreaterThanOrEqual(0);
    const names = [
      ...page.map((name) => `page.${name}`),
      ...pager.map((name) => `pager.${name}`),
      ...taxonomy.map((name) => `taxonomy.${name}`),
      ...term.map((name) => `term.${name}`),
      ...site.map((name) => `site.${name}`),
    ];
    expect(missingIn('layouts', names)).toEqual([]);
  });

  test('every filter', () => {
    const text = source('layouts/filters/filters.ts');
    const table = text.slice(text.indexOf('const filters:'), text.indexOf('return new Map'));
    const names = [...table.matchAll(/^ {4}(\w+)[:,(]/gm)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThanOrEqual(13);
    expect(missingIn('layouts', names)).toEqual([]);
  });

  test('every layout of the theme', () => {
    const layouts = readdirSync(path.join(repository, 'layouts')).filter((file) => file.endsWith('.njk'));
    expect(missingIn('layouts', layouts)).toEqual([]);
  });

  test('every permalink style and placeholder', () => {
    const placeholders = permalinkPlaceholders.map((name) => `:${name}`);
    expect(missingIn('urls', [...Object.keys(permalinkStyles), ...placeholders])).toEqual([]);
  });

  test('every diagnostic code, and no other', () => {
    const explained = [...manual('errors').matchAll(/^## (\S+)$/gm)].map((match) => match[1] ?? '');
    expect(explained.toSorted()).toEqual(Object.keys(diagnosticCodes).toSorted());
  });
});

test('the README’s first screen has exactly two commands', () => {
  const [screen = ''] = readFileSync(path.join(repository, 'README.md'), 'utf8').split('\n## ');
  const commands = [...screen.matchAll(/```sh\n([^`]+)```/g)].map((match) => match[1]?.trim());
  expect(commands).toEqual(['npm ci && npm run build', 'npm ci && npm test']);
});
