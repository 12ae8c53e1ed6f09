/** A language tag as BCP 47 writes it (`es`, `pt-BR`), or null for what names no language: of those there are, each has two or three letters. */
export function languageTag(text: string): string | null {
  if (!/^[a-z]{2,3}(?:-|$)/i.test(text)) return null;
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}
