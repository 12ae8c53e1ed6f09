import { InvalidArgumentError } from 'commander';

/** Reads the address of a site given as an option; an empty one stands for a site that has none yet. */
export function parseAddress(text: string): string {
  if (text === '') return text;
  const parsed = URL.canParse(text) ? new URL(text) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.search + parsed.hash !== '')
    throw new InvalidArgumentError(
      'It takes a whole address: https://me.example or https://me.example/blog.',
    );
  return text;
}
