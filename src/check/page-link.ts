/** What is at the other end of an address; all but links are part of the page. */
export type Pointed =
  | 'link'
  | 'picture'
  | 'script'
  | 'style sheet'
  | 'font'
  | 'video'
  | 'audio'
  | 'text track'
  | 'frame'
  | 'file';

/** An address as written. */
export interface PageLink {
  readonly address: string;
  readonly to: Pointed;
}
