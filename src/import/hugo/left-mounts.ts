import { type Data, isMap } from '../../types/data.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { importLeft } from '../import-left.ts';
import type { HugoSite } from './hugo-site.ts';
import { textAt, valueAt } from './lower-keys.ts';

/** Tells of folders that the configuration mounts among the texts or files: an import reads those that lie there. */
export function leftMounts({ config }: Pick<HugoSite, 'config'>): readonly Diagnostic[] {
  const mounts = valueAt(config, 'module', 'mounts');
  if (!Array.isArray(mounts)) return [];
  return mounts.flatMap((mount: Data) => {
    if (!isMap(mount)) return [];
    const [source, target] = [textAt(mount, 'source'), textAt(mount, 'target')].map((folder) =>
      folder.replace(/^\.\/|\/$/g, ''),
    );
    if (source === target || !/^(?:content|static|assets|data)(?:\/|$)/.test(target ?? '')) return [];
    const message = `${source ?? ''} is mounted as ${target ?? ''}, and an import follows no mount: nothing in it is read`;
    return [importLeft(message, null, `Copy it to ${target ?? ''} in the blog, and import again.`)];
  });
}
