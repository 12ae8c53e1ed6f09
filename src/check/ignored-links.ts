import { excludedPaths } from '../sources/excluded-paths.ts';

/** Whether an address of the site, no base and with its anchor if it has one, is to lead where the site has nothing. */
export type IsIgnoredLink = (address: string) => boolean;

/** The addresses that globs name: a folder with all that is in it, and one with a `!` takes back what it names. */
export function ignoredLinks(globs: readonly string[]): IsIgnoredLink {
  const isNamed = excludedPaths(globs.flatMap((glob) => [glob, `${glob.replace(/\/+$/, '')}/**`]));
  return (address) => isNamed(address.replace(/^\/+|\/+$/g, ''));
}
