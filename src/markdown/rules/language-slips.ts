import type { StateCore } from 'markdown-it';
import { complain, documentState } from '../document-state.ts';
import type { FenceInfo } from '../highlight/fence-info.ts';
import { languageNearMiss } from '../highlight/language-near-miss.ts';

/** So many are told of one document, and so many are looked at. */
const [most, mostLanguages] = [10, 100];

/** Tells code blocks of a language that nothing colours and that is almost one that is coloured; each language once. */
export function languageSlips(state: StateCore): void {
  const seen = new Set<string>();
  let told = 0;
  for (const { type, meta, map } of state.tokens) {
    if (type !== 'fence' || map === null) continue;
    const language = (meta?.['info'] as FenceInfo | undefined)?.language ?? '';
    if (language === '' || seen.has(language)) continue;
    if (seen.size >= mostLanguages) return;
    seen.add(language);
    const meant = languageNearMiss(language);
    if (meant === null) continue;
    if (++told > most) return;
    complain(documentState(state.env), {
      code: 'language-unknown',
      message: `Tinta does not know the language ${language}, so its code has no colours. Did you mean ${meant}?`,
      remedy: `Write ${meant} behind the fence, or text for code that wants no colours.`,
      line: map[0],
      mark: language,
    });
  }
}
