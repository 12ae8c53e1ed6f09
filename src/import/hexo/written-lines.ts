/** A text that is written part by part, of whose end the last lines are looked at. */
export class WrittenLines {
  private parts: string[] = [];

  add(text: string): void {
    if (text !== '') this.parts.push(text);
  }

  /** The line that is being written and the one before it. */
  lastLines(): string {
    let last = '';
    let lines: readonly string[] = [];
    while (lines.length < 3) {
      const part = this.parts.pop();
      if (part === undefined) break;
      last = part + last;
      lines = last.split('\n');
    }
    this.add(last);
    return lines.slice(-2).join('\n');
  }

  whole(): string {
    return this.parts.join('');
  }
}
