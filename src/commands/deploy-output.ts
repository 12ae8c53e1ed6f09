import type { DeployReport, Proposal } from '../deploy/deploy.ts';
import { type DeployPlan, rank } from '../deploy/plan-deploy.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { printable } from '../diagnostics/format-diagnostic.ts';
import { plural } from './build-output.ts';
import { paletteOf, type Terminal } from './terminal.ts';

/** How many pages a plan shows on a terminal. */
const shownPages = 20;

/** Shows a plan to people: counts, then the pages that a reader would notice, those that somebody wrote first. */
export function printPlan({ plan, title, urls }: Proposal, terminal: Terminal): void {
  const palette = paletteOf(terminal);
  const { added, changed, deleted, unchanged, foreign, bytes } = plan;
  const counts = `${added.length} added, ${changed.length} changed, ${deleted.length} deleted, ${unchanged} unchanged; ${sizeOf(bytes)} to send`;
  const stay = foreign === 0 ? '' : `; ${plural(foreign, 'file')} of others stay${foreign === 1 ? 's' : ''}`;
  const pages = [
    ...deleted.map((path) => ({ path, sign: '-' })),
    ...added.map(({ path }) => ({ path, sign: '+' })),
    ...changed.map(({ path }) => ({ path, sign: '~' })),
  ]
    .filter(({ path }) => isPage(path))
    .map(({ path, sign }) => ({ url: urlOf(path), sign }));
  const weight = (url: string, sign: string) =>
    sign === '-' || (urls[url] ?? '') !== '' ? 0 : url in urls ? 1 : 2;
  const sorted = pages.toSorted((a, b) => weight(a.url, a.sign) - weight(b.url, b.sign));
  const shown = sorted.slice(0, shownPages).map(({ url, sign }) => `  ${sign} ${printable(url)}`);
  const rest = pages.length - shown.length;
  const more = rest > 0 ? [palette.faint(`    and ${plural(rest, 'more page')}`)] : [];
  terminal.stderr.write(
    `${[palette.bold(printable(title)), `  ${counts}${stay}`, ...shown, ...more].join('\n')}\n`,
  );
}

/** Whether it did what was asked: the target holds the site, or a dry run came to a plan; and nothing is wrong. */
export function isFine({ isDone, proposal, diagnostics }: DeployReport, isDryRun: boolean): boolean {
  return (isDone || (isDryRun && proposal !== null)) && !hasErrors(diagnostics);
}

/** What a deploy did, as data. */
export function reportAsData(
  report: DeployReport,
  { isDryRun, seconds }: { readonly isDryRun: boolean; readonly seconds: number },
): object {
  const { diagnostics, proposal, isIdle } = report;
  return {
    ok: isFine(report, isDryRun),
    target: proposal?.title ?? null,
    dryRun: isDryRun,
    unchanged: isIdle,
    plan: proposal === null ? null : planAsData(proposal.plan),
    seconds,
    diagnostics,
  };
}

/** What a deploy did, in one sentence. */
export function summaryOf(
  { isDone, isIdle, proposal, diagnostics }: DeployReport,
  { isDryRun, wasAsked }: { readonly isDryRun: boolean; readonly wasAsked: boolean },
): string {
  if (isIdle) return 'Nothing to deploy: everything is there.';
  if (isDone && proposal !== null) {
    const { plan } = proposal;
    return `Deployed: ${plan.added.length + plan.changed.length} sent (${sizeOf(plan.bytes)}), ${plan.deleted.length} deleted, ${plan.unchanged} unchanged.`;
  }
  if (hasErrors(diagnostics)) return 'Not deployed.';
  if (isDryRun) return 'Nothing was sent: this was a dry run.';
  return wasAsked
    ? 'Not deployed, as you said.'
    : 'Not deployed: there is no terminal to ask on. --yes deploys, --dry-run shows the plan.';
}

/** A plan as data: every path. */
function planAsData({ added, changed, deleted, unchanged, foreign, bytes }: DeployPlan): object {
  const pages = {
    added: added
      .map(({ path }) => path)
      .filter(isPage)
      .map(urlOf),
    changed: changed
      .map(({ path }) => path)
      .filter(isPage)
      .map(urlOf),
    deleted: deleted.filter(isPage).map(urlOf),
  };
  return {
    added: added.map(({ path }) => path),
    changed: changed.map(({ path }) => path),
    deleted,
    unchanged,
    foreign,
    bytes,
    pages,
  };
}

/** `812 B`, `4.5 KB`, `12.0 MB`. */
function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function isPage(path: string): boolean {
  return rank(path) === 1 && path.endsWith('.html');
}

/** `a/index.html` → `/a/`, as readers know it. */
function urlOf(path: string): string {
  return `/${path.replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, '')}`;
}
