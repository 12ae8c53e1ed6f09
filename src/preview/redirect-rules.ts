import { patternOf } from './path-pattern.ts';

/** Where a path leads: elsewhere, or to a file that is shown in its place. */
export interface Redirect {
  readonly to: string;
  readonly status: number;
  /** Also where a file of its own is. */
  readonly isForced: boolean;
}

interface RedirectRules {
  readonly find: (path: string) => Redirect | null;
  /** Lines that ask for more than a preview can do: conditions, queries, other hosts. */
  readonly ignored: readonly string[];
}

const statuses = [200, 301, 302, 303, 307, 308, 404];

/** Reads `_redirects` as Netlify and Cloudflare do: `from to [status]` a line, first come first served. */
export function readRedirectRules(text: string): RedirectRules {
  const rules: { readonly from: RegExp; readonly redirect: Redirect }[] = [];
  const ignored: string[] = [];
  for (const line of text.split(/\r?\n/).map((part) => part.replace(/(?:^|\s)#.*$/, '').trim())) {
    if (line === '') continue;
    const [from = '', to = '', code = '301', ...more] = line.split(/\s+/);
    const status = Number(code.replace(/!$/, ''));
    const isSimple = from.startsWith('/') && /^(?:\/|https?:\/\/)/.test(to) && more.length === 0;
    if (!isSimple || !statuses.includes(status)) ignored.push(line);
    else rules.push({ from: patternOf(from), redirect: { to, status, isForced: code.endsWith('!') } });
  }
  const find = (path: string): Redirect | null => {
    for (const { from, redirect } of rules) {
      const found = from.exec(path) ?? (path.endsWith('/') ? from.exec(path.slice(0, -1)) : null);
      if (found !== null) return { ...redirect, to: fillIn(redirect.to, found.groups ?? {}) };
    }
    return null;
  };
  return { find, ignored };
}

function fillIn(to: string, parts: { readonly [name: string]: string }): string {
  return to.replace(/(?<=\/):([a-z]\w*)/gi, (whole, name: string) =>
    Object.hasOwn(parts, name) ? encodeURI(parts[name] ?? '').replace(/[?#]/g, encodeURIComponent) : whole,
  );
}
