import type { SharedPostFile } from '../../cache/post-file.ts';
import type { LayoutSet } from '../../layouts/rendering/layout-set.ts';
import type { LiquidSite } from '../../liquid/liquid-site.ts';
import type { WrittenFile } from '../../output/first-site.ts';
import type { Roots } from '../../sources/read-source.ts';
import type { Config } from '../../types/config.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { Page } from '../../types/page.ts';
import type { KnownPictures } from '../../types/picture.ts';
import type { Site } from '../../types/site.ts';
import type { SourceFile } from '../../types/source-file.ts';
import type { PostIndex } from './lazy-posts.ts';
import type { PackedFile } from './packed-file.ts';

/** What a worker must know before it loads anything. */
export interface WorkerSetup {
  readonly roots: Roots;
  readonly config: Config;
  readonly sources: readonly SourceFile[];
  readonly pictures: KnownPictures;
  readonly version: string;
}

/** What a worker must know besides, before it renders anything. */
export interface RenderSetup {
  /** Without its posts. */
  readonly site: Site;
  readonly posts: { readonly index: PostIndex; readonly packed: SharedPostFile };
  readonly layouts: LayoutSet;
  readonly bodies: SharedPostFile;
  /** Where the pages of a first site are to be written; null to hand their bytes over. */
  readonly firstFolder: string | null;
}

/** What a worker is asked, `setup-liquid` with all headers known; each request is answered by one reply, in order. */
export type WorkerRequest =
  | { readonly kind: 'setup'; readonly setup: WorkerSetup }
  | { readonly kind: 'load'; readonly files: readonly SourceFile[] }
  | { readonly kind: 'setup-liquid'; readonly site: LiquidSite }
  | { readonly kind: 'setup-render'; readonly setup: RenderSetup }
  | { readonly kind: 'render'; readonly pages: readonly Page[] };

/** A loaded file whose HTML and words stand in the reply's bytes, so many of each. */
type FileInReply = Omit<PackedFile, 'html' | 'words'> & {
  readonly lengths: { readonly html: number; readonly words: number };
};

/** An output without its bytes, or written already; its reads name their keys by position in the worker's list of key sets. */
export interface PackedOutput {
  readonly length: number;
  readonly written: WrittenFile | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly facts: readonly string[];
  readonly keySets: readonly number[];
}

/** What a thread answers; bytes are those of all its files or outputs, one after the other. */
export type WorkerReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'loaded'; readonly files: readonly FileInReply[]; readonly bytes: Uint8Array }
  | {
      readonly kind: 'rendered';
      readonly outputs: readonly PackedOutput[];
      readonly bytes: Uint8Array;
      /** Key sets this worker has not named before. */
      readonly newKeySets: readonly (readonly string[])[];
    }
  | { readonly kind: 'damaged-cache'; readonly message: string }
  /** The disk would not take a page. */
  | {
      readonly kind: 'not-written';
      readonly message: string;
      readonly code: string;
      readonly path: string | undefined;
    };
