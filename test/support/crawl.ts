/** Finds what is broken for the readers of a site: files by path, as they are served. */
export function findBroken(files: ReadonlyMap<string, string>): readonly string[] {
  const broken: string[] = [];
  const fileOf = (url: string) => (url.endsWith('/') ? `${url}index.html` : url).slice(1);
  const linksIn = (text: string) =>
    [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => match[1] ?? '');
  // 1. No page that anybody can open lacks its styles and pictures.
  for (const [file, text] of files) {
    if (!file.endsWith('.html')) continue;
    for (const url of linksIn(text).filter((link) => /\.\w+$/.test(link)))
      if (!files.has(fileOf(url))) broken.push(`${file} shows ${url}`);
  }
  // 2. Whoever comes in by the door finds every link to hold.
  const seen = new Set(['/']);
  for (const url of seen) {
    const text = files.get(fileOf(url));
    if (text === undefined) broken.push(`there is no ${url}`);
    else if (url.endsWith('/')) linksIn(text).forEach((link) => seen.add(link));
  }
  return broken;
}
