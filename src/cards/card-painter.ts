import { readFileSync } from 'node:fs';
import { loadPackage, type OptionalPackage } from '../images/optional-package.ts';
import type { CardPlan, FontPart } from '../types/card.ts';

/** What networks show whole, in pixels. */
const cardSize = { width: 1200, height: 630 } as const;

/** Draws cards: a function of the plan, the fonts and the engine alone. */
export type CardPainter = (card: CardPlan) => Promise<Uint8Array>;

interface Engine {
  registerFont(font: { name: string; data: Uint8Array; weight: number; style: string }): Promise<unknown>;
  render(node: unknown, options: unknown): Promise<Uint8Array>;
}

/** Starts the engine that was found. Throws what its own start throws. */
export async function openPainter(found: OptionalPackage, parts: readonly FontPart[]): Promise<CardPainter> {
  const { Renderer } = await loadPackage<{ readonly Renderer: new () => Engine }>(found);
  const engine = new Renderer();
  const files = new Map(parts.map((part) => [part.family, part.file]));
  const registered = new Map<string, Promise<unknown>>();
  const register = (family: string): Promise<unknown> | undefined => {
    const file = files.get(family) ?? '';
    if (file !== '' && !registered.has(family))
      registered.set(
        family,
        engine.registerFont({ name: family, data: readFileSync(file), weight: 700, style: 'normal' }),
      );
    return registered.get(family);
  };
  return async (card) => {
    for (const family of card.families) await register(family);
    const options = { ...cardSize, format: 'png', fontFamilies: [...card.families], lang: card.lang };
    return engine.render(layOut(card), options);
  };
}

/** Sizes of titles in pixels, by how wide the title is in signs of Latin; signs of East Asia are twice as wide. */
const titleSizes: readonly (readonly [widest: number, size: number])[] = [
  [36, 84],
  [64, 72],
  [100, 60],
  [150, 50],
  [Number.POSITIVE_INFINITY, 42],
];

function layOut({ title, site, byline, isRtl, colors }: CardPlan): object {
  const fontSize = titleSizes.find(([widest]) => widthOf(title) <= widest)?.[1];
  const direction = isRtl ? 'rtl' : 'ltr';
  const textAlign = isRtl ? 'right' : 'left';
  const line = (text: string, style: object) => ({
    type: 'text',
    text,
    style: { direction, textAlign, fontWeight: 700, ...style },
  });
  const box = (style: object, children: readonly object[]) => ({
    type: 'container',
    style: { display: 'flex', flexDirection: 'column', direction, ...style },
    children,
  });
  return box({ width: '100%', height: '100%', backgroundColor: colors.paper }, [
    box({ width: '100%', height: 14, backgroundColor: colors.spot }, []),
    box({ flexGrow: 1, width: '100%', padding: '52px 72px 60px', justifyContent: 'space-between' }, [
      line(site, { fontSize: 32, color: colors.spot, lineClamp: 1 }),
      line(title, {
        fontSize,
        lineHeight: 1.22,
        color: colors.ink,
        lineClamp: fontSize === 42 ? 7 : 5,
        textWrap: 'balance',
      }),
      box(
        { flexDirection: 'row', gap: 14 },
        separated(byline).map((part) => line(part, { fontSize: 30, color: colors.soft, lineClamp: 1 })),
      ),
    ]),
  ]);
}

/** Each part is a text of its own: in one line, a day in numbers would turn with the letters before it. */
function separated(parts: readonly string[]): readonly string[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : ['·', part]));
}

function widthOf(text: string): number {
  const wide =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return Array.from(text).length + wide;
}
