const value = /\{\{[^{}]*\}\}/g;

/** What to write for an address with values of Liquid, where no Liquid is run; null for one that has none. */
export function liquidAddressRemedy(address: string): string | null {
  const [first] = address.match(value) ?? [];
  if (first === undefined) return null;
  const rest = address.replace(value, '').trim();
  return /^\/[^/]/.test(rest)
    ? `Liquid is not run: write ${rest}; the address of the blog goes without saying.`
    : `Liquid is not run: write what ${first} stands for.`;
}
