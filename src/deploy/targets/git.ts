import crypto from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { GitTarget } from '../../types/deploy.ts';
import { DeployFailure } from '../deploy-failure.ts';
import { readRecord, recordName } from '../deploy-record.ts';
import { withBackOff } from '../retry.ts';
import { type Environment, runProgram } from '../run-program.ts';
import { type Parcel, parcelOf, type Shipment, unpack } from '../shipment.ts';
import type { Standing } from '../standing.ts';
import type { Delivery, Target } from '../target.ts';
import { fastImport, type ImportedFile, importedRef } from './fast-import.ts';
import { DamagedRepository, type GitProgram, gitProgram } from './git-program.ts';
import { hostFiles } from './host-files.ts';
import { connecting, noInterval, wakeful } from './ssh.ts';

/** What a commit of ours says of itself: only a branch that ends in one is ever replaced. */
const marker = 'Tinta-Deploy: 1';
const tipRef = 'refs/tinta/tip';

/** A host is away if nothing goes to or from it over http for so many seconds: asked what it has, and at work on files. */
const quick = silentFor(30);
const patient = silentFor(120);

function silentFor(seconds: number): readonly string[] {
  return ['-c', 'http.lowSpeedLimit=1', '-c', `http.lowSpeedTime=${seconds}`];
}

/** What a git target needs besides its settings. */
export interface GitSurroundings {
  /** The blog, absolute. */
  readonly blog: string;
  /** The bare repository to keep, absolute. */
  readonly repository: string;
  readonly sshConfig: string;
  readonly now: Date;
  readonly env: Environment;
}

/** What stands on a branch. */
interface Tip {
  readonly commit: string;
  readonly isOurs: boolean;
  /** Blobs of plain files by path; what is no plain file has none. */
  readonly blobs: ReadonlyMap<string, string>;
}

/**
 * A branch of a git repository. Commits are made in a bare repository of our own, never in the user's, and pushed at
 * once: readers see the old site or the new one. A branch that has moved since the look is left as it is.
 */
export function openGit(config: GitTarget, around: GitSurroundings): Target {
  const title = `branch ${config.branch} of ${config.remote}`;
  let tip: Tip | null = null;
  const open = async (): Promise<GitProgram> => {
    const address = await addressOf(config.remote, around);
    return gitProgram({ ...around, address, title, ssh: await sshCommand(around) });
  };
  const look = async (shipment: Shipment): Promise<Standing> => {
    const git = await open();
    tip = await fetchTip(git, config.branch, around.repository);
    if (tip === null) return { files: new Map(), record: null };
    const { commit, blobs, isOurs } = tip;
    const record = blobs.has(recordName)
      ? String(await git.local(['cat-file', 'blob', `${commit}:${recordName}`]))
      : null;
    // A commit of ours holds what its record says, for both came in one; any other is read.
    const said = isOurs ? readRecord(record) : null;
    const files = [...blobs].map(([file, blob]): [string, boolean] => {
      const parcel = shipment.get(file);
      const digest = blob === '' ? undefined : said?.get(file);
      return [file, digest === undefined ? isSame(parcel, blob) : parcel?.digest === digest];
    });
    return { files: new Map(files), record, isForeign: !isOurs };
  };
  return {
    title,
    besides: async (_, site) => hostFiles(config, await addressOf(config.remote, around), site),
    look: (shipment) => mended(around.repository, () => look(shipment)),
    deliver: async (delivery) => {
      const git = await open();
      const isNew = config.history || tip?.isOurs === false;
      const commit = await mended(
        around.repository,
        () => commitOf(git, delivery, { tip, keeps: isNew, now: around.now }),
        1,
      );
      await push(git, { branch: config.branch, commit, tip: tip?.commit ?? '', forces: !isNew });
      await git.local(['update-ref', tipRef, commit]);
      await git.local(['gc', '--auto', '--quiet']);
      delivery.onProgress(1, 1);
    },
  };
}

/** What our own repository is damaged in is made anew, once. */
async function mended<T>(repository: string, work: () => Promise<T>, attempt = 0): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof DamagedRepository)) throw cause;
    rmSync(repository, { recursive: true, force: true });
    if (attempt === 0) return mended(repository, work, 1);
    throw new DeployFailure(
      `git failed in ${path.basename(repository)} (${cause.message})`,
      'Deploy again: it is made anew.',
      { cause },
    );
  }
}

/** The address of a remote of the blog's own repository, where it is the name of one; a path is one from the blog. */
async function addressOf(remote: string, { blog, env }: GitSurroundings): Promise<string> {
  if (/^[A-Za-z0-9][\w.-]*$/.test(remote)) {
    const asked = await runProgram('git', ['-C', blog, 'remote', 'get-url', '--push', '--', remote], { env });
    if (asked.code === 0) return asked.stdout.toString().trim();
    throw new DeployFailure(
      `the blog’s repository has no remote ${remote}`,
      `Write remote: with an address, or add it: git remote add ${remote} ADDRESS.`,
    );
  }
  return /^\.{0,2}\//.test(remote) ? path.resolve(blog, remote) : remote;
}

/** How ssh is started, so that a host which says nothing is told; null where the user has a way of their own. */
async function sshCommand({ sshConfig, blog, env }: GitSurroundings): Promise<string | null> {
  if (sshConfig !== '') return wakefulSsh(['-F', `'${sshConfig.replaceAll("'", "'\\''")}'`]);
  if ((env['GIT_SSH_COMMAND'] ?? env['GIT_SSH'] ?? '') !== '') return null;
  const own = await runProgram('git', ['-C', blog, 'config', '--get', 'core.sshCommand'], { env });
  return own.code === 0 ? null : wakefulSsh([]);
}

