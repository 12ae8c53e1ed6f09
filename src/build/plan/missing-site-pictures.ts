import path from 'node:path';
import { locateKey } from '../../content/data/locate-key.ts';
import { noPicture } from '../../content/pictures/picture-fault.ts';
import { warning } from '../../diagnostics/diagnostic.ts';
import { readText } from '../../disk/read-text.ts';
import { isComplete } from '../../layouts/filters/urls.ts';
import type { LayoutSet } from '../../layouts/rendering/layout-set.ts';
import { nativeConfiguration } from '../../sources/configuration-file.ts';
import { alikeByName } from '../../text/alike-by-name.ts';
import { decodeAddress } from '../../text/decode-address.ts';
import type { Config } from '../../types/config.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { Page } from '../../types/page.ts';

/** A picture that the configuration names. */
interface NamedPicture {
  readonly key: readonly string[];
  readonly address: string;
  /** The template of the theme that shows it. */
  readonly shownBy: string;
}

/**
 * One warning for each picture that `site.yml` names and the site does not have. Silent of those
 *
 * 1. of a Jekyll blog, whose words these may not be;
 * 2. of other sites;
 * 3. that only a layout of the blog's own knows where to find.
 */
export function missingSitePictures(
  { isJekyll, logo, theme }: Config,
  pages: readonly Page[],
  layouts: LayoutSet,
  root: string,
): readonly Diagnostic[] {
  if (isJekyll) return [];
  const named: readonly NamedPicture[] = [
    { key: ['logo'], address: logo, shownBy: 'partials/site-header.njk' },
    { key: ['theme', 'icon'], address: theme.icon, shownBy: 'partials/icons.njk' },
  ];
  const isOurs = ({ address, shownBy }: NamedPicture): boolean =>
    address.startsWith('/') || layouts.get(shownBy)?.isTheme === true;
  return named
    .filter(
      (picture) =>
        picture.address !== '' &&
        !isComplete(picture.address) &&
        isOurs(picture) &&
        !isThere(picture.address, pages),
    )
    .map(({ key, address }) => missing(key, address, pages, root));
}

function isThere(address: string, pages: readonly Page[]): boolean {
  const written = address.replace(/[?#].*$/s, '').replace(/^\//, '');
  const names = [written, decodeAddress(written)].map((name) => name.normalize('NFC'));
  return pages.some((page) => names.includes(page.path));
}

function missing(key: readonly string[], address: string, pages: readonly Page[], root: string): Diagnostic {
  const text = readText(path.join(root, nativeConfiguration)) ?? '';
  const like = alikeByName(pages.map(({ url }) => url))(address);
  const hint = like === null ? '' : ` Did you mean ${like}?`;
  const remedy = `Put the picture at ${address.replace(/^\//, '')}, or mend its address.${hint}`;
  return warning(
    'image-missing',
    noPicture(address),
    { file: nativeConfiguration, ...locateKey(text, key) },
    remedy,
  );
}
