/** How bytes may be packed on the way, best first. */
export type Encoding = 'br' | 'gzip';

/** The best of the `offered` encodings that an Accept-Encoding header takes, or null where it wants the bytes as they are (RFC 9110, 12.5.3). */
export function chooseEncoding(header: string | undefined, offered: readonly Encoding[]): Encoding | null {
  const weights = new Map<string, number>();
  for (const part of (header ?? '').split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    if (name !== '') weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)) || 0);
  }
  const weightOf = (name: string): number => weights.get(name) ?? weights.get('*') ?? 0;
  const best = offered
    .filter((name) => weightOf(name) > 0)
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .at(0);
  return best ?? null;
}
