import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isGenerated } from '../build/render/is-generated.ts';
import { contentTypeOf } from '../http/content-type.ts';
import { packageRoot } from '../package-info.ts';
import { dashboardPage } from './dashboard/dashboard-page.ts';
import { ownStyle, refreshName, refreshScript } from './dashboard/frame-page.ts';
import { whyPage } from './dashboard/why-page.ts';
import { type Asked, fileReply, plainReply, type Reply } from './http/reply.ts';
import type { Inspection } from './inspection.ts';
import { ownFolder } from './live-message.ts';
import type { Preview } from './preview.ts';
import { etagOf } from './show-page.ts';

/** Where the bundled script of open pages stands. */
const clientFile = path.join(packageRoot, 'dist/dev-client.js');

/** Makes the function that answers requests below the preview's own folder, by name. */
export function createOwnPages(): (asked: Asked, preview: Preview, inspection: Inspection) => Reply {
  if (!existsSync(clientFile)) throw new Error(`${clientFile} is missing; npm run bundle makes it`);
  const client = readFileSync(clientFile);
  const own: {
    readonly [name: string]: (
      query: URLSearchParams,
      preview: Preview,
      inspection: Inspection,
    ) => Uint8Array | null;
  } = {
    'client.js': () => client,
    'style.css': () => Buffer.from(ownStyle),
    [refreshName]: () => Buffer.from(refreshScript),
    'index.html': (_, preview, inspection) => {
      inspection.start();
      const { snapshot, diagnostics, changed, times } = preview;
      return dashboardPage({ snapshot, diagnostics, changed, times, findings: inspection.findings });
    },
    'why.html': (query, preview) => explainPage(query.get('page') ?? '', preview),
  };
  return (asked, preview, inspection) => {
    const [place = '', query = ''] = asked.url.slice(ownFolder.length).split('?');
    const name = place === '' ? 'index.html' : place === 'why' ? 'why.html' : place;
    const make = Object.hasOwn(own, name) ? own[name] : undefined;
    const bytes = make?.(new URLSearchParams(query), preview, inspection) ?? null;
    if (bytes === null) return plainReply(404, 'The preview has no such page');
    return fileReply({ status: 200, bytes, type: contentTypeOf(name), etag: etagOf(bytes) }, asked);
  };
}

/** What a page of the blog was made of; null where there is none, or none that is rendered. */
function explainPage(url: string, preview: Preview): Uint8Array | null {
  const found = preview.find(url.split('?')[0] ?? '');
  if (found.kind !== 'page' || isGenerated(found.page)) return null;
  const start = performance.now();
  const output = preview.renderNow(found.page);
  return whyPage(found.page, output, performance.now() - start);
}
