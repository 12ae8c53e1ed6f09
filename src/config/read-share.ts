import { didYouMean } from '../text/did-you-mean.ts';
import type { ConfigReader } from './config-reader.ts';

/** Where readers can share a post to, in the order that a blog which says nothing has them. */
const shareNames = [
  'mastodon',
  'bluesky',
  'linkedin',
  'whatsapp',
  'telegram',
  'x',
  'hackernews',
  'email',
  'copy',
  'native',
] as const;

/** Reads `share`: whether posts have links for sharing, and which in which order. */
export function readShare(read: ConfigReader): { readonly isOn: boolean; readonly names: readonly string[] } {
  const written = read.at('share');
  if (written === undefined || typeof written === 'boolean')
    return { isOn: written ?? false, names: shareNames };
  const names = read.texts('share', shareNames);
  const wrong = names.find((name) => !shareNames.some((known) => known === name));
  if (wrong !== undefined)
    read.refuse(
      'share',
      `${wrong} is no place that Tinta knows how to share to`,
      `Name some of: ${shareNames.join(', ')}.${didYouMean(wrong, shareNames)}`,
    );
  return { isOn: true, names };
}
