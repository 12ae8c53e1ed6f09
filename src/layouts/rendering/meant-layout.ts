import { didYouMean } from '../../text/did-you-mean.ts';
import { fileNameOf } from '../../text/path-parts.ts';

/**
 * What to do about a template's name that nothing is called by: the one that is called so but for its folder or its ending is
 * meant, as are those that differ by a slip.
 */
export function remedyForLayout(name: string, known: Iterable<string>): string {
  const names = [...known];
  const bare = `${name.replace(/^(?:\.?\/)*(?:_?(?:layouts|includes)\/)?/, '').replace(/\.\w+$/, '')}.njk`;
  const file = fileNameOf(bare);
  const meant = names.find((each) => each === bare) ?? names.find((each) => fileNameOf(each) === file);
  if (meant !== undefined) return `Write the name as it stands in layouts/: ${meant}.`;
  return `Create layouts/${name} or mend the name.${didYouMean(name, names)}`;
}
