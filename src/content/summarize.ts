const ellipsis = '…';

/**
 * Plain text as a description of at most `length` UTF-16 units: blanks folded, cut after a whole word (in scripts
 * without blanks, after a whole character), with an ellipsis where something is missing.
 */
export function summarize(text: string, length: number): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  if (folded.length <= length) return folded;
  const room = Math.max(0, length - ellipsis.length);
  const cut = folded.slice(0, folded.charAt(room) === ' ' ? room : wholeWord(folded, room));
  return cut.replace(/[\s,;:–—(-]+$/u, '') + ellipsis;
}

function wholeWord(text: string, room: number): number {
  const blank = text.lastIndexOf(' ', room);
  // Without a blank in the second half the text has long words or none: a cut inside beats an empty summary.
  return blank > room / 2 ? blank : wholeCharacter(text, room);
}

let segmenter: Intl.Segmenter | null = null;

function wholeCharacter(text: string, room: number): number {
  // Making it takes longer than a hundred summaries.
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return segmenter.segment(text).containing(room)?.index ?? room;
}
