import type { PictureCache } from '../../cache/picture-cache.ts';
import { cardEngine, findFonts } from '../../cards/card-packages.ts';
import { cardOfPage } from '../../cards/card-page.ts';
import { type CardPainter, openPainter } from '../../cards/card-painter.ts';
import { readFontParts } from '../../cards/font-parts.ts';
import { error, warning } from '../../diagnostics/diagnostic.ts';
import { reasonOf } from '../../diagnostics/reason-of.ts';
import { findPackage, type OptionalPackage } from '../../images/optional-package.ts';
import type { Roots } from '../../sources/read-source.ts';
import { fileNameOf } from '../../text/path-parts.ts';
import type { FontPart } from '../../types/card.ts';
import type { CardsConfig, Config } from '../../types/config.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { Output } from '../../types/output.ts';
import type { Page } from '../../types/page.ts';

/** Makes planned cards into outputs, from the cache where they have been drawn before. */
export interface CardMaker {
  make(page: Page, pictures: PictureCache): Promise<Output>;
  fonts(): readonly FontPart[];
}

/** Sets cards up for a blog; the engine that draws them starts with the first card that is in no cache. */
export function createCardMaker({ blog }: Roots, { cards }: Config): CardMaker {
  let painter: Promise<CardPainter> | null = null;
  let parts: readonly FontPart[] | null = null;
  const fonts = () => (parts ??= findFonts(cards, blog).flatMap(partsOf));
  const start = async (): Promise<CardPainter> => {
    const found = findPackage(cardEngine, [blog]);
    if (found === null) throw new Error('it is not installed');
    return openPainter(found, fonts());
  };
  return {
    fonts,
    async make(page, pictures) {
      const { path, url } = page;
      const name = cardName(page);
      const cached = pictures.get(name);
      if (cached !== null) return { path, url, bytes: cached, reads: [], diagnostics: [] };
      try {
        const bytes = await (await (painter ??= start()))(cardOfPage(page));
        pictures.put(name, bytes);
        return { path, url, bytes, reads: [], diagnostics: [] };
      } catch (cause) {
        const diagnostics = [painterBroken(cause)];
        return { path, url, bytes: new Uint8Array(), reads: [], diagnostics };
      }
    },
  };
}

/** What a card is called in the cache; its name says all it was made from. */
export function cardName({ path }: Page): string {
  return fileNameOf(path);
}

function partsOf({ name, folder }: OptionalPackage): readonly FontPart[] {
  return readFontParts(name.replace('@fontsource/', ''), folder);
}

/** Says which fonts a blog names and has not installed. */
export function fontsNotInstalled({ names, engine, fonts }: CardsConfig): readonly Diagnostic[] {
  if (engine === '') return [];
  const installed = new Set(fonts.map((font) => font.split(' ', 1)[0]));
  return names
    .map((name) => `@fontsource/${name}`)
    .filter((name) => !installed.has(name))
    .map((name) => {
      const remedy = `Install it in the blog with npm i -D ${name}, or take it out of cards: in site.yml.`;
      return warning('card-missing', `the font ${name} is not installed`, null, remedy);
    });
}

/** Says that a blog asks for cards and nothing is installed that draws them. */
export function painterMissing(): Diagnostic {
  const remedy = `Install it in the blog with npm i -D ${cardEngine}, or write cards: false in site.yml.`;
  return warning('card-missing', `${cardEngine} is not installed, so posts get no cards`, null, remedy);
}

function painterBroken(cause: unknown): Diagnostic {
  const reason = reasonOf(cause);
  const remedy = `Install ${cardEngine} anew for this machine, or write cards: false in site.yml.`;
  return error('card-missing', `a card cannot be drawn: ${reason}`, null, remedy);
}
