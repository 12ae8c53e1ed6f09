import { error, type Place, warning } from '../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { placeAddress, type SourceText } from './place-address.ts';
import { pathInside, servedFile } from './served-file.ts';

/** A finished file that may send its readers on. */
export interface SendingFile {
  /** Path within the output folder. */
  readonly path: string;
  /** Path within the site, no base. */
  readonly url: string;
  /** The file it was made of and how its text is read, to place a fault in; null for pages nobody wrote. */
  readonly source: SourceText | null;
  /** Where it sends them, as its page says it; null for a page of its own. */
  readonly redirect: string | null;
}

/** Finds pages that send readers on to others which do so too: in a circle, or by a way that browsers take in steps. */
export function checkRedirects(files: readonly SendingFile[], root: string): readonly Diagnostic[] {
  const senders = new Map(files.filter(({ redirect }) => redirect !== null).map((file) => [file.path, file]));
  const nextOf = ({ url, redirect }: SendingFile): SendingFile | null => {
    const address = isRooted(redirect ?? '') ? `${root}${redirect}` : (redirect ?? '');
    if (redirect === null || !URL.canParse(address, root + url)) return null;
    const inside = pathInside(new URL(address, root + url), root);
    const path = inside === null ? null : servedFile(inside, senders);
    return path === null ? null : (senders.get(path) ?? null);
  };
  const circling = new Set<SendingFile>();
  const sources = new Set<string | undefined>();
  const told: Diagnostic[] = [];
  for (const file of senders.values()) {
    const way = wayFrom(file, nextOf);
    const again = way.indexOf(way.at(-1) ?? file);
    if (again < way.length - 1) {
      const isTold = way.some((one) => circling.has(one));
      for (const one of way) circling.add(one);
      if (!isTold) told.push(circle(way.slice(again)));
    } else if (way.length > 1 && !sources.has(file.source?.file)) {
      // An alias of such a page is sent on as that is.
      sources.add(file.source?.file);
      told.push(detour(file, way));
    }
  }
  return told;
}

/** Whether an address is a path from the top of the site, which is written without its base. */
function isRooted(address: string): boolean {
  return /^\/(?!\/)/.test(address);
}

/** The redirects on the way from one; where it comes back to one of them, that is named again. */
function wayFrom(
  file: SendingFile,
  nextOf: (file: SendingFile) => SendingFile | null,
): readonly SendingFile[] {
  const way = new Set([file]);
  for (let next = nextOf(file); next !== null; next = nextOf(next)) {
    if (way.has(next)) return [...way, next];
    way.add(next);
  }
  return [...way];
}

function circle(way: readonly SendingFile[]): Diagnostic {
  const urls = way.map(({ url }) => url).join(' → ');
  const message = `the redirects ${urls} lead in a circle, so that readers get nowhere`;
  const remedy = 'Let one of them lead to a page, or take its redirect_to out.';
  return error('redirect-loop', message, placeOf(way[0]), remedy);
}

function detour(file: SendingFile, way: readonly SendingFile[]): Diagnostic {
  const end = way.at(-1)?.redirect ?? '';
  const urls = [...way.map(({ url }) => url), end].join(' → ');
  const message = `the redirect ${file.url} leads to another one: ${urls}`;
  return warning('redirect-chain', message, placeOf(file), `Write ${end}, where readers arrive.`);
}

function placeOf(file: SendingFile | undefined): Place | null {
  const { source = null, redirect = null } = file ?? {};
  if (source === null || redirect === null) return null;
  return placeAddress(source, redirect, '') ?? { file: source.file };
}
