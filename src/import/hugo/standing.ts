import { parseDate } from '../../content/dates/parse-date.ts';
import { isMap } from '../../types/data.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { importLeft } from '../import-left.ts';
import { dateOf } from './hugo-address.ts';
import type { HugoSite } from './hugo-site.ts';
import type { HugoText } from './hugo-text.ts';
import { textAt, valueAt } from './lower-keys.ts';

/** Whether a text was published, and from when on it is. */
export interface Standing {
  readonly isDraft: boolean;
  readonly isPublished: boolean;
  /** As written; empty for none. */
  readonly date: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Looks at what keeps a text back: its draft mark, its dates, and whether Hugo was told to make no page of it. */
export function standingOf(text: HugoText, site: HugoSite, isKept: boolean): Standing {
  const { front, file } = text;
  const isLater = (date: string): boolean => {
    const parsed = parseDate(date.replace(/\.\d+/, ''), site.timezone);
    return 'date' in parsed && Date.parse(parsed.date) > site.now.getTime();
  };
  const date = dateOf(text, site);
  const shown = textAt(front, 'publishdate') || date;
  const expiry = textAt(front, 'expirydate');
  const isOver = expiry !== '' && !isLater(expiry);
  const isDraft = isKept || saysDraft(front['draft'] ?? null) || isOver || isHidden(text);
  const isFuture = isLater(shown) && valueAt(site.config, 'buildfuture') !== true;
  const diagnostics =
    expiry === '' || isOver
      ? []
      : [
          importLeft(
            `It was to vanish on ${expiry}, which nothing does here`,
            { file },
            'Write draft: true into it on that day.',
          ),
        ];
  // The day that a text is published on is its date here.
  const isMoved = isLater(date) !== isLater(shown);
  return { isDraft, isPublished: !isDraft && !isFuture, date: isMoved ? shown : date, diagnostics };
}

function saysDraft(value: unknown): boolean {
  return value === true || (typeof value === 'string' && /^(?:true|t|1)$/i.test(value));
}

/** A page that Hugo was told not to make. */
function isHidden({ front }: HugoText): boolean {
  const build = valueAt(front, 'build') ?? valueAt(front, '_build');
  const render = isMap(build) ? (build['render'] ?? null) : null;
  return valueAt(front, 'headless') === true || render === false || render === 'never' || render === 'link';
}
