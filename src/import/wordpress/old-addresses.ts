import { statSync } from 'node:fs';
import path from 'node:path';
import { decodeAddress } from '../../text/decode-address.ts';

/** Knows which addresses were the old blog's own. */
export interface OldAddresses {
  /** The path within the blog of an address of a post or page; null for another site's, or one that is a query. */
  readonly pathOf: (address: string) => string | null;
  /** An address of a body as the new blog has it. */
  readonly rewrite: (address: string) => string;
  /** Uploads that bodies show and that do not lie beside the export. */
  readonly missing: ReadonlySet<string>;
}

/** `byId` gives the address of a text or attachment by its number, for links such as `?p=12`. */
export function oldAddresses(
  base: string,
  uploads: string | null,
  byId: (id: string) => string | null,
): OldAddresses {
  const missing = new Set<string>();
  const home = partsOf(base);
  const pathOf = (address: string): string | null => {
    const parts = partsOf(address);
    if (parts === null || home === null || !isSameHost(parts.host, home.host)) return null;
    const folder = home.path.replace(/\/$/, '');
    if (parts.path !== folder && !parts.path.startsWith(`${folder}/`)) return null;
    return parts.path.slice(folder.length) || '/';
  };
  const upload = (address: string): string | null => {
    const [plain = ''] = address.split(/[?#]/);
    const file = /^(?:https?:)?\/\/[^/]+(?:\/[^?#]*?)?\/wp-content\/uploads\/(.+)$/.exec(plain)?.[1];
    const onHost = pathOf(plain) !== null ? file : undefined;
    const ofHosted = /^https?:\/\/[\w-]+\.files\.wordpress\.com\/(\d{4}\/.+)$/.exec(plain)?.[1];
    return onHost ?? ofHosted ?? /^\/wp-content\/uploads\/(.+)$/.exec(plain)?.[1] ?? null;
  };
  const rewrite = (written: string): string => {
    const address = written.trim();
    const file = upload(address);
    if (file !== null) {
      if (uploads !== null && isThere(path.join(uploads, decodeAddress(file))))
        return `/wp-content/uploads/${file}`;
      missing.add(file);
      return address.startsWith('/') && !address.startsWith('//') ? new URL(address, base).href : address;
    }
    const within = pathOf(address);
    if (within === null) return address;
    const query = /\?([^#]*)/.exec(address)?.[1] ?? '';
    const hash = /#[^]*/.exec(address)?.[0] ?? '';
    const id = /^(?:p|page_id|attachment_id)=(\d+)$/.exec(query)?.[1];
    if (id !== undefined) return withHash(byId(id), hash) ?? address;
    const isAdmin = /^\/(?:wp-|xmlrpc)/.test(within);
    return query !== '' || isAdmin ? address : within + hash;
  };
  return { pathOf, rewrite, missing };
}

function withHash(address: string | null, hash: string): string | null {
  return address === null ? null : address + hash;
}

function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

function partsOf(address: string): { readonly host: string; readonly path: string } | null {
  const [, host, rest = ''] = /^(?:https?:)?\/\/([^/?#]+)([^?#]*)/i.exec(address) ?? [];
  return host === undefined ? null : { host: host.toLowerCase(), path: rest === '' ? '/' : rest };
}

function isSameHost(one: string, other: string): boolean {
  return one.replace(/^www\./, '') === other.replace(/^www\./, '');
}
