import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { manyAtOnce } from '../../build/threads/many-at-once.ts';
import { readText } from '../../disk/read-text.ts';
import { cutList } from '../../text/cut-list.ts';
import { foldersOf } from '../../text/folders-of.ts';
import type { SftpTarget } from '../../types/deploy.ts';
import { readRecord as parseRecord, recordName } from '../deploy-record.ts';
import type { FileStore } from '../file-by-file.ts';
import { layOut } from '../lay-out.ts';
import { withBackOff } from '../retry.ts';
import { runProgram } from '../run-program.ts';
import type { Parcel, Shipment } from '../shipment.ts';
import type { Standing } from '../standing.ts';
import type { RemoteSurroundings } from './rsync.ts';
import { readListing } from './sftp-listing.ts';
import { explainSsh, folderThere, sshOptions, titleOf } from './ssh.ts';
import { type SshConnection, sshConnection } from './ssh-connection.ts';

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
export function openSftp(config: SftpTarget, surroundings: RemoteSurroundings): FileStore {
  return new SftpStore(config, surroundings);
}

class SftpStore implements FileStore {
  readonly title: string;
  readonly noteEvery = noteEvery;
  readonly #config: SftpTarget;
  readonly #surroundings: RemoteSurroundings;
  readonly #root: string;
  readonly #connection: SshConnection;

  constructor(config: SftpTarget, surroundings: RemoteSurroundings) {
    this.title = titleOf(config);
    this.#config = config;
    this.#surroundings = surroundings;
    this.#root = folderThere(config);
    this.#connection = sshConnection(config, surroundings.env);
  }

  async readRecord(): Promise<string | null> {
    const { folder } = this.#surroundings;
    const file = path.join(folder, 'record');
    mkdirSync(folder, { recursive: true });
    rmSync(file, { force: true });
    await this.#run([`-get ${this.#at(recordName)} ${quote(file)}`]);
    return readText(file);
  }

  async look(shipment: Shipment, { isClose }: { readonly isClose: boolean }): Promise<Standing> {
    const record = await this.readRecord();
    const known = parseRecord(record);
    const sizes = known === null || isClose ? await this.#list() : null;
    const holds = (file: string): boolean => {
      const parcel = shipment.get(file);
      return parcel !== undefined && known?.get(file) === parcel.digest && isAsLong(parcel, sizes);
    };
    const there = sizes ?? known ?? new Map<string, never>();
    const files = [...there.keys()].map((file) => [file, holds(file)] as const);
    return { files: new Map(record === null ? files : [...files, [recordName, false]]), record };
  }

  async put(parcels: readonly Parcel[], done: (parcel: Parcel) => void): Promise<void> {
    const laid = layOut(parcels, path.join(this.#surroundings.folder, 'besides')).flatMap(
      ({ root, parcels: those }) => those.map((parcel) => ({ parcel, file: path.join(root, parcel.path) })),
    );
    const folders = [...new Set(parcels.flatMap((parcel) => foldersOf(parcel.path)))].toSorted();
    // One that is there already says no, which is as good.
    await this.#run([
      `-mkdir ${quote(this.#root)}`,
      ...folders.map((folder) => `-mkdir ${this.#at(folder)}`),
    ]);
    await manyAtOnce(cutList(laid, batchSize), width, async (some) => {
      await this.#run(some.flatMap(({ parcel, file }) => this.#putting(file, parcel.path)));
      for (const { parcel } of some) done(parcel);
    });
  }

  async remove(paths: readonly string[], done: (path: string) => void): Promise<void> {
    await this.#run(paths.map((file) => `-rm ${this.#at(file)}`));
    const folders = [...new Set(paths.flatMap(foldersOf))].toSorted().toReversed();
    // Only an empty folder can be removed.
    if (folders.length > 0) await this.#run(folders.map((folder) => `-rmdir ${this.#at(folder)}`));
    paths.forEach(done);
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  /** The commands that send a file of this machine: readers see the old one or the new, whole. */
  #putting(file: string, place: string): readonly string[] {
    const [sent, target] = [this.#at(place + unfinished), this.#at(place)];
    return [`put ${quote(file)} ${sent}`, `chmod 644 ${sent}`, `rename ${sent} ${target}`];
  }

  async #list(): Promise<Sizes> {
    const sizes = new Map<string, number | null>();
    for (let folders: readonly string[] = [this.#root]; folders.length > 0; ) {
      const said = await this.#run(folders.map((folder) => `-ls -lan ${quote(folder)}`));
      const found = readListing(said, folders);
      for (const [file, size] of found.files)
        if (!file.endsWith(unfinished)) sizes.set(file.slice(this.#root.length + 1), size);
      folders = found.folders;
    }
    return sizes;
  }

  /** Runs a batch of sftp's commands, and returns what it says. */
  #run(commands: readonly string[]): Promise<string> {
    return withBackOff(async () => {
      const options = [...(await this.#connection.join()), ...sshOptions(this.#config, '-P')];
      const ended = await runProgram('sftp', ['-b', '-', ...options, '--', this.#config.host], {
        env: this.#surroundings.env,
        input: commands.map((command) => `${command}\n`),
      });
      if (ended.code !== 0) throw explainSsh(this.title, ended);
      return ended.stdout.toString();
    });
  }

  /** A file of the site as the batch language names it. */
  #at(file: string): string {
    return quote(`${this.#root}/${file}`);
  }
}

/** Sizes in bytes by path of the files that are there; null where the listing does not tell. */
type Sizes = ReadonlyMap<string, number | null>;

function isAsLong({ path: file, size }: Parcel, sizes: Sizes | null): boolean {
  return (sizes?.get(file) ?? size) === size;
}

/** A name in sftp's batch language. */
function quote(name: string): string {
  return `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
