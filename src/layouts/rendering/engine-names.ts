import nunjucks from 'nunjucks';

// A bare environment lists them; the engine declares no other way to ask.
const bare = new nunjucks.Environment(null) as unknown as Record<'filters' | 'tests', object>;

/** The names of the filters that Nunjucks brings along. */
export const engineFilters: readonly string[] = Object.keys(bare.filters);

/** The names that may stand behind `is`. */
export const engineTests: readonly string[] = Object.keys(bare.tests);
