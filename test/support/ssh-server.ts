import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePorts, ownLoopback } from './loopback.ts';
import { findProgram } from './needs.ts';
import { untilOpen } from './until-open.ts';

/** A real sshd on loopback that lets one key in. */
export interface SshServer {
  /** The name that the configuration below gives it. */
  readonly host: string;
  /** A file for `ssh -F`: key, port and known host. */
  readonly config: string;
  readonly port: number;
  /** How many connections were let in so far. */
  countConnections(): number;
  /** How many of them are open. */
  countOpen(): number;
  stop(): void;
}

/** Starts an sshd with keys of its own, for the user who runs the tests. */
export async function startSshServer(setting = ''): Promise<SshServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tinta-sshd-'));
  const at = (name: string) => path.join(folder, name);
  const address = ownLoopback();
  const [port = 0] = await freePorts(address, 1);
  for (const key of ['host', 'user'])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at(key)], { stdio: 'ignore' });
  const hostKey = readFileSync(at('host.pub'), 'utf8').split(' ').slice(0, 2).join(' ');
  writeFileSync(at('known'), `[${address}]:${port} ${hostKey}\n`);
  writeFileSync(at('allowed'), readFileSync(at('user.pub')));
  chmodSync(at('user'), 0o600);
  writeFileSync(
    at('server'),
    `Port ${port}\nListenAddress ${address}\nHostKey ${at('host')}\nAuthorizedKeysFile ${at('allowed')}\nPidFile none
StrictModes no\nPermitRootLogin yes\nPasswordAuthentication no\nUsePAM no\nMaxStartups 100\nSubsystem sftp internal-sftp
SetEnv HOME=${at('home')}\n${setting}\n`,
  );
  writeFileSync(
    at('client'),
    `Host shelf\nHostName ${address}\nPort ${port}\nIdentityFile ${at('user')}\nIdentitiesOnly yes\nUserKnownHostsFile ${at('known')}
StrictHostKeyChecking yes\nBatchMode yes\n`,
  );
  // What somebody's shell does first is none of the tests'.
  mkdirSync(at('home'));
  // Where sshd, started by root, separates its privileges.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const server = spawn(findProgram('sshd') ?? 'sshd', ['-D', '-f', at('server'), '-E', at('log')], {
    stdio: 'ignore',
  });
  await untilOpen(address, port);
  const stop = (): void => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  const count = (said: RegExp) => readFileSync(at('log'), 'utf8').match(said)?.length ?? 0;
  const countConnections = () => count(/Accepted publickey/g);
  return {
    host: 'shelf',
    config: at('client'),
    port,
    countConnections,
    // The log has no line for the end of a client that was killed while its connection was being made.
    countOpen: () => (server.pid === undefined ? 0 : countChildren(server.pid)),
    stop,
  };
}

/** How many living processes another one has begun: sshd begins one for each connection. */
function countChildren(parent: number): number {
  const processes = execFileSync('ps', ['-A', '-o', 'ppid=,stat='], { encoding: 'utf8' });
  return processes.match(new RegExp(`^ *${parent} +[^Z\\s]`, 'gm'))?.length ?? 0;
}
