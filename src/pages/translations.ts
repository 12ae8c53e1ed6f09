import type { PlannedPost } from '../types/post.ts';

/** Makes the function that names the other posts with the same `translation_key`, by id. */
export function groupTranslations(posts: readonly PlannedPost[]): (post: PlannedPost) => readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { id, translationKey } of posts) {
    if (translationKey === null) continue;
    const group = groups.get(translationKey);
    if (group === undefined) groups.set(translationKey, [id]);
    else group.push(id);
  }
  return ({ id, translationKey }) => {
    const group = translationKey === null ? undefined : groups.get(translationKey);
    return (group ?? []).filter((other) => other !== id);
  };
}
