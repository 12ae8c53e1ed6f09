import type { Readable, Writable } from 'node:stream';
import pc from 'picocolors';
import { type Palette, plainPalette } from '../diagnostics/format-diagnostic.ts';

/** The part of the process a command talks to. */
export interface Terminal {
  /** Where answers and keys come from; none where nobody can be asked. */
  readonly stdin?: Readable & { readonly isTTY?: boolean; setRawMode?(isRaw: boolean): unknown };
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: { readonly [name: string]: string | undefined };
  cwd(): string;
}

/** Colours on a terminal that has not declined them (no-color.org), else none. */
export function paletteOf({ stderr, env }: Terminal): Palette {
  const wantsColour = stderr.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  if (!wantsColour) return plainPalette;
  const colours = pc.createColors(true);
  return { error: colours.red, warning: colours.yellow, faint: colours.dim, bold: colours.bold };
}
