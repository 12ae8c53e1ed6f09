import path from 'node:path';
import { warning } from '../diagnostics/diagnostic.ts';
import { readText } from '../disk/read-text.ts';
import { replaceSource } from '../disk/replace-file.ts';
import type { ManifestFile } from '../output/output-manifest.ts';
import type { TargetConfig } from '../types/deploy.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { DeployPlan } from './plan-deploy.ts';
import {
  addPublished,
  findLost,
  formatPublished,
  type LostUrl,
  type PublishedUrls,
  parsePublished,
  publishedName,
} from './published-urls.ts';

/** What a blog has published, kept in a file of it. A target with an address of its own is a rehearsal: nothing is remembered of it. */
export class UrlMemory {
  readonly #file: string;
  readonly #isKept: boolean;
  readonly #text: string;
  readonly #urls: PublishedUrls;

  constructor(blog: string, { url }: TargetConfig) {
    this.#file = path.join(blog, publishedName);
    this.#isKept = url === '';
    this.#text = readText(this.#file) ?? '';
    this.#urls = parsePublished(this.#text);
  }

  /** The URLs that the site would take from its readers. */
  findLost({ deleted }: DeployPlan, manifest: ManifestFile): readonly LostUrl[] {
    return this.#isKept ? findLost(this.#urls, deleted, manifest) : [];
  }

  /** Remembers a site that has been deployed; a file that cannot be written is told of. */
  add({ site }: ManifestFile, lost: readonly LostUrl[]): readonly Diagnostic[] {
    const text = formatPublished(addPublished(this.#urls, { site, lost }));
    if (!this.#isKept || text === this.#text) return [];
    try {
      replaceSource(this.#file, text);
      return [];
    } catch {
      const message = 'the site is deployed, but its URLs could not be noted';
      return [warning('deploy-failed', message, { file: publishedName }, 'Make the blog’s folder writable.')];
    }
  }
}
