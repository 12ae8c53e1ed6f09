import type { DataMap } from '../../types/data.ts';
import { valueAt } from './lower-keys.ts';

/**
 * A text as part of an address, as Hugo makes it: letters, digits and some signs stay, blanks are hyphens, all else goes.
 * The configuration may keep capitals or take accents away.
 */
export function urlize(text: string, config: DataMap): string {
  const plain =
    valueAt(config, 'removepathaccents') === true
      ? text
          .normalize('NFD')
          .replace(/\p{Mn}/gu, '')
          .normalize('NFC')
      : text;
  let made = '';
  let isHyphenDue = false;
  let wasHyphen = false;
  for (const sign of plain) {
    if (/[\p{L}\p{Nd}\p{M}./\\_#+~-]/u.test(sign)) {
      wasHyphen = sign === '-';
      if (isHyphenDue && !wasHyphen) made += '-';
      isHyphenDue = false;
      made += sign;
    } else if (made !== '' && !wasHyphen && /\s/.test(sign)) isHyphenDue = true;
  }
  return valueAt(config, 'disablepathtolower') === true ? made : made.toLowerCase();
}
