/** `languageName`: what a language calls itself: Español, English, 中文. */
export function languageName(language: string): string {
  try {
    const name = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language);
    return name === undefined ? language : name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
  } catch {
    return language;
  }
}
