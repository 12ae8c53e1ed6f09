import { outputPath } from '../content/addresses/output-path.ts';
import { readHeader } from '../content/read-header.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { Data, DataMap } from '../types/data.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { ForeignText } from './foreign-blog.ts';
import { importLeft } from './import-left.ts';
import { nativeText } from './native-text.ts';
import { readSettings } from './read-settings.ts';
import { kindOf } from './settled-text.ts';

/** A text without what a native blog would refuse: such an address is given up and told, a key with such a value gets an `x_`. */
export function soundText(text: ForeignText): Checked<ForeignText> {
  const { url, path } = text;
  const { permalink = null, aliases } = text.front;
  const [given] = problems([url, permalink]);
  const refused = new Map(Array.isArray(aliases) ? problems(aliases) : []);
  const front = Object.fromEntries(
    Object.entries(text.front).flatMap(([key, value]): readonly (readonly [string, Data])[] => {
      if (key === 'permalink' && given !== undefined) return [];
      if (key !== 'aliases' || !Array.isArray(value)) return [[key, value]];
      const kept = value.filter((alias: Data) => !refused.has(String(alias)));
      return kept.length === 0 ? [] : [[key, kept]];
    }),
  );
  return {
    value: { ...text, url: given === undefined ? url : null, front: withoutFaults(path, front) },
    diagnostics: [
      ...(given === undefined ? [] : [lost(path, 'its address', given)]),
      ...[...refused].map((found) => lost(path, 'an alias', found)),
    ],
  };
}

type Problem = readonly [address: string, problem: string];

function problems(addresses: readonly Data[]): readonly Problem[] {
  return addresses.flatMap((address): readonly Problem[] => {
    if (typeof address !== 'string') return [];
    const output = outputPath(address);
    return 'problem' in output ? [[address, output.problem]] : [];
  });
}

function lost(file: string, what: string, [address, problem]: Problem): Diagnostic {
  const message = `${what} is not kept: ${address} can be no address here: ${problem}`;
  return importLeft(message, { file }, 'Write another into the new file.');
}

const plainSettings = readSettings('');

/** Front matter that a native blog can read. */
function withoutFaults(path: string, front: DataMap): DataMap {
  const isRefused = (part: DataMap): boolean => {
    const bytes = Buffer.from(nativeText(part, ''));
    const file = { path, kind: kindOf(path), isTheme: false, digest: '', size: bytes.length };
    return hasErrors(readHeader(file, bytes, plainSettings).diagnostics);
  };
  if (!isRefused(front) || isRefused({})) return front;
  return Object.fromEntries(
    Object.entries(front).map(([key, value]) => [isRefused({ [key]: value }) ? `x_${key}` : key, value]),
  );
}
