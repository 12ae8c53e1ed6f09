import os from 'node:os';
import path from 'node:path';
import { CacheFolder } from '../cache/cache-folder.ts';
import { packageRoot, readVersion, toolDigest } from '../package-info.ts';

/** What each command that loads a blog does it with: its folders, what the last run left, this machine and this tool. */
export function buildSurroundings(root: string) {
  return {
    roots: { blog: root, theme: packageRoot },
    cache: new CacheFolder(path.join(root, '.tinta')),
    jobs: os.availableParallelism(),
    version: readVersion(),
    tool: toolDigest(),
  };
}
