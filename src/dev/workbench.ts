import { DamagedCache } from '../cache/body-file.ts';
import { saveSession } from '../build/session.ts';
import { type Prepared, prepare, type PrepareOptions, release } from '../build/prepare.ts';
import { Stopwatch } from '../build/stopwatch.ts';
import { surveyBlog } from '../build/survey.ts';
import type { Output } from '../types/output.ts';
import type { Page } from '../types/page.ts';
import type { PagesByPath } from './find-page.ts';

/** How the blog is opened; the clock runs on while the server does. */
export interface WorkbenchOptions extends Omit<PrepareOptions, 'now' | 'drafts' | 'future'> {
  readonly clock: () => Date;
}

/** The blog as it is served now: scanned, loaded and planned as `build` does it, with drafts and the future in it. */
export interface Desk {
  readonly prepared: Prepared;
  readonly pages: PagesByPath;
}

/** Opens the blog. What it learns on the way is kept for the next run, be it of `dev` or of `build`. */
export async function openDesk(options: WorkbenchOptions, watch: Stopwatch): Promise<Desk> {
  const { cache } = options;
  const isOurs = cache?.take() === true;
  const keeping = { ...options, cache: isOurs ? cache : undefined };
  try {
    return await prepareDesk(keeping, watch);
  } catch (cause) {
    if (!(cause instanceof DamagedCache)) throw cause;
    cache?.drop();
    return await prepareDesk({ ...options, cache: undefined }, watch);
  } finally {
    // A build that starts meanwhile finds the cache free.
    if (isOurs) cache?.release();
  }
}

async function prepareDesk(options: WorkbenchOptions, watch: Stopwatch): Promise<Desk> {
  const all = { ...options, now: options.clock(), drafts: true, future: true };
  const prepared = await prepare(surveyBlog(all, watch), all, watch);
  saveSession(prepared.session);
  return { prepared, pages: new Map(prepared.pages.map((page) => [page.path, page])) };
}

/** Renders one page, as `build` would. */
export async function renderPage(page: Page, { prepared }: Desk): Promise<Output> {
  const isPicture = page.kind === 'picture' || page.kind === 'card';
  return isPicture ? prepared.maker.make(page) : prepared.renderer().render(page);
}

export async function closeDesk({ prepared }: Desk): Promise<void> {
  await release(prepared);
}
