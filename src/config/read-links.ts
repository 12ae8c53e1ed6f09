import type { NavItem } from '../types/config.ts';
import { type Data, type DataMap, isMap } from '../types/data.ts';
import type { ConfigReader } from './config-reader.ts';

/** Reads `nav`: the links of the menu. Each item that is no link is told where it is written. */
export function readNav(read: ConfigReader): readonly NavItem[] {
  const value = read.at('nav') ?? [];
  const [message, remedy] = ['nav takes a list of title and url', 'Write - {title: About, url: /about/}.'];
  if (!Array.isArray(value)) {
    read.refuse('nav', message, remedy);
    return [];
  }
  return value.flatMap((written: Data, index) => {
    const item = navItem(written);
    if (item === null) read.refuseItem('nav', index, message, remedy);
    return item ?? [];
  });
}

function navItem(item: Data): NavItem | null {
  const { title, url } = isMap(item) ? item : {};
  return typeof title === 'string' && typeof url === 'string' ? { title, url } : null;
}

/** What the theme makes a link of: an address of the web or of mail, or a path of the blog. */
const address = /^(?:https?:\/\/|mailto:|\/(?!\/))/i;

/** An address without its beginning; in a mapping, a lone `ana.cruz` may be what somebody is called there. */
const bareAddress = /^(?:\/\/|www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)+\/)\S*$/i;

/** Reads `social`, of which layouts see all; what cannot become a link in its list is warned of. */
export function readSocial(read: ConfigReader): Data {
  const value = read.at('social') ?? [];
  if (isMap(value)) warnOfBare(read, value);
  for (const [index, item] of Array.isArray(value) ? value.entries() : []) {
    const { url } = isMap(item) ? item : {};
    if (typeof url !== 'string' || url === '' || address.test(url)) continue;
    read.warnOfItem('social', index, `${url} is no address, so it is shown without a link`, remedyFor(url));
  }
  return value;
}

function warnOfBare(read: ConfigReader, places: DataMap): void {
  for (const [name, value] of Object.entries(places)) {
    const urls = name === 'links' && Array.isArray(value) ? value : [value];
    for (const url of urls) {
      if (typeof url !== 'string' || !(bareAddress.test(url) || isBareMail(name, url))) continue;
      read.warn('config-type', `social.${name}`, `${url} is no address, so it is not shown`, remedyFor(url));
    }
  }
}

function isBareMail(name: string, url: string): boolean {
  return /mail/i.test(name) && /^[^\s:/@]+@[^\s/@]+$/.test(url);
}

function remedyFor(url: string): string {
  if (/^[a-z]+:/i.test(url)) return 'Links lead to https:, http:, mailto: or a path.';
  if (/^[^/@]+@[^/]+$/.test(url)) return `Write mailto:${url}.`;
  const hasHost = /^(?:\/\/|[^/]*\.)/.test(url);
  return hasHost ? `Write https://${url.replace(/^\/+/, '')}.` : `Write /${url}.`;
}
