import type { HugoSite } from './hugo-site.ts';
import type { HugoTerms } from './hugo-terms.ts';

/** A blog of Hugo's, as far as each of its texts needs to know it. */
export interface HugoBlog {
  readonly source: string;
  readonly site: HugoSite;
  /** The sections whose texts are posts. */
  readonly sections: readonly string[];
  readonly terms: HugoTerms;
}
