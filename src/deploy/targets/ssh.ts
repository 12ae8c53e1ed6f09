import type { RsyncTarget, SftpTarget } from '../../types/deploy.ts';
import { DeployFailure } from '../deploy-failure.ts';
import { Passing } from '../retry.ts';
import type { ProgramRun } from '../run-program.ts';

/** A host that says nothing for so many seconds, before it has asked who we are, is away. */
export const connecting = ['-o', 'ConnectTimeout=20'] as const;

/**
 * A host that falls silent later is asked for a sign of life every so many seconds, and is away when three (the default of
 * `ServerAliveCountMax`) have had no answer. What is said here wins over the user's configuration: see `noInterval`.
 */
export const wakeful = ['-o', 'ServerAliveInterval=15'] as const;

/** What `ssh -G` says where the user's configuration has no interval; only there is `wakeful` said. */
export const noInterval = /^serveraliveinterval 0$/m;

/** What ssh is told of a host, as arguments; a key must let us in, for nobody is asked for a password. */
export function sshOptions(
  target: Pick<RsyncTarget, 'port' | 'sshConfig'>,
  portOption: '-p' | '-P',
): readonly string[] {
  return ['-o', 'BatchMode=yes', '-o', 'LogLevel=ERROR', ...connecting, ...hostOptions(target, portOption)];
}

/** Which configuration ssh reads, and at which port the host is. */
export function hostOptions(
  { port, sshConfig }: Pick<RsyncTarget, 'port' | 'sshConfig'>,
  portOption: '-p' | '-P',
): readonly string[] {
  const config = sshConfig === '' ? [] : ['-F', sshConfig];
  return [...config, ...(port === 0 ? [] : [portOption, String(port)])];
}

interface Reason {
  readonly says: RegExp;
  readonly why: string;
  readonly remedy: string;
}

/** What ssh says of a host that has another key than the one it knows; the first group is the host as it names it. */
export const changedKey = {
  says: /^Host key for (\S+) has changed.*$/m,
  why: 'is at a host that has another key than before',
  remedy:
    'If the host was set up anew, compare its new key with what its owner says, then forget the old one: ssh-keygen -R HOST. If not, somebody may stand between.',
} as const satisfies Reason;

/** Why ssh does not come as far as the folder. */
const closedDoors: readonly Reason[] = [
  changedKey,
  {
    says: /Can't open user config file|Bad configuration option|terminating, \d+ bad configuration/,
    why: 'cannot be reached as it is configured',
    remedy: 'Look at ssh_config: in site.yml, and at ~/.ssh/config.',
  },
  {
    says: /Permission denied \(|Too many authentication failures/,
    why: 'does not let you in',
    remedy: 'See whether ssh lets you in by itself, without a password: ssh -o BatchMode=yes HOST.',
  },
  {
    says: /Host key verification failed/,
    why: 'is not known',
    remedy: 'Log in with ssh once, and compare the key that it shows with the one of your host.',
  },
  {
    says: /command not found|there is no program/,
    why: 'cannot be written',
    remedy: 'Install rsync on both sides, or take kind: sftp, which needs ssh alone.',
  },
];

const refusals: readonly Reason[] = [
  ...closedDoors,
  {
    says: /Permission denied/,
    why: 'may not be written',
    remedy: 'Look at path: in site.yml, and at who owns it.',
  },
  { says: /No space left|quota/i, why: 'is full', remedy: 'Make room, and deploy again.' },
  {
    says: /Read-only file system/,
    why: 'is on a disk that is read-only',
    remedy: 'Look at path: in site.yml, or have that disk made writable.',
  },
  {
    says: /No such file or directory|not found/,
    why: 'is not there',
    remedy: 'Look at path: in site.yml; make the folder above it.',
  },
  {
    // All that the protocol knows of what a disk refuses.
    says: /: Failure$/m,
    why: 'could not be written',
    remedy: 'Look whether the disk there is full or read-only: sftp does not tell.',
  },
];

const network =
  /Connection (?:refused|reset|closed|timed out)|Could not resolve|timed out|Broken pipe|No route|unreachable|connection unexpectedly closed/i;

/** What ssh, and git over http, say of a name that nobody knows: mistyped, or the network is away. */
export const unknownHost = /Could not resolve/i;

/** What rsync or sftp could not do, in words; `Passing` where the network is to blame. */
export function explainSsh(title: string, { code, stderr }: ProgramRun): Error {
  const refusal = refusalOf(title, stderr);
  if (refusal !== null) return refusal;
  const said = saidFirst(stderr) ?? `it ended with ${code}`;
  const found = refusals.find(({ says }) => says.test(stderr));
  return found === undefined
    ? new DeployFailure(`${title} could not be written (${said})`, 'Look at what ssh says by itself.')
    : new DeployFailure(`${title} ${found.why} (${said})`, found.remedy);
}

/** What keeps us from the host itself, in words; null where ssh does not say that. */
export function refusalOf(title: string, stderr: string): Error | null {
  const said = saidFirst(stderr) ?? '';
  const reason = closedDoors.find(({ says }) => says.test(stderr));
  if (reason !== undefined) return new DeployFailure(`${title} ${reason.why} (${said})`, reason.remedy);
  if (!network.test(stderr)) return null;
  const remedy = unknownHost.test(stderr)
    ? 'Look at host: in site.yml. If it is right, deploy again when it can be reached.'
    : 'Deploy again when it can: what was sent is not sent again.';
  return new Passing(new DeployFailure(`${title} cannot be reached (${said})`, remedy));
}

function saidFirst(stderr: string): string | undefined {
  // Above that stands a frame of signs.
  const [ofKey] = changedKey.says.exec(stderr) ?? [];
  if (ofKey !== undefined) return ofKey.trim();
  return stderr.split(/\r?\n/).find((line) => line !== '' && !line.startsWith('Warning:'));
}

/** `host:path`, as messages name it. */
export function titleOf({ host, path }: RsyncTarget | SftpTarget): string {
  return `${host}:${path}`;
}

/** The folder as the host is told of it, without a slash at the end: `~/` is where one arrives, and no shell reads it there. */
export function folderThere({ path }: RsyncTarget | SftpTarget): string {
  return path.replace(/^~\//, '').replace(/\/+$/, '');
}
