import type { Diagnostic } from './diagnostic.ts';
import type { LiquidRead } from './liquid.ts';
import type { Post } from './post.ts';

/** What one file became: a pure function of its bytes, the configuration and the pictures it shows. */
export interface LoadedFile {
  /** SHA-1 of the bytes that were read, which may be newer than those that were scanned. */
  readonly digest: string;
  /** How many they were. */
  readonly size: number;
  /** Null for a file with errors. */
  readonly post: Post | null;
  /** In UTF-8. */
  readonly html: Uint8Array;
  /** The words it is searched by, packed; with `encode` they hold no longer than its HTML. */
  readonly words: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
  /** The pictures it asked for, and the digests of what it was given. */
  readonly images: readonly (readonly [name: string, digest: string])[];
  readonly reads: readonly LiquidRead[];
  /** Whether it must be loaded once more, when every header is known, for its Liquid to run. */
  readonly waits: boolean;
}
