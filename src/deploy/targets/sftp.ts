import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { foldersOf } from '../../text/folders-of.ts';
import type { SftpTarget } from '../../types/deploy.ts';
import { recordName, readRecord as parseRecord } from '../deploy-record.ts';
import type { FileStore } from '../file-by-file.ts';
import { layOut } from '../lay-out.ts';
import { manyAtOnce } from '../../build/many-at-once.ts';
import { withBackOff } from '../retry.ts';
import { runProgram } from '../run-program.ts';
import type { Standing } from '../standing.ts';
import type { RemoteSurroundings } from './rsync.ts';
import { sshConnection } from './ssh-connection.ts';
import { explainSsh, folderThere, sshOptions, titleOf } from './ssh.ts';

/** What a file is called while its bytes are sent. */
const unfinished = '.tinta-new';

/** How many sessions send at once, and how many files one of them takes at a time. */
const width = 4;
const batchSize = 50;

/** How many files may be sent again for nothing if a deploy breaks off: the record alone says what was sent. */
const noteEvery = 400;

/**
 * A folder of a host that offers sftp and nothing else, written by ssh's own program. What stands there is known by the
 * record, for the protocol has no digests; a host without a record is listed.
 */
export function openSftp(config: SftpTarget, { folder, env }: RemoteSurroundings): FileStore {
  const title = titleOf(config);
  const root = folderThere(config);
  const connection = sshConnection(config, env);
  const at = (file: string) => quote(`${root}/${file}`);
  const batch = (commands: readonly string[]): Promise<string> =>
    withBackOff(async () => {
      const input = commands.map((command) => `${command}\n`);
      const args = ['-b', '-', ...(await connection.join()), ...sshOptions(config, '-P'), '--', config.host];
      const ended = await runProgram('sftp', args, { env, input });
      if (ended.code !== 0) throw explainSsh(title, ended);
      return ended.stdout.toString();
    });
  const readRecord = async (): Promise<string | null> => {
    const file = path.join(folder, 'record');
    mkdirSync(folder, { recursive: true });
    rmSync(file, { force: true });
    await batch([`-get ${at(recordName)} ${quote(file)}`]);
    return textOf(file);
  };
  const list = async (): Promise<readonly string[]> => {
    const files: string[] = [];
    for (let folders = [root]; folders.length > 0; ) {
      const said = await batch(folders.map((name) => `-ls -la ${quote(name)}`));
      const found = readListing(said, folders);
      files.push(...found.files.map((file) => file.slice(root.length + 1)));
      folders = [...found.folders];
    }
    return files.filter((file) => !file.endsWith(unfinished));
  };
  return {
    title,
    readRecord,
    close: () => connection.close(),
    noteEvery,
    async look(shipment): Promise<Standing> {
      const record = await readRecord();
      const known = parseRecord(record);
      if (known === null) return { files: new Map((await list()).map((file) => [file, false])), record };
      const files = [...known].map(([file, digest]): [string, boolean] => [
        file,
        shipment.get(file)?.digest === digest,
      ]);
      return { files: new Map([...files, [recordName, false]]), record };
    },
    async put(parcels, done) {
      const laid = layOut(parcels, path.join(folder, 'besides')).flatMap(({ root: from, parcels: those }) =>
        those.map((parcel) => ({ parcel, file: path.join(from, parcel.path) })),
      );
      const folders = [...new Set(parcels.flatMap((parcel) => foldersOf(parcel.path)))].toSorted();
      // One that is there already says no, which is as good.
      if (folders.length > 0 || root !== '')
        await batch(
          [...foldersOf(root), root, ...folders.map((name) => `${root}/${name}`)]
            .filter((name) => name !== '')
            .map((name) => `-mkdir ${quote(name)}`),
        );
      await manyAtOnce(batchesOf(laid), width, async (some) => {
        await batch(
          some.flatMap(({ parcel, file }) => [
            `put ${quote(file)} ${at(parcel.path + unfinished)}`,
            `chmod 644 ${at(parcel.path + unfinished)}`,
            `rename ${at(parcel.path + unfinished)} ${at(parcel.path)}`,
          ]),
        );
        for (const { parcel } of some) done(parcel);
      });
    },
    async remove(paths, done) {
      await batch(paths.map((file) => `-rm ${at(file)}`));
      const folders = [...new Set(paths.flatMap(foldersOf))].toSorted().toReversed();
      // Only an empty folder can be removed.
      if (folders.length > 0) await batch(folders.map((name) => `-rmdir ${at(name)}`));
      paths.forEach(done);
    },
  };
}

/** Reads what `ls -la` says of several folders: each line ends in the path that was listed. */
function readListing(
  said: string,
  listed: readonly string[],
): { files: readonly string[]; folders: readonly string[] } {
  const [files, folders]: [string[], string[]] = [[], []];
  for (const line of said.split('\n')) {
    const kind = line[0] ?? '';
    const folder = listed.find((name) => line.includes(` ${name}/`));
    if (!'-dl'.includes(kind) || folder === undefined || line.startsWith('sftp>')) continue;
    const name = line.slice(line.indexOf(` ${folder}/`) + 1);
    if (kind !== 'd') files.push(name);
    else if (!/\/\.\.?$/.test(name)) folders.push(name);
  }
  return { files, folders };
}

function batchesOf<T>(things: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(things.length / batchSize);
  return Array.from({ length: count }, (_, n) => things.slice(n * batchSize, (n + 1) * batchSize));
}

/** A name in sftp's batch language. */
function quote(name: string): string {
  return `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
