/** What stands in a tag behind its name, parted at blanks; quotes hold blanks together and are gone. */
export function tagArguments(text: string): readonly string[] {
  return [...text.matchAll(/"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
}

/** Text as Markdown that shows it as it is, in a link or beside one. */
export function plainMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, String.raw`\$&`);
}

/** A link's or picture's address, in angles where it has blanks or brackets. */
export function linkTarget(address: string): string {
  return /[\s()<>]/.test(address) ? `<${address.replace(/[<>]/g, encodeURIComponent)}>` : address;
}

/** A title behind an address; nothing for none. */
export function linkTitle(title: string): string {
  return title === '' ? '' : ` "${title.replace(/["\\]/g, String.raw`\$&`)}"`;
}
