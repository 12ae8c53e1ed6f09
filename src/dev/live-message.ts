/** What an open page is told when it connects, and after every change of the blog. Plain text: nothing in it is HTML but `html`. */
export interface LiveMessage {
  /** Names the run of the server; another run knows nothing of this one's revisions. */
  readonly boot: string;
  /** Rises with each change of the blog. */
  readonly revision: number;
  /** Names the bytes of the page that stands at the asker's address. */
  readonly etag: string;
  /** The page itself, where the asker does not have it. */
  readonly html: string | null;
  /** Where what stood at the address stands now, with the base path; null where it stays. */
  readonly movedTo: string | null;
  /** Whether layouts have changed since the asker's revision, so that nothing of the page can be kept. */
  readonly isRemade: boolean;
  /** URL paths of files that changed since then; null where nobody knows. */
  readonly assets: readonly string[] | null;
  /** Errors as the terminal shows them. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** Why readers would not see this page yet. */
  readonly mark: 'draft' | 'scheduled' | null;
  /** The page that was edited last since the asker's revision. */
  readonly edited: { readonly url: string; readonly title: string } | null;
  /** Whether open pages go to what is edited by themselves. */
  readonly follows: boolean;
}

/** What an open page tells of itself when it connects, as a query. */
export interface LiveQuery {
  /** The path of its address, percent codes and all. */
  readonly path: string;
  readonly boot: string;
  readonly revision: string;
  readonly etag: string;
  /** `yes` where it does not have its own bytes. */
  readonly bare: string;
}

/** Below this everything is the preview's own. */
export const ownFolder = '/_tinta/';

/** The attribute of the script element that tells the client where it stands: boot, revision, etag. */
export const stateAttribute = 'data-tinta';
