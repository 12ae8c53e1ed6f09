import type { LayoutSet } from '../../layouts/rendering/layout-set.ts';
import type { Config } from '../../types/config.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { Output } from '../../types/output.ts';
import type { Page } from '../../types/page.ts';
import type { Site } from '../../types/site.ts';
import type { SourceFile } from '../../types/source-file.ts';
import type { FileLoading } from '../load/load-file.ts';
import type { Session } from '../load/session.ts';
import type { Threads } from '../threads/threads.ts';
import type { PictureMaker } from './picture-maker.ts';
import type { Renderer, RenderInputs } from './renderer.ts';

/** A blog that is scanned, loaded and planned: its pages can be rendered. */
export interface Prepared {
  readonly config: Config;
  readonly sources: readonly SourceFile[];
  readonly site: Site;
  readonly pages: readonly Page[];
  readonly layouts: LayoutSet;
  /** What files were loaded with. */
  readonly loading: FileLoading;
  /** What pages are rendered from. */
  readonly inputs: RenderInputs;
  /** The renderer of this thread, made when it is first asked for, with a way to make bytes that need not last. */
  readonly renderer: (encode?: RenderInputs['encode']) => Renderer;
  /** What is wrong with its plugins. */
  readonly pluginFaults: readonly Diagnostic[];
  readonly threads: Threads;
  readonly maker: PictureMaker;
  /** Makes the output of a page that `isGenerated`. */
  readonly generate: (page: Page) => Promise<Output>;
  readonly session: Session;
  /** Layouts are checked when it is first read: a page may be shown before. */
  readonly diagnostics: readonly Diagnostic[];
}
