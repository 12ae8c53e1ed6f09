import type { Diagnostic } from '../types/diagnostic.ts';

/** A page as the writer knows it. */
export interface DevPage {
  /** Path with the site's base, as a browser asks for it. */
  readonly url: string;
  readonly title: string;
}

/**
 * What the server tells open pages, as JSON in the `data:` of a server-sent event. The event's id is the version, so
 * that a page that slept or lost the server says on its return what it last saw (`Last-Event-ID`, or `?since=` on the
 * first connection) and is sent one event for all it missed.
 */
export interface DevEvent {
  /** Grows with every change; starts anew with every server. */
  readonly version: number;
  /** Names this run of the server: a page of another run loads itself anew. */
  readonly run: string;
  /** What of the open page may differ: its HTML is fetched and morphed; `reload` after a changed layout or script. */
  readonly pages: 'none' | 'morph' | 'reload';
  /** URL paths (with base) of style sheets that changed and can be swapped. */
  readonly styles: readonly string[];
  /** The post or page whose file was saved, where it is one: the notice offers it, `--follow` goes there. */
  readonly edited: DevPage | null;
  readonly follow: boolean;
  /** Errors of the blog as it stands on disk, each with its text as the terminal shows it, without colours. */
  readonly errors: readonly DevMessage[];
  readonly warnings: readonly DevMessage[];
}

export interface DevMessage {
  readonly diagnostic: Diagnostic;
  readonly text: string;
}
