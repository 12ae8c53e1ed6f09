import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { HtmlValidate } from 'html-validate/node';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../src/check/check.ts';
import { readVersion } from '../src/package-info.ts';
import { readFolder, repository } from './support/site.ts';

const cli = path.join(repository, 'dist/cli.js');

/** Builds the blog in this repository as a user does. */
function buildRepository(out: string, env: Record<string, string> = {}): ReadonlyMap<string, string> {
  const args = [cli, 'build', repository, '--out', out, '--strict', '--quiet'];
  execFileSync(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return readFolder(out);
}

describe('the blog in this repository', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tinta-example-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let site: ReadonlyMap<string, string>;
  let pages: readonly (readonly [string, string])[];

  beforeAll(() => {
    site = buildRepository(path.join(folder, 'site'));
    pages = [...site]
      .filter(([file]) => file.endsWith('.html'))
      .map(([file, text]) => [file, Buffer.from(text, 'latin1').toString()] as const);
  });

  test('has at least fifteen posts and the manual', () => {
    expect(pages.filter(([, html]) => html.includes('<article class="post')).length).toBeGreaterThanOrEqual(
      15,
    );
    expect(site.has('manual/index.html')).toBe(true);
  });

  test('is valid HTML on every page', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard'] });
    const faults: string[] = [];
    for (const [file, html] of pages) {
      const report = await validator.validateString(html, file);
      for (const { messages } of report.results) {
        for (const { line, ruleId, message } of messages) faults.push(`${file}:${line} ${ruleId} ${message}`);
      }
    }
    expect(faults).toEqual([]);
  });

  test('has no broken link, anchor or picture', async () => {
    const now = new Date();
    const found = await check({
      roots: { blog: repository, theme: repository },
      now,
      version: readVersion(),
    });
    expect(found).toEqual([]);
  });

  test('shows no template residue outside code', () => {
    const residue = pages.flatMap(([file, html]) =>
      [...textOutsideCode(parse(html)).matchAll(/\{\{|\{%|\[object |undefined|\bNaN\b/g)].map(
        (match) => `${file}: ${match[0]}`,
      ),
    );
    expect(residue).toEqual([]);
  });

  test('has feeds and a sitemap that strict parsers read, with absolute links only', () => {
    for (const [file, text] of site) {
      const decoded = Buffer.from(text, 'latin1').toString();
      if (file.endsWith('.xml')) expect(XMLValidator.validate(decoded), file).toBe(true);
      if (file.endsWith('feed.xml')) expect(parseAtomFeed(decoded).entries?.length, file).toBeGreaterThan(0);
      if (file.endsWith('rss.xml')) expect(parseRssFeed(decoded).items?.length, file).toBeGreaterThan(0);
      if (file.endsWith('feed.json')) expect(parseJsonFeed(decoded).items?.length, file).toBeGreaterThan(0);
    }
    const sitemap = new XMLParser().parse(site.get('sitemap.xml') ?? '');
    const locations: string[] = sitemap.urlset.url.map(({ loc }: { loc: string }) => loc);
    expect(locations.filter((location) => !location.startsWith('https://'))).toEqual([]);
    expect(new Set(locations).size).toBe(locations.length);
  });

  test('is the same bytes again, in another time zone and in another locale', () => {
    const environments = [
      {},
      { TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8' },
      { TZ: 'America/New_York', LC_ALL: 'tr_TR.UTF-8' },
    ];
    for (const [index, env] of environments.entries()) {
      const again = buildRepository(path.join(folder, `again-${index}`), env);
      expect(again.size).toBe(site.size);
      expect([...again].filter(([file, bytes]) => site.get(file) !== bytes).map(([file]) => file)).toEqual(
        [],
      );
    }
  });
});

function textOutsideCode(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value;
  if ('tagName' in node && ['code', 'pre', 'script', 'style', 'annotation'].includes(node.tagName)) return '';
  return 'childNodes' in node ? node.childNodes.map(textOutsideCode).join(' ') : '';
}
