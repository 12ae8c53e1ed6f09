import crypto from 'node:crypto';
import { formatDate } from '../content/dates/format-date.ts';
import { warning } from '../diagnostics/diagnostic.ts';
import { directionOf } from '../layouts/filters/languages.ts';
import type { CardPlan, FontPart } from '../types/card.ts';
import type { Config } from '../types/config.ts';
import { isMap } from '../types/data.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { Post } from '../types/post.ts';
import type { Site } from '../types/site.ts';
import { findFamilies } from './find-families.ts';
import { fontFor } from './script-fonts.ts';

/** Rises when cards are drawn otherwise than before: the same name always means the same bytes. */
const recipe = 1;

/** Longer titles end in an ellipsis. */
const longestTitle = 200;

/** A title whose first letter is one of a script that runs to the left, whatever language its post says it is in. */
const startsRightToLeft =
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** The card of each post that has one, by the post's id. */
export type Cards = ReadonlyMap<string, CardPlan>;

/**
 * Decides which posts get a card, and what stands on it: those without a picture of their own, in a blog that has an
 * address to share, with signs that an installed font has.
 */
export function planCards(site: Site, config: Config, parts: readonly FontPart[]): Checked<Cards> {
  const cards = new Map<string, CardPlan>();
  const missing = new Map<string, { readonly sign: string; posts: number }>();
  if (config.cards.engine === '' || config.url === '') return { value: cards, diagnostics: [] };
  for (const post of site.posts) {
    if (post.image !== null) continue;
    const texts = textsOf(post, site, config);
    const families = findFamilies(
      [texts.title, texts.site, ...texts.byline, '·…'].join(''),
      post.lang,
      parts,
    );
    if ('sign' in families) {
      const font = fontFor(families.sign, post.lang);
      const known = missing.get(font) ?? { sign: families.sign, posts: 0 };
      known.posts++;
      missing.set(font, known);
    } else cards.set(post.id, cardOf(post, texts, families.families, config));
  }
  const diagnostics = [...missing].map(([font, { sign, posts }]) => fontMissing(font, sign, posts));
  return { value: cards, diagnostics };
}

type Texts = Pick<CardPlan, 'title' | 'site' | 'byline'>;

function textsOf(post: Post, site: Site, config: Config): Texts {
  const authors = (post.terms['authors'] ?? []).map((id) => nameOf(id, site));
  const date = post.date === null ? '' : formatDate(post.date, 'long', post.lang, config.timezone);
  return {
    title: shorten(clean(post.title) || clean(config.title)),
    site: clean(config.title),
    byline: [clean(authors.slice(0, 3).join(', ')), clean(date)].filter((part) => part !== ''),
  };
}

function nameOf(id: string, { authors }: Site): string {
  const author = authors[id];
  const name = isMap(author) ? author['name'] : undefined;
  return typeof name === 'string' && name !== '' ? name : id;
}

/** Signs that no font of letters has, or that would turn what stands around them. */
const unprintable =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\p{Cc}\p{Cf}\p{Co}\p{Cs}]|\ufe0f|\u20e3/gu;

function clean(text: string): string {
  // Digits and signs such as # count as pictographs' beginnings, not as pictographs.
  const kept = text
    .normalize('NFC')
    .replace(unprintable, (sign) => (/[©®™\u200c\u200d]/.test(sign) ? sign : ' '));
  return kept.replace(/\s+/g, ' ').trim();
}

/** Ends between two words, where there are words. */
function shorten(title: string): string {
  const signs = Array.from(title);
  if (signs.length <= longestTitle) return title;
  const cut = signs.slice(0, longestTitle - 1).join('');
  const words = cut.replace(/\s+\S*$/, '');
  return `${words.length > cut.length / 2 ? words : cut}…`;
}

function cardOf(post: Post, texts: Texts, families: readonly string[], { cards, theme }: Config): CardPlan {
  const { paper, ink, soft, spot } = theme.colors;
  const card = {
    ...texts,
    lang: post.lang,
    isRtl: directionOf(post.lang) === 'rtl' || startsRightToLeft.test(post.title),
    families,
    colors: { paper, ink, soft, spot },
  };
  const made = JSON.stringify([recipe, cards.engine, cards.fonts, card]);
  const stem = post.slug
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const name = `${stem.slice(0, 40) || 'post'}-${crypto.hash('sha1', made, 'hex').slice(0, 10)}`;
  return { url: `/assets/made/card-${name}.png`, ...card };
}

function fontMissing(font: string, sign: string, posts: number): Diagnostic {
  const [what, verb] = posts === 1 ? ['one post', 'gets'] : [`${String(posts)} posts`, 'get'];
  const remedy =
    font === ''
      ? 'Name a font of Fontsource that has it under cards: {fonts: […]}, and install that; or write cards: false.'
      : `Install one in the blog with npm i -D @fontsource/${font}, or write cards: false in site.yml.`;
  return warning('card-missing', `${what} ${verb} no card: no installed font has ${sign}`, null, remedy);
}
