import nunjucks from 'nunjucks';

/** The names of the filters that Nunjucks brings along. */
export const engineFilters: readonly string[] = namesOfFilters();

function namesOfFilters(): readonly string[] {
  // A bare environment lists them; the engine declares no other way to ask.
  const { filters } = new nunjucks.Environment(null) as unknown as { filters: Record<string, unknown> };
  return Object.keys(filters);
}
