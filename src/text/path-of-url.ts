/** The path of an address of the web, without slashes at its end; empty for none. */
export function pathOfUrl(url: string): string {
  return /^https?:\/\/[^/?#]+(\/[^?#]*?)\/*(?:[?#]|$)/i.exec(url.trim())?.[1] ?? '';
}
