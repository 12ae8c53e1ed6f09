import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package-info.ts';
import { type Asked, fileReply, plainReply, type Reply } from './http/reply.ts';
import { ownFolder } from './live-message.ts';
import { etagOf } from './show-page.ts';

/** Where the bundled script of open pages stands. */
const clientFile = path.join(packageRoot, 'dist/dev-client.js');

/** Answers requests below the preview's own folder, by name. */
export function createOwnPages(): (asked: Asked) => Reply {
  if (!existsSync(clientFile)) throw new Error(`${clientFile} is missing; npm run bundle makes it`);
  const client = readFileSync(clientFile);
  return (asked) => {
    const name = asked.url.slice(ownFolder.length).split('?')[0];
    if (name !== 'client.js') return plainReply(404, 'The preview has no such page');
    const type = 'text/javascript; charset=utf-8';
    return fileReply({ status: 200, bytes: client, type, etag: etagOf(client) }, asked);
  };
}
