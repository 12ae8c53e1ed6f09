/** A slug as a title for a post that has none: `hello-world` is `Hello World`. */
export function titleizeSlug(slug: string): string {
  return slug
    .split(/[-_]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
    .trim();
}
