import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { manyAtOnce } from '../../build/many-at-once.ts';
import { readText } from '../../disk/read-text.ts';
import { cutList } from '../../text/cut-list.ts';
import { foldersOf } from '../../text/folders-of.ts';
import type { SftpTarget } from '../../types/deploy.ts';
import { readRecord as parseRecord, recordName } from '../deploy-record.ts';
import type { FileStore } from '../file-by-file.ts';
import { layOut } from '../lay-out.ts';
import { withBackOff } from '../retry.ts';
import { runProgram } from '../run-program.ts';
import type { Parcel } from '../shipment.ts';
import type { Standing } from '../standing.ts';
import type { RemoteSurroundings } from './rsync.ts';
import { explainSsh, folderThere, sshOptions, titleOf } from './ssh.ts';
import { sshConnection } from './ssh-connection.ts';

/** What a file is called while its bytes are sent. */
const unfinished = '.tinta-new';

/** How many sessions send at once, and how many files one of them takes at a time. */
const width = 4;
const batchSize = 50;

/** How many files may be sent again for nothing if a deploy breaks off: the record alone says what was sent. */
const noteEvery = 400;

/**
 * A folder of a host that offers sftp and nothing else, written by ssh's own program. What stands there is known by the
 * record, for the protocol has no digests; a host without a record, or one that is to be looked at closely, is listed.
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
    return readText(file);
  };
  const list = async (): Promise<Sizes> => {
    const sizes = new Map<string, number | null>();
    for (let folders: readonly string[] = [root]; folders.length > 0; ) {
      const said = await batch(folders.map((name) => `-ls -lan ${quote(name)}`));
      const found = readListing(said, folders);
      for (const [file, size] of found.files)
        if (!file.endsWith(unfinished)) sizes.set(file.slice(root.length + 1), size);
      folders = found.folders;
    }
    return sizes;
  };
  return {
    title,
    readRecord,
    close: () => connection.close(),
    noteEvery,
    async look(shipment, { isClose }): Promise<Standing> {
      const record = await readRecord();
      const known = parseRecord(record);
      const sizes = known === null || isClose ? await list() : null;
      const holds = (file: string): boolean => {
        const parcel = shipment.get(file);
        return parcel !== undefined && known?.get(file) === parcel.digest && isAsLong(parcel, sizes);
      };
      const there = sizes ?? known ?? new Map<string, never>();
      const files = [...there.keys()].map((file) => [file, holds(file)] as const);
      return { files: new Map(record === null ? files : [...files, [recordName, false]]), record };
    },
    async put(parcels, done) {
      const laid = layOut(parcels, path.join(folder, 'besides')).flatMap(({ root: from, parcels: those }) =>
        those.map((parcel) => ({ parcel, file: path.join(from, parcel.path) })),
      );
      const folders = [...new Set(parcels.flatMap((parcel) => foldersOf(parcel.path)))].toSorted();
      // One that is there already says no, which is as good.
      await batch([`-mkdir ${quote(root)}`, ...folders.map((name) => `-mkdir ${at(name)}`)]);
      await manyAtOnce(cutList(laid, batchSize), width, async (some) => {
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

/** Sizes in bytes by path of the files that are there; null where the listing does not tell. */
type Sizes = ReadonlyMap<string, number | null>;

function isAsLong({ path: file, size }: Parcel, sizes: Sizes | null): boolean {
  return (sizes?.get(file) ?? size) === size;
}

/** Reads what `ls -lan` says of several folders: each command comes back, then its lines, which end in the path that was listed. */
function readListing(
  said: string,
  listed: readonly string[],
): { files: readonly (readonly [string, number | null])[]; folders: readonly string[] } {
  const files: [string, number | null][] = [];
  const folders: string[] = [];
  let at = -1;
  for (const line of said.split('\n')) {
    if (line.startsWith('sftp>')) at += 1;
    const start = line.indexOf(` ${listed[at]}/`) + 1;
    const kind = line[0] ?? '';
    if (!'-dl'.includes(kind) || start === 0) continue;
    const name = line.slice(start);
    if (kind === 'd') {
      if (!/\/\.\.?$/.test(name)) folders.push(name);
    } else files.push([name, kind === '-' ? sizeIn(line.slice(0, start)) : null]);
  }
  return { files, folders };
}

/** The size stands before the day and the hour, or the year. */
function sizeIn(columns: string): number | null {
  const size = / (\d+) \S+ +\d+ +[\d:]+ $/.exec(columns)?.[1];
  return size === undefined ? null : Number(size);
}

/** A name in sftp's batch language. */
function quote(name: string): string {
  return `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
