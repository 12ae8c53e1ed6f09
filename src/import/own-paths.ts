/** A file that would be written where another is gets a number. */
export function withOwnPaths<File extends { readonly path: string }>(
  files: readonly File[],
): readonly File[] {
  const taken = new Set<string>();
  return files.map((file) => {
    let at = file.path;
    for (let count = 2; taken.has(at); count++) at = file.path.replace(/(\.\w+)$/, `-${String(count)}$1`);
    taken.add(at);
    return { ...file, path: at };
  });
}
