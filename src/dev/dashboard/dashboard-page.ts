import { isError } from '../../diagnostics/diagnostic.ts';
import { foldRepeats } from '../../diagnostics/fold-repeats.ts';
import { formatDiagnostic } from '../../diagnostics/format-diagnostic.ts';
import { type BuildReport, verbs } from '../../types/build.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { Page } from '../../types/page.ts';
import type { Post } from '../../types/post.ts';
import { addressOf } from '../describe-change.ts';
import type { Findings } from '../inspection.ts';
import { ownFolder } from '../live-message.ts';
import type { Snapshot } from '../snapshot.ts';
import { framePage } from './frame-page.ts';
import { html, type Markup } from './markup.ts';

/** What the page about the blog tells of. */
export interface Dashboard {
  readonly snapshot: Snapshot;
  /** What is wrong with the blog as its files are now. */
  readonly diagnostics: readonly Diagnostic[];
  readonly findings: Findings | null;
  /** Paths of pages that are not what they were when the preview started. */
  readonly changed: readonly string[];
  readonly times: BuildReport['times'];
}

/** The page about the blog: its posts, what is wrong with them, and what has changed. It is part of the preview only. */
export function dashboardPage({ snapshot, diagnostics, findings, changed, times }: Dashboard): Uint8Array {
  const { site, config } = snapshot.prepared;
  const { base } = config;
  const pageOf = new Map([...snapshot.pages.values()].map((page) => [page.post ?? '', page]));
  const all = [...site.posts, ...site.pages];
  const known = new Set(all.map(({ id }) => id));
  const others = diagnostics.filter((found) => isError(found) || !known.has(found.file ?? ''));
  return framePage(
    `${config.title || 'The blog'}: the preview`,
    html`<h1>${config.title || 'The blog'}</h1>
<p><a href="${encodeURI(base)}/">Back to the blog</a></p>
${factsOf(site.posts, diagnostics, findings, times)}
${listOf('Errors and warnings', others, 'Nothing is wrong with the blog as a whole.')}
${linksOf(findings)}
<h2>Posts and pages</h2>
<div class="scroll"><table>
<thead><tr><th>Title</th><th>State</th><th>Day</th><th class="number">Words</th><th>Warnings</th><th>Made of</th></tr></thead>
<tbody>
${all.map((post) => rowOf(post, pageOf.get(post.id), diagnostics, base))}
</tbody>
</table></div>
<h2>Changed since the start</h2>
${changedOf(changed, snapshot)}`,
  );
}

function factsOf(
  posts: readonly Post[],
  diagnostics: readonly Diagnostic[],
  findings: Findings | null,
  times: BuildReport['times'],
): Markup {
  const drafts = posts.filter(({ draft }) => draft).length;
  const scheduled = posts.filter(({ draft, future }) => future && !draft).length;
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  const broken = findings?.faults?.filter(isBrokenLink).length ?? '…';
  const facts: readonly (readonly [string, string | number])[] = [
    ['published', posts.length - drafts - scheduled],
    [drafts === 1 ? 'draft' : 'drafts', drafts],
    ['scheduled', scheduled],
    ['words', posts.reduce((sum, { words }) => sum + words, 0)],
    [warnings === 1 ? 'warning' : 'warnings', warnings],
    [broken === 1 ? 'broken link' : 'broken links', broken],
    ...verbs.filter((verb) => verb !== 'write').map((verb) => [`ms to ${verb}`, times[verb]] as const),
  ];
  return html`<ul class="facts">${facts.map(([name, value]) => html`<li><b>${value}</b> ${name}</li>`)}</ul>`;
}

function rowOf(post: Post, page: Page | undefined, diagnostics: readonly Diagnostic[], base: string): Markup {
  const own = diagnostics.filter(({ file, severity }) => file === post.id && severity === 'warning');
  const url = page === undefined ? '' : addressOf(page, base);
  const title = post.title || post.id;
  return html`<tr>
<td>${page === undefined ? title : html`<a href="${url}">${title}</a>`}<br><code class="soft">${post.id}</code></td>
<td>${stateOf(post)}</td>
<td>${post.date?.slice(0, 10) ?? ''}</td>
<td class="number">${post.words}</td>
<td>${own.map((found) => html`<div>${found.line === null ? '' : `line ${found.line}: `}${found.message}</div>`)}</td>
<td>${page === undefined ? '' : html`<a href="${whyAddress(url)}">Why</a>`}</td>
</tr>
`;
}

function stateOf({ draft, future, kind }: Post): string {
  if (draft) return 'draft';
  if (future) return 'scheduled';
  return kind === 'page' ? 'page' : 'published';
}

function linksOf(findings: Findings | null): Markup {
  if (findings?.faults !== null && findings !== null)
    return listOf(
      'Broken links and failing layouts',
      findings.faults,
      'Every link leads somewhere, and every page can be made.',
    );
  const progress = findings === null ? '' : ` ${findings.done} of ${findings.total} so far.`;
  return html`<h2>Broken links and failing layouts</h2><p>Looking at every page.${progress}</p>`;
}

function listOf(title: string, found: readonly Diagnostic[], none: string): Markup {
  const items = foldRepeats(found).map((shown) =>
    'note' in shown
      ? html`<p class="soft">${shown.note}</p>`
      : html`<pre class="${shown.diagnostic.severity}">${formatDiagnostic(shown.diagnostic)}</pre>`,
  );
  return html`<h2>${title}</h2>${items.length === 0 ? html`<p class="soft">${none}</p>` : items}`;
}

function changedOf(changed: readonly string[], { pages, prepared }: Snapshot): Markup {
  if (changed.length === 0) return html`<p class="soft">No page that was looked at.</p>`;
  const items = changed.map((path) => {
    const page = pages.get(path);
    if (page === undefined) return html`<li><code>${path}</code> is gone</li>`;
    const url = addressOf(page, prepared.config.base);
    return html`<li><a href="${url}">${page.url}</a> <a class="soft" href="${whyAddress(url)}">why</a></li>`;
  });
  return html`<ul>${items}</ul>`;
}

function isBrokenLink({ code }: Diagnostic): boolean {
  return code === 'link-broken' || code === 'image-missing';
}

/** Where the preview tells what a page was made of. */
function whyAddress(url: string): string {
  return `${ownFolder}why?page=${encodeURIComponent(url)}`;
}
