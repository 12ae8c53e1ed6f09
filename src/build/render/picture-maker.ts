import type { CacheFolder } from '../../cache/cache-folder.ts';
import { PictureCache } from '../../cache/picture-cache.ts';
import { error, warning } from '../../diagnostics/diagnostic.ts';
import { reasonOf } from '../../diagnostics/reason-of.ts';
import { findPackage } from '../../images/optional-package.ts';
import { type EncodedAs, openEncoder, type PictureEncoder } from '../../images/picture-encoder.ts';
import { packageRoot } from '../../package-info.ts';
import { type Roots, readSource } from '../../sources/read-source.ts';
import { fileNameOf } from '../../text/path-parts.ts';
import type { FontPart } from '../../types/card.ts';
import type { Config } from '../../types/config.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { Output } from '../../types/output.ts';
import type { Page } from '../../types/page.ts';
import type { SourceFile } from '../../types/source-file.ts';
import { cardName, createCardMaker } from './card-maker.ts';

/** Makes planned pictures into outputs, from the cache where they have been made before. */
export interface PictureMaker {
  make(page: Page): Promise<Output>;
  /** Starts what decodes pictures, once. */
  open(): Promise<PictureEncoder>;
  /** Lets the cache forget pictures whose originals are gone, and cards that no post has. */
  forgetOthers(planned: readonly Page[]): void;
  /** The fonts that cards are set in. */
  fonts(): readonly FontPart[];
}

/** Thrown when the package that was found does not start. */
export class EncoderFailed extends Error {}

/** Sets pictures up for a blog; what decodes them starts with the first picture that is in no cache. */
export function createPictureMaker(
  sources: readonly SourceFile[],
  roots: Roots,
  cache: CacheFolder,
  config: Config,
): PictureMaker {
  const files = new Map(sources.map((file) => [file.path, file]));
  let encoder: Promise<PictureEncoder> | null = null;
  const cards = createCardMaker(roots, config);
  let pictures: PictureCache | null = null;
  const open = () => (encoder ??= start(roots));

  return {
    open,
    fonts: cards.fonts,
    async make(page) {
      pictures ??= new PictureCache(cache);
      if (page.kind === 'card') return cards.make(page, pictures);
      const source = page.source ?? '';
      const { path, url } = page;
      const output = (bytes: Uint8Array, diagnostics: readonly Diagnostic[] = []): Output => ({
        path,
        url,
        bytes,
        diagnostics,
        reads: [{ of: `source:${source}`, keys: [] }],
      });
      const file = files.get(source);
      if (file === undefined) throw new Error(`${source} was not scanned`);
      const name = nameOf(file, path);
      const cached = pictures.get(name);
      if (cached !== null) return output(cached);
      try {
        const bytes = await (await open()).encode(readSource(roots, file), encodedAs(page));
        pictures.put(name, bytes);
        return output(bytes);
      } catch (cause) {
        if (cause instanceof EncoderFailed) throw cause;
        const reason = reasonOf(cause);
        const remedy = 'Open it in a picture program and save it anew, or put a sound copy in its place.';
        const fault = error('image-broken', `it cannot be made smaller: ${reason}`, { file: source }, remedy);
        return output(new Uint8Array(), [fault]);
      }
    },
    forgetOthers(planned) {
      const digests = new Set(sources.map((one) => one.digest));
      const names = new Set(planned.filter(({ kind }) => kind === 'card').map((page) => cardName(page)));
      pictures?.keepOnly((name) => names.has(name) || digests.has(name.slice(0, name.indexOf('-'))));
    },
  };
}

/** The original's digest, then the name in the site, which says the rest. */
function nameOf({ digest }: SourceFile, path: string): string {
  return `${digest}-${fileNameOf(path)}`;
}

function encodedAs({ extra }: Page): EncodedAs {
  const { format, width, quality } = extra;
  return { format: format as EncodedAs['format'], width: Number(width), quality: Number(quality) };
}

async function start({ blog, theme }: Roots): Promise<PictureEncoder> {
  const found = findPackage('sharp', [blog, theme, packageRoot]);
  try {
    if (found === null) throw new Error('it is not installed');
    return await openEncoder(found);
  } catch (cause) {
    throw new EncoderFailed(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Says that pictures stay as they are, since nothing is installed that makes them smaller. */
export function encoderMissing(): Diagnostic {
  return warning(
    'image-encoder',
    'sharp is not installed, so readers get each picture in its full size only',
    null,
    'Install it in the blog with npm i -D sharp, or write images: false in site.yml.',
  );
}

/** Says that what makes pictures smaller is there and does not work. */
export function encoderBroken({ message }: EncoderFailed): Diagnostic {
  const reason = message.trim().split('\n', 1)[0] ?? '';
  const remedy = 'Install sharp anew for this machine, or write images: false in site.yml.';
  return error('image-encoder', `sharp is installed and does not start: ${reason}`, null, remedy);
}
