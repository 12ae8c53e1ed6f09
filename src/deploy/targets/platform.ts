import { copyFileSync, existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CacheFolder } from '../../cache/cache-folder.ts';
import { decodeBase } from '../../http/within-base.ts';
import type { BuiltSite } from '../../output/output-manifest.ts';
import type { CloudflareTarget, NetlifyTarget, VercelTarget } from '../../types/deploy.ts';
import {
  basePath,
  cloudflareRedirects,
  headersFile,
  netlifyRedirects,
  redirectsFile,
  vercelFile,
} from '../conventions.ts';
import { DeployFailure } from '../deploy-failure.ts';
import { readRecord } from '../deploy-record.ts';
import { type Environment, runProgram } from '../run-program.ts';
import { type Parcel, type Shipment, unpack } from '../shipment.ts';
import type { Target } from '../target.ts';

type PlatformTarget = NetlifyTarget | CloudflareTarget | VercelTarget;

/** How a platform is reached: by its own program, which knows its own secrets. */
interface Platform {
  readonly program: string;
  readonly args: (folder: string) => readonly string[];
  /** Whether the program is started in the folder itself, and not in the blog. */
  readonly isStartedThere: boolean;
  readonly besides: (built: Shipment, site: BuiltSite) => readonly Parcel[];
  readonly remedy: string;
}

/** What a platform needs besides its settings. */
export interface PlatformSurroundings {
  /** The blog, absolute. */
  readonly blog: string;
  /** Where the finished folder is put together, absolute. */
  readonly folder: string;
  readonly cache: CacheFolder;
  readonly env: Environment;
}

/**
 * A platform that takes a finished folder by its own program and shows it at once. What it holds is known by what was
 * sent from here last; it compares for itself before it uploads.
 */
export function openPlatform(
  config: PlatformTarget,
  { blog, folder, cache, env }: PlatformSurroundings,
): Target {
  const platform = platformOf(config);
  const listName = `deployed-${config.name}.json`;
  const title = `${config.kind}${'project' in config ? ` project ${config.project}` : ''}`;
  let base = '';
  return {
    title,
    async besides(built, site) {
      base = decodeBase(basePath(site.url));
      return platform.besides(built, site);
    },
    async look(shipment) {
      const kept = cache.readJson(listName);
      const record = typeof kept === 'string' ? kept : null;
      const files = [...(readRecord(record) ?? [])];
      return {
        files: new Map(files.map(([file, digest]) => [file, shipment.get(file)?.digest === digest])),
        record,
      };
    },
    async deliver({ shipment, record, onProgress }) {
      stage(shipment, { folder, blog, base });
      const bin = path.join(blog, 'node_modules/.bin');
      const run = await runProgram(platform.program, platform.args(folder), {
        cwd: platform.isStartedThere ? folder : blog,
        env: { ...env, PATH: [bin, env['PATH'] ?? ''].join(path.delimiter) },
      });
      if (run.code !== 0) throw explain(title, platform, run, env);
      cache.writeJson(listName, record);
      onProgress(1, 1);
    },
  };
}

function platformOf(config: PlatformTarget): Platform {
  switch (config.kind) {
    case 'netlify':
      return {
        program: 'netlify',
        args: (folder) => [
          'deploy',
          '--prod',
          '--no-build',
          '--dir',
          folder,
          ...(config.site === '' ? [] : ['--site', config.site]),
        ],
        isStartedThere: false,
        besides: (_, site) => [headersFile(site), ...redirectsFile(site, netlifyRedirects)],
        remedy: 'Set NETLIFY_AUTH_TOKEN in the environment, or run netlify login and netlify link.',
      };
    case 'cloudflare':
      return {
        program: 'wrangler',
        args: (folder) => [
          'pages',
          'deploy',
          folder,
          '--project-name',
          config.project,
          '--branch',
          config.branch,
          '--commit-dirty=true',
        ],
        isStartedThere: false,
        besides: (_, site) => [headersFile(site), ...redirectsFile(site, cloudflareRedirects)],
        remedy:
          'Set CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID in the environment, or run wrangler login.',
      };
    case 'vercel':
      return {
        program: 'vercel',
        args: () => ['deploy', '--prod', '--yes'],
        isStartedThere: true,
        besides: (built, site) => [vercelFile(site, hasBareNames(built))],
        remedy:
          'Set VERCEL_TOKEN, VERCEL_ORG_ID and VERCEL_PROJECT_ID in the environment, or run vercel login and vercel link.',
      };
  }
}

/** Whether pages stand at addresses without a slash, which a host must find by adding `.html`. */
function hasBareNames(built: Shipment): boolean {
  return [...built.keys()].some((file) => /(?<!(?:^|\/)index)\.html$/.test(file) && file !== '404.html');
}

/** Files that a platform looks for at the top, whatever the base path. */
const atTheTop = new Set(['_headers', '_redirects', 'vercel.json', '404.html', 'robots.txt']);

/** Puts the finished folder together: the site below its base path, and nothing else. */
function stage(
  shipment: Shipment,
  { folder, blog, base }: { folder: string; blog: string; base: string },
): void {
  rmSync(folder, { recursive: true, force: true });
  for (const parcel of shipment.values()) {
    const places = [path.join(folder, atTheTop.has(parcel.path) ? '' : base, parcel.path)];
    for (const place of places) {
      mkdirSync(path.dirname(place), { recursive: true });
      if ('bytes' in parcel.content) writeFileSync(place, unpack(parcel));
      else linkOrCopy(parcel.content.file, place);
    }
  }
  const link = path.join(blog, '.vercel/project.json');
  if (!existsSync(link)) return;
  mkdirSync(path.join(folder, '.vercel'), { recursive: true });
  copyFileSync(link, path.join(folder, '.vercel/project.json'));
}

function linkOrCopy(file: string, place: string): void {
  try {
    linkSync(file, place);
  } catch {
    copyFileSync(file, place);
  }
}

/** What a platform's program said last, without what may not be shown. */
function explain(
  title: string,
  { program, remedy }: Platform,
  run: { code: number; stdout: Buffer; stderr: string },
  env: Environment,
): DeployFailure {
  if (run.code === 127)
    return new DeployFailure(
      `there is no program ${program}`,
      `Install it: npm install --save-dev ${program === 'netlify' ? 'netlify-cli' : program}.`,
    );
  const said = (run.stderr === '' ? run.stdout.toString().trim() : run.stderr).split('\n').at(-1) ?? '';
  const secrets = Object.entries(env).flatMap(([name, value]) =>
    /TOKEN|SECRET|KEY/.test(name) && value ? [value] : [],
  );
  const shown = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), said);
  return new DeployFailure(`${title}: ${program} ended with ${run.code} (${shown})`, remedy);
}
