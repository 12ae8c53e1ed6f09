import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RsyncTarget, SftpTarget } from '../../types/deploy.ts';
import { type Environment, runProgram } from '../run-program.ts';
import { hostOptions, noInterval, refusalOf, sshOptions, titleOf, wakeful } from './ssh.ts';

/**
 * One connection that all programs of a deploy share: a host answers once. The law: it lives in a folder that is
 * nobody else's, as ssh itself demands of it, and no longer than this process, however that ends. Where there can be
 * none, each program connects by itself.
 */
export interface SshConnection {
  /**
   * Options for programs of ssh: to share it, or where there is none, to notice by themselves that the host falls silent.
   * Throws what keeps us from the host, as they would.
   */
  join(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The name of a socket has 104 bytes on some systems; ours takes 19, and ssh appends 17 while it makes one. */
const longestFolder = 66;

/**
 * Keeps ssh (`$2` and what follows) running until the standard input ends, as it does when the process at its other
 * end is gone; then the folder (`$1`) goes too. It is asked to end, since a signal may pass ssh by; one that gives no
 * answer is not waited for. The shell itself says nothing: that a signal ended ssh, said where nobody reads any more,
 * would end the shell too.
 */
const keeper = `folder=$1
shift
exec 3<&0
ssh "$@" 3<&- </dev/null &
held=$!
exec >/dev/null 2>&1
{
  cat <&3
  { ssh -F /dev/null -S "$folder/s" -O exit -- any || kill "$held"; } &
  sleep 2
  kill -9 "$held"
} &
watch=$!
exec 3<&-
wait "$held"
code=$?
kill "$watch"
rm -rf -- "$folder"
exit "$code"`;

/** A connection that opens when it is first joined, and again when it was lost. */
export function sshConnection(config: RsyncTarget | SftpTarget, env: Environment): SshConnection {
  let held: Promise<Held> | null = null;
  const forget = (): void => void (held = null);
  return {
    async join() {
      held ??= hold(config, env, forget);
      const { options, failure } = await held;
      if (failure !== null) throw failure;
      return options;
    },
    async close() {
      await (await held)?.end();
    },
  };
}

interface Held {
  /** What `join` tells programs. */
  readonly options: readonly string[];
  /** What keeps us from the host. */
  readonly failure: Error | null;
  end(): Promise<void>;
}

async function hold(config: RsyncTarget | SftpTarget, env: Environment, lost: () => void): Promise<Held> {
  const host = [...sshOptions(config, '-p'), '--', config.host];
  // Without our own options: under BatchMode some systems give the interval a default, which nobody chose.
  const settings = await runProgram('ssh', ['-G', ...hostOptions(config, '-p'), '--', config.host], { env });
  const says = (setting: RegExp): boolean => setting.test(settings.stdout.toString());
  const awake = says(noInterval) ? wakeful : [];
  const alone: Held = { options: awake, failure: null, end: async () => {} };
  // Who shares connections already knows why: perhaps the one that stands was logged in by hand.
  if (os.platform() === 'win32' || settings.code !== 0 || says(/^controlpath (?!none$)/m)) return alone;
  const folder = passingFolder();
  if (folder === null) return alone;
  const socket = path.join(folder, 's');
  // Says a line when it is open.
  const speaking = ['-o', 'PermitLocalCommand=yes', '-o', 'LocalCommand=echo'];
  const sharing = ['-N', '-T', '-M', '-S', socket, '-o', 'ControlPersist=no'];
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', keeper, 'sh', folder, ...sharing, ...speaking, ...awake, ...host], {
      env: { ...env, SHELL: '/bin/sh' },
      // What a terminal sends to all that runs in it would end this one before its turn.
      detached: true,
    });
    const said: Buffer[] = [];
    let wasOpen = false;
    const closed = new Promise<void>((done) => {
      child.on('error', () => done());
      child.on('close', () => done());
    });
    child.stdin.on('error', () => {});
    child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
    child.stdout.once('data', () => {
      wasOpen = true;
      const options = ['-o', `ControlPath=${socket}`, '-o', 'ControlMaster=no'];
      const end = (): Promise<void> => {
        child.stdin.end();
        return closed;
      };
      resolve({ options, failure: null, end });
    });
    void closed.then(() => {
      rmSync(folder, { recursive: true, force: true });
      const failure = refusalOf(titleOf(config), Buffer.concat(said).toString().trim());
      // One that gives no reason we know is a client that cannot share, and is not asked again.
      if (wasOpen || failure !== null) lost();
      resolve({ ...alone, failure });
    });
  });
}

/** A folder for a socket, whose name has no sign that ssh or rsync would read otherwise; null where there can be none. */
function passingFolder(): string | null {
  const isFit = (place: string) => /^[\w@+=:,./-]+$/.test(place) && place.length <= longestFolder;
  const place = [os.tmpdir(), '/tmp'].find(isFit);
  try {
    return place === undefined ? null : mkdtempSync(path.join(place, 'tinta-ssh-'));
  } catch {
    return null;
  }
}
