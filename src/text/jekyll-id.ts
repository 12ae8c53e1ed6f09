/** The id that Jekyll gives a post: its slug in the folder of its address, such as `/2024/01/02/a-name`. */
export function jekyllId(url: string, slug: string): string {
  return url.replace(/[^/]*\/?$/, '') + slug;
}
