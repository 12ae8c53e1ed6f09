/** A path of `_headers` or `_redirects` as a pattern: `*` is anything and is called `splat`, `:name` is one part. */
export function patternOf(path: string): RegExp {
  const source = path
    .replace(/[\\^$.|?+()[\]{}]/g, '\\$&')
    .replace(/\*/g, '(?<splat>.*)')
    .replace(/(?<=\/):([a-z]\w*)/gi, '(?<$1>[^/]+)');
  try {
    return new RegExp(`^${source}$`, 'u');
  } catch {
    // Two of one name: such a line fits nothing here.
    return /(?!)/;
  }
}
