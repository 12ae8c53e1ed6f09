/** A slip in one of these would publish what should stay private, so it is an error. */
export const guardedKeys: ReadonlySet<string> = new Set(['draft', 'published']);
