/** The files of a site besides its posts, by path. */
export type SiteFiles = { readonly [file: string]: string };
