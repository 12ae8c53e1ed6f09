/** Stands for a line break until a line is whole; no text has it, for texts are rid of control characters. */
export const lineBreak = '\u0001';
