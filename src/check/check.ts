import { type Prepared, prepare, type PrepareOptions, release } from '../build/prepare.ts';
import { surveyBlog } from '../build/survey.ts';
import { Stopwatch } from '../build/stopwatch.ts';
import { foldLayoutErrors } from '../layouts/fold-layout-errors.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { Output } from '../types/output.ts';
import type { Page } from '../types/page.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type CheckedFile, checkLinks } from './check-links.ts';
import { readPageLinks } from './page-links.ts';

/** Everything that is wrong with a blog, without writing it: what a build would say, and every broken link. */
export async function check(options: PrepareOptions): Promise<readonly Diagnostic[]> {
  const watch = new Stopwatch();
  const prepared = await prepare(surveyBlog(options, watch), options, watch);
  try {
    return checkPrepared(prepared, options.roots.blog);
  } finally {
    await release(prepared);
  }
}

function checkPrepared(
  { config, pages, renderer, diagnostics }: Prepared,
  root: string,
): readonly Diagnostic[] {
  // Pages render without a picture, and whoever looks at them finds it missing with all other links.
  const told = diagnostics.filter(({ code, severity }) => code !== 'image-missing' || severity !== 'error');
  if (told.some(({ code, severity }) => severity === 'error' && code !== 'image-broken')) return diagnostics;
  // What is made smaller shows nothing that its original does not.
  const outputs = pages.map((page) => ({
    page,
    output: page.kind === 'picture' || page.kind === 'card' ? unmade(page) : renderer().render(page),
  }));
  const files = outputs.map(({ page, output }) => checkedFile(page, output, root));
  return [
    ...told,
    ...foldLayoutErrors(outputs.flatMap(({ output }) => output.diagnostics)),
    ...checkLinks(files, config),
  ];
}

function unmade({ path: file, url }: Page): Output {
  return { path: file, url, bytes: new Uint8Array(), reads: [], diagnostics: [] };
}

/** A rendered page as its links are checked. */
export function checkedFile(page: Page, output: Output, root: string): CheckedFile {
  const isPage = page.layout !== null && output.path.endsWith('.html');
  const { source } = page;
  return {
    path: output.path,
    url: output.url,
    links: isPage ? readPageLinks(new TextDecoder().decode(output.bytes)) : null,
    source:
      source === null || !isPage
        ? null
        : { file: source, read: () => readFileSync(path.join(root, source), 'utf8') },
  };
}
