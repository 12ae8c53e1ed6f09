import os from 'node:os';
import { DeployFailure, movedMeanwhile } from '../deploy-failure.ts';
import { Passing } from '../retry.ts';
import { type Environment, type ProgramRun, runProgram } from '../run-program.ts';
import { changedKey, unknownHost } from './ssh.ts';

/** Git at work in a repository of ours with one remote, `target`. */
export interface GitProgram {
  /** Runs a git command on what is here; any failure is a damaged repository. */
  local(args: readonly string[], input?: Iterable<string | Uint8Array>): Promise<Buffer>;
  /** Runs one that reaches the remote. Throws `Passing` where the network is to blame, else `DeployFailure`. */
  remote(args: readonly string[]): Promise<ProgramRun>;
}

/** Something is wrong with the repository that we keep for ourselves. */
export class DamagedRepository extends Error {}

/** Where git works for a target. */
export interface GitPlace {
  /** The bare repository that is ours, absolute. */
  readonly repository: string;
  /** Where the remote is. */
  readonly address: string;
  /** How ssh is started; null for git's own way, which may be the user's. */
  readonly ssh: string | null;
  readonly title: string;
  readonly env: Environment;
}

/** What a shell in which a git hook runs sets, and what would lead git to the user's own repository. */
const leading =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|NAMESPACE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|QUARANTINE_PATH|CONFIG_COUNT|CONFIG_KEY_\d+|CONFIG_VALUE_\d+)$/;

/**
 * Makes git see one repository, ours, and one remote. The law of secrets: address and token are in the environment of
 * git alone; git gets the token from a helper that echoes a variable by its name, so that neither a trace, the process
 * list nor a file of git's shows it, and no other helper is offered it to keep.
 */
export function gitProgram({ repository, address, ssh, title, env }: GitPlace): GitProgram {
  const { url, user, token } = credentialsOf(address, env);
  const settings: [string, string][] = [
    ['remote.target.url', url],
    ['core.hooksPath', os.devNull],
    ['gc.autoDetach', 'false'],
    ['core.autocrlf', 'false'],
    ...(token === '' ? [] : credentialHelper(url)),
  ];
  const environment: Environment = {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !leading.test(name))),
    GIT_DIR: repository,
    GIT_ALLOW_PROTOCOL: 'file:http:https:ssh',
    GIT_TRACE_REDACT: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
    ...(ssh === null ? {} : { GIT_SSH_COMMAND: ssh, GIT_SSH_VARIANT: 'ssh' }),
    ...(token === '' ? {} : { TINTA_GIT_USER: user, TINTA_GIT_TOKEN: token }),
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], at) => [
        [`GIT_CONFIG_KEY_${at}`, key],
        [`GIT_CONFIG_VALUE_${at}`, value],
      ]),
    ),
  };
  const hide = (text: string): string => (token === '' ? text : text.replaceAll(token, '***'));
  return {
    async local(args, input = []) {
      const { code, stdout, stderr } = await runProgram('git', args, { env: environment, input });
      if (code === 127) throw noGit();
      if (code !== 0) throw new DamagedRepository(hide(stderr));
      return stdout;
    },
    async remote(args) {
      const run = await runProgram('git', args, { env: environment });
      if (run.code === 127) throw noGit();
      if (run.code !== 0) explain(title, hide(run.stderr));
      return run;
    },
  };
}

/** An address without what may not be seen, and the token for it, if there is one. */
function credentialsOf(address: string, env: Environment): { url: string; user: string; token: string } {
  const parsed = /^https?:/.test(address) && URL.canParse(address) ? new URL(address) : null;
  if (parsed === null) return { url: address, user: '', token: '' };
  const [user, password] = [decodeURIComponent(parsed.username), decodeURIComponent(parsed.password)];
  parsed.username = '';
  parsed.password = '';
  const fromGitHub = parsed.host === 'github.com' ? (env['GITHUB_TOKEN'] ?? env['GH_TOKEN'] ?? '') : '';
  // What stands in the address of the user's own remote is used, and taken out of sight.
  // Nobody on the way may read it: a token of the environment goes over TLS, or nowhere but to this machine.
  const isPrivate =
    parsed.protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(parsed.hostname);
  const token = (isPrivate && (env['TINTA_GIT_TOKEN'] || fromGitHub)) || password || user;
  return { url: parsed.href, user: password === '' || user === '' ? 'x-access-token' : user, token };
}

function credentialHelper(url: string): [string, string][] {
  const { origin } = new URL(url);
  const echo = 'test "$1" = get && echo "username=$TINTA_GIT_USER" && echo "password=$TINTA_GIT_TOKEN"';
  return [
    // No helper of the user's may write the token to a file.
    ['credential.helper', ''],
    [`credential.${origin}.helper`, `!f() { ${echo}; }; f`],
  ];
}

function noGit(): DeployFailure {
  return new DeployFailure('git is not installed', 'Install git, or name a target of another kind.');
}

interface Reason {
  readonly says: RegExp;
  readonly why: string;
  readonly remedy: string;
}

/** Refusals that waiting does not change. */
const refusals: readonly Reason[] = [
  changedKey,
  {
    says: /Authentication failed|could not read (?:Username|Password)|Invalid username|error: 40[13]/i,
    why: 'does not let you in',
    remedy: 'Set TINTA_GIT_TOKEN in the environment to a token that may write there.',
  },
  {
    says: /Permission denied \(|Host key verification failed/i,
    why: 'does not let you in',
    remedy: 'See whether ssh reaches it by itself: the key, and the known host.',
  },
  {
    says: /^remote: .*(?:No space left|quota)/im,
    why: 'is full',
    remedy: 'Make room there, and deploy again.',
  },
  {
    says: /remote rejected|protected branch|hook declined/i,
    why: 'refuses the branch',
    remedy: 'Look at its rules: a branch may be protected.',
  },
];

const network =
  /Could not resolve|Timeout, server|unable to access|Connection (?:refused|reset|closed|timed out)|timed out|early EOF|hung up|RPC failed|error: 5\d\d/i;

const absent: Reason = {
  says: /not found|does not exist|does not appear to be a git repository|access rights/i,
  why: 'is not there, or you may not see it',
  remedy: 'Look at remote: in site.yml.',
};

function explain(title: string, stderr: string): never {
  if (/\[rejected\]|stale info/.test(stderr)) throw movedMeanwhile(title);
  const lines = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('hint:'));
  const said =
    changedKey.says.exec(stderr)?.[0].trim() ??
    lines.find((line) => /^(?:(?:fatal|remote|ssh):|Timeout, server)/.test(line))?.trimEnd() ??
    lines.at(-1) ??
    'no reason given';
  const reason = refusals.find(({ says }) => says.test(stderr));
  if (reason !== undefined) throw new DeployFailure(`${title} ${reason.why} (${said})`, reason.remedy);
  const remedy = unknownHost.test(stderr)
    ? 'Look at remote: in site.yml. If it is right, deploy again when it can be reached.'
    : 'Deploy again when it can.';
  const unreachable = new DeployFailure(`${title} cannot be reached (${said})`, remedy);
  if (network.test(stderr)) throw new Passing(unreachable);
  throw absent.says.test(stderr)
    ? new DeployFailure(`${title} ${absent.why} (${said})`, absent.remedy)
    : unreachable;
}
