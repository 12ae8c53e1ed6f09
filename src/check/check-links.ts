import { error, type Place } from '../diagnostics/diagnostic.ts';
import { decodeAddress } from '../text/decode-address.ts';
import type { Config } from '../types/config.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { checkRedirects } from './check-redirects.ts';
import type { CheckedFile } from './checked-file.ts';
import { createDeadEndFinder, type DeadEnd } from './dead-end.ts';
import { type Fault, foldFaults } from './fold-faults.ts';
import { ignoredLinks } from './ignored-links.ts';
import type { PageLink } from './page-link.ts';
import { placeAddress, type SourceText } from './place-address.ts';

/** Stands in for the site's address where it has none. */
const nowhere = 'http://site.invalid';

/**
 * Finds every link, anchor, picture, script and the like that leads to nothing of the site; other sites are not asked. What no
 * page's own source holds is looked for in the settings and the data. Nothing is told of a path that something `mayStand` at, nor of
 * what the blog has ignored.
 */
export function checkLinks(
  files: readonly CheckedFile[],
  config: Config,
  settings: readonly SourceText[],
  mayStand: (path: string) => boolean = () => false,
): readonly Diagnostic[] {
  const { base } = config;
  const isIgnored = ignoredLinks(config.check.ignoreLinks);
  const root = config.url === '' ? nowhere + base : config.url;
  const findDeadEnd = createDeadEndFinder(files, root, mayStand);
  const faultOf = (file: CheckedFile, link: PageLink): Fault | null => {
    const end = findDeadEnd(file, link);
    if (end === null || isIgnored(end.target)) return null;
    const { address } = link;
    const place = placeOf(file, address, base, end.asFile);
    return { found: tellOf(address, end, place), url: file.url, target: end.target, address };
  };

  const faults = files.flatMap((file) => (file.links?.links ?? []).map((link) => faultOf(file, link)));
  const placeInSettings = (address: string): Place | null => {
    for (const each of settings) {
      const place = placeAddress(each, address, base, unslashed(address, base));
      if (place !== null) return place;
    }
    return null;
  };
  const told = foldFaults(
    faults.filter((fault) => fault !== null),
    placeInSettings,
  );
  return [...told, ...checkRedirects(files, root)].filter(({ code }) => !config.check.ignore.includes(code));
}

/** A file's address as settings may write it: `assets/me.png`. */
function unslashed(address: string, base: string): readonly string[] {
  const inside = decodeAddress(address.startsWith(`${base}/`) ? address.slice(base.length) : address);
  return /^\/[^/].*\.\w+$/.test(inside) ? [inside.slice(1)] : [];
}

function tellOf(address: string, { as, why, remedy }: DeadEnd, place: Place | null): Diagnostic {
  if (as === 'link') return error('link-broken', `the link ${address} leads nowhere: ${why}`, place, remedy);
  const code = as === 'picture' ? 'image-missing' : 'link-broken';
  return error(code, `the ${as} ${address} is not there: ${why}`, place, remedy);
}

function placeOf(
  { source }: CheckedFile,
  address: string,
  base: string,
  asFile: string | undefined,
): Place | null {
  const others = asFile === undefined ? [] : [asFile];
  return source === null ? null : (placeAddress(source, address, base, others) ?? { file: source.file });
}
