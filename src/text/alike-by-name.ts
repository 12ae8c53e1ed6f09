/**
 * Makes the function that finds the one address whose last part is that of another, in whatever case and without `.html`; null
 * where there is none, or more than one.
 */
export function alikeByName(urls: readonly string[]): (url: string) => string | null {
  const byName = new Map<string, string | null>();
  for (const url of urls) byName.set(nameIn(url), byName.has(nameIn(url)) ? null : url);
  return (url) => (nameIn(url) === '' ? null : (byName.get(nameIn(url)) ?? null));
}

/** The last part of an address: `a` of `/2020/01/02/a.html` and of `/posts/a/`. */
function nameIn(url: string): string {
  const parts = url.split('/').filter((part) => part !== '' && part !== 'index.html');
  return (parts.at(-1) ?? '').replace(/\.html?$/, '').toLowerCase();
}
