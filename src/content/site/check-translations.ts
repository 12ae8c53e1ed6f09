import { warning } from '../../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { PlannedPost } from '../../types/post.ts';

/** Finds texts of one kind that say they are translations of each other and are in one language. */
export function checkTranslations(texts: readonly PlannedPost[]): readonly Diagnostic[] {
  const first = new Map<string, PlannedPost>();
  return texts.flatMap((text) => {
    const { id, translationKey, lang } = text;
    if (translationKey === null) return [];
    const key = JSON.stringify([translationKey, lang.toLowerCase()]);
    const other = first.get(key);
    if (other === undefined) first.set(key, text);
    return other === undefined ? [] : [twice(translationKey, lang, [other.id, id])];
  });
}

function twice(key: string, lang: string, ids: readonly [string, string]): Diagnostic {
  const [earlier, later] = ids.toSorted();
  return warning(
    'translation-twice',
    `${earlier} and ${later} both are the text of translation_key: ${key} in the language ${lang}`,
    { file: later ?? ids[1] },
    'Write lang: in the one that is in another language, or give one of them another translation_key.',
  );
}
