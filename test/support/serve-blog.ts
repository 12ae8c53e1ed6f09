import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from '../../src/build/build.ts';
import type { Roots } from '../../src/sources/read-source.ts';
import type { Diagnostic } from '../../src/types/diagnostic.ts';
import { serveFolder } from './static-server.ts';

/** A blog that was built and can be read in a browser. */
export interface ServedBlog {
  readonly address: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Ends the server and removes what was built. */
  stop(): void;
}

/** Builds a blog into a temporary folder and serves it on loopback. Throws where it cannot be built. */
export async function serveBlog(roots: Roots): Promise<ServedBlog> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tinta-served-'));
  const out = path.join(folder, 'site');
  const { isDone, diagnostics } = await build({ roots, out, now: new Date('2026-12-31'), version: 'test' });
  if (!isDone) throw new Error(`the blog cannot be built: ${JSON.stringify(diagnostics)}`);
  const server = await serveFolder(out);
  const stop = (): void => {
    server.stop();
    rmSync(folder, { recursive: true });
  };
  return { address: server.address, diagnostics, stop };
}
