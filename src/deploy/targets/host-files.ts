import type { BuiltSite } from '../../output/output-manifest.ts';
import type { GitTarget } from '../../types/deploy.ts';
import { basePath } from '../conventions.ts';
import { type Parcel, parcelOf } from '../shipment.ts';

/**
 * What hosts of pages want at the top of a branch: GitHub and those like it are told to leave the files alone, and of the
 * domain. A host that is told of none keeps the one it has.
 */
export function hostFiles(
  { domain }: Pick<GitTarget, 'domain'>,
  address: string,
  { url }: BuiltSite,
): readonly Parcel[] {
  const host = /[@/]((?:github|codeberg)\.(?:com|org))[:/]/.exec(address)?.[1] ?? '';
  const served = url === '' || basePath(url) !== '' ? '' : new URL(url).hostname;
  const isTheirs = /\.(?:github\.io|codeberg\.page)$/.test(served);
  const own = domain === '' && host !== '' && !isTheirs ? served : domain;
  const named = own === '' ? [] : [parcelOf(host === 'codeberg.org' ? '.domains' : 'CNAME', `${own}\n`)];
  return [parcelOf('.nojekyll', ''), ...named];
}
