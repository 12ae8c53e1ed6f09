import { didYouMean } from '../text/did-you-mean.ts';
import { isMap } from '../types/data.ts';
import type { TargetConfig, TargetKind } from '../types/deploy.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { ConfigReader } from './config-reader.ts';
import { findSecrets } from './find-secrets.ts';
import { targetReaders } from './read-target.ts';

/** Targets by name, in the order written: the first is the default. */
interface Deploy {
  readonly targets: readonly TargetConfig[];
  /** What may not stand in site.yml at all. */
  readonly diagnostics: readonly Diagnostic[];
}

const kinds = Object.keys(targetReaders) as readonly TargetKind[];
const commonKeys = ['kind', 'url', 'max_deletes', 'invalidate'];
const targetName = /^[A-Za-z][A-Za-z0-9_-]*$/;

/**
 * Reads `deploy`. A slip here could put a site where it must not be, so that all of it is an error: an unknown kind
 * or key, a value that is not of the few forms each key takes, and above all a secret.
 */
export function readDeploy(read: ConfigReader): Deploy {
  const written = read.at('deploy');
  if (written === undefined) return { targets: [], diagnostics: [] };
  if (!isMap(written)) {
    read.refuse('deploy', 'deploy takes a mapping', 'Write the name of each target, and kind: below it.');
    return { targets: [], diagnostics: [] };
  }
  // The line of another fault might show the secret.
  const diagnostics = findSecrets(read, written);
  if (diagnostics.length > 0) return { targets: [], diagnostics };
  const targets = Object.keys(written).map((name) => readTarget(read, name));
  return { targets: targets.filter((target) => target !== null), diagnostics };
}

function readTarget(read: ConfigReader, name: string): TargetConfig | null {
  const path = `deploy.${name}`;
  const written = read.at(path);
  if (!targetName.test(name)) {
    read.refuse('deploy', `${name} is not a name for a target`, 'Write letters, digits, - and _.');
    return null;
  }
  if (!isMap(written)) {
    read.refuse(path, `${path} takes a mapping`, `Write kind: below it, one of ${kinds.join(', ')}.`);
    return null;
  }
  const kind = kinds.find((known) => known === written['kind']);
  if (kind === undefined) {
    const said = written['kind'] === undefined ? 'nothing' : String(written['kind']);
    const message = `${path}.kind is ${said}, which is no kind of target`;
    read.refuse(
      written['kind'] === undefined ? path : `${path}.kind`,
      message,
      `Write one of ${kinds.join(', ')}.${didYouMean(said, kinds)}`,
    );
    return null;
  }
  const { keys, read: readKind } = targetReaders[kind];
  const known = [...commonKeys, ...keys];
  for (const key of Object.keys(written).filter((candidate) => !known.includes(candidate))) {
    read.refuse(
      `${path}.${key}`,
      `${key} is not a key of a target of kind ${kind}`,
      `It takes ${known.join(', ')}.${didYouMean(key, known)}`,
    );
  }
  return readKind(read, path, {
    name,
    url: readAddress(read, `${path}.url`),
    maxDeletes: readLimit(read, `${path}.max_deletes`),
    invalidate: readInvalidate(read, `${path}.invalidate`),
  });
}

function readAddress(read: ConfigReader, path: string): string {
  const written = read.text(path, '');
  if (written === '') return '';
  const parsed = URL.canParse(written) ? new URL(written) : null;
  const isSite = parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.search + parsed.hash === '';
  if (isSite) return parsed.origin + parsed.pathname.replace(/\/+$/, '');
  read.refuse(path, `${path} is not the address of a site`, 'Write it whole, such as https://me.example.');
  return '';
}

function readLimit(read: ConfigReader, path: string): number {
  return read.at(path) === 0 ? 0 : read.count(path, 256);
}

/** The program is named as a list, since no shell reads it. */
function readInvalidate(read: ConfigReader, path: string): readonly string[] {
  const value = read.at(path);
  if (typeof value !== 'string') return read.texts(path, []);
  read.refuse(
    path,
    `${path} is run without a shell, so it takes a list`,
    'Write the program and each argument by itself: [program, --option, value].',
  );
  return [];
}