/** A shell's command that runs ssh, `wakeful` where the user's configuration has no interval. */
function wakefulSsh(options: readonly string[]): string {
  const ssh = ['ssh', ...connecting, ...options].join(' ');
  const asks = `${ssh} -G "$@" 2>/dev/null | grep -q '${noInterval.source}'`;
  return `wakeful() { if ${asks}; then set -- ${wakeful.join(' ')} "$@"; fi; ${ssh} "$@"; }; wakeful`;
}

async function fetchTip(git: GitProgram, branch: string, repository: string): Promise<Tip | null> {
  if (!existsSync(path.join(repository, 'HEAD'))) {
    mkdirSync(repository, { recursive: true });
    await git.local(['init', '--quiet', '--bare', '--template=']);
  }
  // Asked first, since a damaged repository must not pass for a network that fails.
  const known = String(await git.local(['for-each-ref', '--format=%(objectname)', tipRef])).trim();
  const ref = `refs/heads/${branch}`;
  const asking = [...quick, 'ls-remote', '--heads', '--', 'target', ref];
  const listed = await withBackOff(() => git.remote(asking));
  const lines = listed.stdout.toString().split('\n');
  const commit = lines.find((line) => line.endsWith(`\t${ref}`))?.split('\t')[0];
  if (commit === undefined) return null;
  if (known !== commit)
    await withBackOff(() =>
      git.remote([
        ...patient,
        'fetch',
        '--quiet',
        '--no-tags',
        '--no-write-fetch-head',
        '--depth=1',
        '--',
        'target',
        `+${ref}:${tipRef}`,
      ]),
    );
  const tree = String(await git.local(['ls-tree', '-r', '-z', tipRef]));
  const message = String(await git.local(['log', '-1', '--format=%B', tipRef]));
  const current = String(await git.local(['rev-parse', tipRef])).trim();
  return { commit: current, isOurs: message.split('\n').includes(marker), blobs: readTree(tree) };
}

/** `mode type object⇥path`, each ended by a zero byte. */
function readTree(tree: string): ReadonlyMap<string, string> {
  const entries = tree.split('\0').filter((line) => line !== '');
  return new Map(
    entries.map((line): [string, string] => {
      const at = line.indexOf('\t');
      const [mode = '', , object = ''] = line.slice(0, at).split(' ');
      return [line.slice(at + 1), mode === '100644' ? object : ''];
    }),
  );
}

function isSame(parcel: Parcel | undefined, blob: string): boolean {
  if (parcel === undefined || blob === '') return false;
  const bytes = unpack(parcel);
  return crypto.createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === blob;
}

async function commitOf(
  git: GitProgram,
  { plan, shipment, record, standing }: Delivery,
  { tip, keeps, now }: { tip: Tip | null; keeps: boolean; now: Date },
): Promise<string> {
  const sent: ImportedFile[] = [...plan.added, ...plan.changed, parcelOf(recordName, record)].map(
    (parcel) => ({ parcel }),
  );
  const gone = new Set(plan.deleted);
  const names = new Set([...plan.changed.map(({ path: file }) => file), recordName]);
  const kept = [...(tip?.blobs ?? [])].filter(
    ([file, object]) => !gone.has(file) && !names.has(file) && object !== '',
  );
  const follows = keeps && tip !== null;
  const files = follows ? sent : [...sent, ...kept.map(([file, object]) => ({ path: file, object }))];
  const moment = `${Math.floor(now.getTime() / 1000)} +0000`;
  const message = `Deploy ${shipment.size} files\n\n${plan.added.length} added, ${plan.changed.length} changed, ${plan.deleted.length} deleted\n\n${marker}\n`;
  const commit = fastImport({
    parent: follows ? tip.commit : null,
    committer: `${await authorOf(git)} ${moment}`,
    message,
    files,
    removed: follows ? plan.deleted.filter((file) => standing.files.has(file)) : [],
  });
  await git.local(['fast-import', '--quiet', '--force', '--done'], commit);
  return String(await git.local(['rev-parse', importedRef])).trim();
}

/** Who deploys, as git knows the person; a machine that git does not know is Tinta. */
async function authorOf(git: GitProgram): Promise<string> {
  try {
    const said = String(await git.local(['-c', 'user.useConfigOnly=true', 'var', 'GIT_COMMITTER_IDENT']));
    return said.replace(/ \d+ [+-]\d{4}\s*$/, '');
  } catch (cause) {
    if (cause instanceof DamagedRepository) return 'Tinta <tinta@localhost>';
    throw cause;
  }
}

interface Push {
  readonly branch: string;
  readonly commit: string;
  /** What the branch is taken to hold; empty for nothing. */
  readonly tip: string;
  readonly forces: boolean;
}

async function push(git: GitProgram, { branch, commit, tip, forces }: Push): Promise<void> {
  const ref = `refs/heads/${branch}`;
  // Never over a commit that the plan does not know of.
  const lease = forces ? [`--force-with-lease=${ref}:${tip}`] : [];
  await withBackOff(() =>
    git.remote([...patient, 'push', '--quiet', ...lease, '--', 'target', `${commit}:${ref}`]),
  );
}
