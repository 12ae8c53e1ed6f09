/** The file that answers a path, or the path whose file does. */
export type FoundFile = { readonly file: string } | { readonly moved: string };

/**
 * Finds the file of a path among those of a site, as GitHub Pages does; null where there is none:
 *  1. `/about/` is `about/index.html`;
 *  2. `/feed.xml` is itself;
 *  3. `/about` is `about.html`;
 *  4. `/about` where only `about/index.html` is has moved to `/about/`.
 */
export function findFile(path: string, has: (file: string) => boolean): FoundFile | null {
  const name = path.replace(/^\//, '');
  if (name === '' || name.endsWith('/')) {
    const index = `${name}index.html`;
    return has(index) ? { file: index } : null;
  }
  const file = [name, `${name}.html`].find(has);
  if (file !== undefined) return { file };
  return has(`${name}/index.html`) ? { moved: `${path}/` } : null;
}
