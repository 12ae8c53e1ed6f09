import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { foldersOf } from '../../text/folders-of.ts';
import type { RsyncTarget } from '../../types/deploy.ts';
import { recordName } from '../deploy-record.ts';
import type { FileStore } from '../file-by-file.ts';
import { layOut } from '../lay-out.ts';
import { withBackOff } from '../retry.ts';
import { type Environment, type ProgramRun, runProgram } from '../run-program.ts';
import type { Shipment } from '../shipment.ts';
import { explainSsh, folderThere, sshOptions, titleOf } from './ssh.ts';
import { sshConnection } from './ssh-connection.ts';

/** What a host reached by ssh needs besides its settings. */
export interface RemoteSurroundings {
  /** A folder of our own for files that are only passing, absolute. */
  readonly folder: string;
  readonly env: Environment;
}

/** rsync ends with this where a file it was asked for is not there. */
const notAll = 23;

/** A folder of a host by ssh. rsync compares by content and puts each file into place by a rename. */
export function openRsync(config: RsyncTarget, { folder, env }: RemoteSurroundings): FileStore {
  const title = titleOf(config);
  const destination = `${config.host}:${folderThere(config)}/`;
  const connection = sshConnection(config, env);
  const run = async (
    args: readonly string[],
    options: { input?: readonly string[]; onLine?: (line: string) => void } = {},
  ): Promise<ProgramRun> => {
    const shell = ['ssh', ...(await connection.join()), ...sshOptions(config, '-p')].map(quote).join(' ');
    return runProgram('rsync', ['-s', '-e', shell, '--8-bit-output', ...args], { env, ...options });
  };
  const once = async (
    args: readonly string[],
    options: Parameters<typeof run>[1] = {},
  ): Promise<ProgramRun> => {
    const ended = await run(args, options);
    if (ended.code !== 0) throw explainSsh(title, ended);
    return ended;
  };
  const readRecord = () =>
    withBackOff(async () => {
      const file = path.join(folder, 'record');
      mkdirSync(folder, { recursive: true });
      rmSync(file, { force: true });
      const ended = await run(['--', destination + recordName, file]);
      if (ended.code === notAll) return null;
      if (ended.code !== 0) throw explainSsh(title, ended);
      return readFileSync(file, 'utf8');
    });
  return {
    title,
    readRecord,
    close: () => connection.close(),
    async look(shipment) {
      const roots = layOut([...shipment.values()], path.join(folder, 'besides')).map(
        ({ root }) => `${root}/`,
      );
      const options = ['-rcn', '--delete', '--exclude=/.tinta-*', '--out-format=%i %n'];
      const { stdout } = await withBackOff(() => once([...options, '--', ...roots, destination]));
      const files = new Map(readChanges(stdout.toString(), shipment));
      const record = await readRecord();
      return { files: record === null ? files : new Map([...files, [recordName, false]]), record };
    },
    async put(parcels, done) {
      for (const { root, parcels: those } of layOut(parcels, path.join(folder, 'besides'))) {
        const input = those.map((parcel) => `${parcel.path}\0`);
        const waiting = [...those];
        const onLine = (line: string): void => {
          if (line.endsWith('/')) return;
          const parcel = waiting.shift();
          if (parcel !== undefined) done(parcel);
        };
        const options = ['-rpcz', '--chmod=D755,F644', '--from0', '--files-from=-', '--out-format=%n'];
        // Sent anew after a break, what is there already is only compared.
        await withBackOff(() => once([...options, '--', `${root}/`, destination], { input, onLine }));
        waiting.forEach(done);
      }
    },
    async remove(paths, done) {
      const empty = path.join(folder, 'empty');
      rmSync(empty, { recursive: true, force: true });
      mkdirSync(empty, { recursive: true });
      // All that these rules do not name is out of rsync's sight; folders go if that leaves them empty.
      const named = new Set(paths.flatMap((file) => [...foldersOf(file).map((name) => `${name}/`), file]));
      const input = [...named].map((name) => `/${name.replaceAll('[', '\\[')}\0`);
      const options = ['-r', '--delete', '--from0', '--include-from=-', '--exclude=*'];
      await withBackOff(() => once([...options, '--', `${empty}/`, destination], { input }));
      paths.forEach(done);
    },
  };
}

/** `<f+++++++++ a/index.html` is new, `<fc........ …` another, `*deleting   …` is there and not here. */
function* readChanges(said: string, shipment: Shipment): Generator<[string, boolean]> {
  const here = new Set(shipment.keys());
  for (const line of said.split('\n')) {
    const [, change = '', name = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    if (name === '' || name.endsWith('/')) continue;
    if (change === '*deleting') yield [name, false];
    else if (shipment.has(name)) {
      here.delete(name);
      if (!change.includes('+++')) yield [name, false];
    }
  }
  for (const name of here) yield [name, true];
}

/** An argument within rsync's `-e`, which is no shell's but knows quotes; doubled they stand for themselves. */
function quote(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "''")}'`;
}
