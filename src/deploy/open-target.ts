import os from 'node:os';
import path from 'node:path';
import type { CacheFolder } from '../cache/cache-folder.ts';
import { error } from '../diagnostics/diagnostic.ts';
import { refusePlace } from '../output/refuse-output.ts';
import type { TargetConfig } from '../types/deploy.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { fileByFile } from './file-by-file.ts';
import type { Target } from './target.ts';
import { openFolder } from './targets/folder.ts';

/** Where a target is opened from. */
export interface Surroundings {
  /** The blog, absolute. */
  readonly blog: string;
  /** The output folder, absolute. */
  readonly out: string;
  readonly cache: CacheFolder;
  readonly env: { readonly [name: string]: string | undefined };
}

/** Opens a target of site.yml, or says why it cannot be one. Nothing is reached yet. */
export function openTarget(config: TargetConfig, { blog, out, cache }: Surroundings): Target | Diagnostic {
  switch (config.kind) {
    case 'folder': {
      const folder = path.resolve(blog, config.path.replace(/^~(?=\/)/, os.homedir()));
      const refusal = refusePlace(folder, blog, out);
      if (refusal !== null)
        return error(
          'deploy-refused',
          `deploy.${config.name}.path ${refusal}`,
          null,
          'Name a folder of its own.',
        );
      return fileByFile(openFolder(folder, `folder ${config.path}`, { cache, name: config.name }));
    }
    case 'git':
    case 's3':
    case 'rsync':
    case 'sftp':
    case 'netlify':
    case 'cloudflare':
    case 'vercel':
      return error(
        'deploy-refused',
        `deploy.${config.name} is of kind ${config.kind}, which cannot be deployed to yet`,
        null,
        'Deploy to a folder.',
      );
  }
}
