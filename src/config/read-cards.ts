import type { CardsConfig } from '../types/config.ts';
import { isMap } from '../types/data.ts';
import { keysBelow } from './config-keys.ts';
import type { ConfigReader } from './config-reader.ts';

const fontName = /^(?:@fontsource\/)?[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reads `cards`: whether posts without a picture get one for sharing, and the fonts it is set in. */
export function readCards(read: ConfigReader): CardsConfig {
  const written = read.at('cards');
  const off = { wanted: 'no', names: [], engine: '', fonts: [] } as const;
  if (written === false) return off;
  if (written !== undefined && written !== true && !isMap(written))
    read.refuse('cards', 'cards takes true, false or a mapping', 'Write cards: false, or fonts: below it.');
  read.only('cards', keysBelow('cards'));
  const names = read.texts('cards.fonts', []);
  const wrong = names.find((name) => !fontName.test(name));
  if (wrong !== undefined)
    read.refuse(
      'cards.fonts',
      `${wrong} is no font of Fontsource`,
      'Write the names of packages, such as fonts: [noto-serif].',
    );
  return {
    ...off,
    wanted: written === undefined ? 'if installed' : 'yes',
    names: wrong === undefined ? names.map((name) => name.replace('@fontsource/', '')) : [],
  };
}
