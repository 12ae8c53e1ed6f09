/** The last name of a path: `a/b/c.md` → `c.md`. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path of the folder a file stands in, with its slash: `a/b/c.md` → `a/b/`; empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
