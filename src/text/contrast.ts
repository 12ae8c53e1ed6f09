/** The least contrast between text and what it stands on (WCAG 2.2, 1.4.3, level AA). */
export const leastContrast = 4.5;

type Rgb = readonly [red: number, green: number, blue: number];

const hex = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/** Whether a text is a colour in hexadecimal: `#rgb` or `#rrggbb`. */
export function isHexColor(text: string): boolean {
  return hex.test(text);
}

/** The contrast between two hexadecimal colours, from 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminanceOf(parse(one)), luminanceOf(parse(other))].toSorted(
    (a, b) => b - a,
  );
  return (light + 0.05) / (dark + 0.05);
}

/** The colour nearest to `color`, mixed with black or white, that has enough contrast on `ground`. */
export function withContrast(color: string, ground: string): string {
  const end: Rgb =
    contrastOf('#000000', ground) > contrastOf('#ffffff', ground) ? [0, 0, 0] : [255, 255, 255];
  const from = parse(color);
  for (let percent = 0; percent < 100; percent++) {
    const mixed = from.map((part, at) => part + (((end[at] ?? 0) - part) * percent) / 100);
    const written = write(mixed);
    if (contrastOf(written, ground) >= leastContrast) return written;
  }
  return write(end);
}

function parse(color: string): Rgb {
  const digits = color.slice(1);
  const whole = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const part = (at: number) => Number.parseInt(whole.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

function write(parts: readonly number[]): string {
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function luminanceOf(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
