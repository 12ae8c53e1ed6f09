import os from 'node:os';
import path from 'node:path';
import type { CacheFolder } from '../cache/cache-folder.ts';
import { error } from '../diagnostics/diagnostic.ts';
import { refusePlace } from '../output/refuse-output.ts';
import type { FolderTarget, RsyncTarget, SftpTarget, TargetConfig } from '../types/deploy.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { compressBesides } from './compress.ts';
import { fileByFile } from './file-by-file.ts';
import type { Target } from './target.ts';
import { openFolder } from './targets/folder.ts';
import { openGit } from './targets/git.ts';
import { openPlatform } from './targets/platform.ts';
import { openRsync } from './targets/rsync.ts';
import { openS3 } from './targets/s3.ts';
import { openSftp } from './targets/sftp.ts';

/** Where a target is opened from. */
export interface Surroundings {
  /** The blog, absolute. */
  readonly blog: string;
  /** The output folder, absolute. */
  readonly out: string;
  /** Whether all that stands in the blog is a source, as in a Jekyll blog. */
  readonly isJekyll: boolean;
  readonly cache: CacheFolder;
  readonly now: Date;
  readonly env: { readonly [name: string]: string | undefined };
}

/** Opens a target of site.yml, or says why it cannot be one. Nothing is reached yet. */
export function openTarget(config: TargetConfig, around: Surroundings): Target | Diagnostic {
  const { blog, out, cache, env, now } = around;
  // Without a cache what we keep for ourselves passes with the machine's other passing things.
  const place = cache.make() ? (cache.pathOf('.') ?? os.tmpdir()) : os.tmpdir();
  const remote = { folder: path.join(place, `deploy-${config.name}`), env };
  const compressed = ({ name, compress }: FolderTarget | RsyncTarget | SftpTarget): Target['besides'] => {
    return (built) => compressBesides(built, { kinds: compress, cache, name: `compressed-${name}` });
  };
  switch (config.kind) {
    case 'folder': {
      const folder = atHome(blog, config.path);
      const refusal = refusePlace(folder, blog, out) ?? refuseSource(folder, around);
      if (refusal !== null)
        return error(
          'deploy-refused',
          `deploy.${config.name}.path ${refusal}`,
          null,
          'Name a folder of its own.',
        );
      const store = openFolder(folder, `folder ${config.path}`, { cache, name: config.name });
      return fileByFile(store, compressed(config));
    }
    case 'git':
      return openGit(config, {
        blog,
        now,
        env,
        sshConfig: atHome(blog, config.sshConfig),
        repository: path.join(place, `deploy-${config.name}.git`),
      });
    case 's3':
      return fileByFile(openS3(config, { env, cache }));
    case 'rsync':
      return fileByFile(openRsync(atHost(config, blog), remote), compressed(config));
    case 'sftp':
      return fileByFile(openSftp(atHost(config, blog), remote), compressed(config));
    case 'netlify':
    case 'cloudflare':
    case 'vercel':
      return openPlatform(config, { ...remote, blog, cache });
  }
}

function atHost<T extends RsyncTarget | SftpTarget>(config: T, blog: string): T {
  return { ...config, sshConfig: atHome(blog, config.sshConfig) };
}

/** A Jekyll blog publishes what stands in it, but for names that start with an underscore or a dot. */
function refuseSource(folder: string, { blog, isJekyll }: Surroundings): string | null {
  const within = path.relative(blog, folder);
  const isOutside = within.startsWith('..') || path.isAbsolute(within) || /^[._]/.test(within);
  return isJekyll && !isOutside ? 'lies in the blog, which would publish it again' : null;
}

/** A path as site.yml has it: absolute, from the home folder or from the blog; empty stays empty. */
function atHome(blog: string, written: string): string {
  return written === '' ? '' : path.resolve(blog, written.replace(/^~(?=\/)/, os.homedir()));
}
