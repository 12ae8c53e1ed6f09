/** What the search of the reader's browser shows to tests. */
declare module '*/assets/js/search.js' {
  export function searchWords(text: string, isQuestion?: boolean): string[];
  export function shardHash(word: string): number;
  export function slips(typed: string, word: string, most: number): number;
}
