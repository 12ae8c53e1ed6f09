/** Whether a backtick stands between blanks, where it begins no code. */
export function isLoneMark(text: string, at: number): boolean {
  return /^[ \t-\r]?$/.test(text.charAt(at - 1)) && /[ \t-\r]/.test(text.charAt(at + 1));
}
