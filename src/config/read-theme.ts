import { contrastOf, isHexColor, leastContrast, withContrast } from '../text/contrast.ts';
import type { ThemeColor, ThemeConfig } from '../types/config.ts';
import { isMap } from '../types/data.ts';
import { keysBelow } from './config-keys.ts';
import type { ConfigReader } from './config-reader.ts';

const schemes = ['light', 'dark'] as const;

/** The theme's own colours, as its style sheet has them, by what they are for. */
export const themeColors = {
  paper: { light: '#fcfaf5', dark: '#15171c' },
  ink: { light: '#1c2130', dark: '#dedbd3' },
  soft: { light: '#5b606d', dark: '#a2a5ae' },
  accent: { light: '#1f4b99', dark: '#93b8f7' },
  spot: { light: '#b02a18', dark: '#ff937d' },
} as const satisfies { readonly [name: string]: ThemeColor };

type ColorName = keyof typeof themeColors;

const colorNames = ['paper', 'ink', 'soft', 'accent', 'spot'] as const satisfies readonly ColorName[];
/** Values of one shape that the style sheet takes as they are. */
interface ValueGroup {
  /** The key in site.yml that they stand below. */
  readonly path: string;
  readonly names: readonly string[];
  readonly wanted: string;
  /** The value as the style sheet gets it; null for what is none. */
  readonly written: (value: string, name: string) => string | null;
}

/** What stands in for fonts that a reader lacks: a font of the reader's, of the same kind. */
const standIns: Readonly<Record<string, string>> = {
  text: 'serif',
  titles: 'var(--text)',
  interface: 'system-ui,sans-serif',
  code: 'ui-monospace,monospace',
};

/** A kind of font, which every reader has one of. */
const fontKind =
  /^(?:serif|sans-serif|monospace|cursive|fantasy|math|system-ui|ui-(?:serif|sans-serif|monospace|rounded))$/i;

/** The name of a font, in quotes or not: nothing that could end a declaration. */
const fontName = /^(?:"[\p{L}\p{N} '_-]+"|'[\p{L}\p{N} _-]+'|[\p{L}\p{N} _-]+)$/u;

const fonts: ValueGroup = {
  path: 'theme.fonts',
  names: ['text', 'titles', 'interface', 'code'],
  wanted: 'names of fonts',
  written(value, name) {
    const list = value
      .split(',')
      .map((font) => font.trim())
      .filter((font) => font !== '');
    if (list.length === 0 || !list.every((font) => fontName.test(font))) return null;
    const all = list.join(', ');
    return list.some((font) => fontKind.test(font)) ? all : `${all},${standIns[name] ?? ''}`;
  },
};

const widths: ValueGroup = {
  path: 'theme.widths',
  names: ['measure', 'aside'],
  wanted: 'a length such as 32rem',
  written: (value) => (/^\d+(?:\.\d+)?(?:rem|em|ch|px)$/.test(value) ? value : null),
};

/** Reads `theme`: what the default theme takes from site.yml. Colours that cannot be read against the paper are warned of. */
export function readTheme(read: ConfigReader): ThemeConfig {
  const written = read.at('theme');
  if (written !== undefined && !isMap(written))
    read.refuse(
      'theme',
      'theme takes a mapping',
      'Write theme:, and below it colors, fonts, widths or icon.',
    );
  read.only('theme', keysBelow('theme'));
  read.mapping('theme.colors', colorNames);
  for (const name of colorNames) read.only(`theme.colors.${name}`, schemes);
  for (const { path, names } of [fonts, widths]) read.mapping(path, names);
  const set = colorNames.flatMap((name) => {
    const color = readColor(read, name);
    return color === null ? [] : [[name, color] as const];
  });
  const colors = { ...themeColors, ...Object.fromEntries(set) };
  if (set.length > 0) checkContrast(read, colors);
  return {
    icon: read.text('theme.icon', ''),
    paper: colors.paper,
    colors: {
      paper: colors.paper.light,
      ink: colors.ink.light,
      soft: colors.soft.light,
      spot: colors.spot.light,
    },
    style: styleOf([
      ...set.map(([name, { light, dark }]) => `--${name}:light-dark(${light},${dark})`),
      ...(set.some(([name]) => name === 'paper' || name === 'ink') ? between : []),
      ...readValues(read, fonts),
      ...readValues(read, widths),
    ]),
  };
}

/** Lines and washes lie between the paper and the ink. */
const between = [
  '--line:color-mix(in srgb,var(--ink) 16%,var(--paper))',
  '--wash:color-mix(in srgb,var(--ink) 5%,var(--paper))',
];

/** One colour for both, or one for each of light and dark. */
function readColor(read: ConfigReader, name: ColorName): ThemeColor | null {
  const path = `theme.colors.${name}`;
  const value = read.at(path);
  if (value === undefined) return null;
  const { light, dark } = isMap(value) ? { ...themeColors[name], ...value } : { light: value, dark: value };
  if (typeof light === 'string' && typeof dark === 'string' && isHexColor(light) && isHexColor(dark))
    return { light, dark };
  read.refuse(
    path,
    `${path} takes a colour such as "#1f4b99"`,
    `Write it in quotes, or one for each: {light: "${themeColors[name].light}", dark: "${themeColors[name].dark}"}.`,
  );
  return null;
}

function checkContrast(read: ConfigReader, colors: { readonly [name in ColorName]: ThemeColor }): void {
  for (const name of colorNames) {
    for (const scheme of name === 'paper' ? [] : schemes) {
      const [color, paper] = [colors[name][scheme], colors.paper[scheme]];
      const contrast = contrastOf(color, paper);
      if (contrast >= leastContrast) continue;
      const place = read.at(`theme.colors.${name}`) === undefined ? 'paper' : name;
      read.warn(
        'theme-contrast',
        `theme.colors.${place}`,
        `${name} ${color} on paper ${paper} (${scheme}) has a contrast of ${contrast.toFixed(2)}, and people need ${String(leastContrast)}`,
        `Write ${name}: {${scheme}: "${withContrast(color, paper)}"}, or another paper.`,
      );
    }
  }
}

function readValues(read: ConfigReader, { path, names, wanted, written }: ValueGroup): readonly string[] {
  return names.flatMap((name) => {
    const value = read.text(`${path}.${name}`, '');
    if (value === '') return [];
    const setting = written(value, name);
    if (setting !== null) return [`--${name}:${setting}`];
    read.refuse(`${path}.${name}`, `${path}.${name} takes ${wanted}`, remedyFor(name, value));
    return [];
  });
}

/** A number alone lacks its unit; nobody's column is hundreds of letters wide. */
function remedyFor(name: string, value: string): string {
  if (!/^\d+(?:\.\d+)?$/.test(value)) return 'Mend it, or delete the line.';
  return `Write ${name}: ${value}${Number(value) > 150 ? 'px' : 'rem'}.`;
}

function styleOf(declarations: readonly string[]): string {
  return declarations.length === 0 ? '' : `:root{${declarations.join(';')}}`;
}
