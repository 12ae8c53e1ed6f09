/** The folders that a path stands in, outermost first: `a/b/c` → `a`, `a/b`. */
export function foldersOf(path: string): readonly string[] {
  const names = path.split('/');
  return names.slice(1).map((_, at) => names.slice(0, at + 1).join('/'));
}
