import type { Output, Read } from '../../types/output.ts';
import type { Page } from '../../types/page.ts';
import { ownFolder } from '../live-message.ts';
import { framePage } from './frame-page.ts';
import { html, type Markup } from './markup.ts';

/** What a page was made of: what asked for it, and everything that was read on the way. Only a change of that changes it. */
export function whyPage(page: Page, { reads, bytes }: Output, milliseconds: number): Uint8Array {
  const groups = new Map<string, Read[]>();
  for (const read of reads) {
    const name = groupOf(read);
    groups.set(name, [...(groups.get(name) ?? []), read]);
  }
  const facts: readonly (readonly [string, string])[] = [
    ['kind of page', page.kind],
    ['asked for by', page.source ?? 'the posts it speaks of'],
    ['layout', page.layout ?? 'none: it is copied'],
    ['file', page.path],
    ['bytes', String(bytes.length)],
    ['milliseconds to make', milliseconds.toFixed(1)],
  ];
  return framePage(
    `${page.url}: what it was made of`,
    html`<h1>${page.url}</h1>
<p><a href="${ownFolder}">All of the blog</a></p>
<p>The page is made anew when something changes that it read; nothing else can change it.</p>
<ul class="facts">${facts.map(([name, value]) => html`<li>${name} <b>${value}</b></li>`)}</ul>
${[...groups].map(([name, list]) => groupList(name, list))}`,
  );
}

function groupList(name: string, reads: readonly Read[]): Markup {
  const items = reads.map(({ of, keys }) => {
    const subject = of.slice(of.indexOf(':') + 1);
    return html`<tr><td><code>${subject}</code></td><td>${keys.length === 0 ? 'all of it' : keys.join(', ')}</td></tr>`;
  });
  return html`<h2>${name}</h2><div class="scroll"><table><tbody>${items}</tbody></table></div>`;
}

const groups: { readonly [prefix: string]: string } = {
  layout: 'Layouts',
  'layout?': 'Layouts that were looked for and are not there',
  post: 'Posts and pages, and what of them',
  body: 'Bodies',
  site: 'The site at large',
  data: 'Data files',
  taxonomy: 'Lists of terms',
  term: 'Terms',
  source: 'Files',
};

function groupOf({ of }: Read): string {
  return groups[of.split(':', 1)[0] ?? ''] ?? 'Its own plan';
}
