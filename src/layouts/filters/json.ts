import nunjucks from 'nunjucks';
import { compareTexts } from '../../text/compare-texts.ts';
import { isView, type View } from '../views/view.ts';

/** `json`: a value as JSON that may stand inside `<script>` (`<`, `>` and `&` as escapes, and U+2028/9). */
export function toJson(value: unknown): string {
  const text = jsonText(value) ?? 'null';
  return text.replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * A value as JSON; undefined for what JSON has not. Of posts and whatever else layouts have views of, it has every property that
 * says something, but for what makes up a body: who wants that asks for it by its name.
 */
export function jsonText(value: unknown, indent?: unknown): string | undefined {
  const spaces = typeof indent === 'number' || typeof indent === 'string' ? indent : undefined;
  // Most of what is written holds nothing, and of that the engine is quicker without a function.
  if (typeof value !== 'object') return JSON.stringify(value);
  return JSON.stringify(value, (_, each: unknown) => plain(each), spaces);
}

/** A text marked as safe HTML is an object to the engine; to JSON it is its text. */
function plain(value: unknown): unknown {
  if (value instanceof nunjucks.runtime.SafeString) return value.toString();
  return isView(value) ? propertiesOf(value) : value;
}

const ofBodies: ReadonlySet<string> = new Set(['content', 'toc']);

/** In an order that does not hang on what other posts say. */
function propertiesOf(view: View): object {
  const keys: string[] = [];
  for (const key in view) if (!ofBodies.has(key)) keys.push(key);
  const all = keys.toSorted(compareTexts).map((key) => [key, plain(view[key])] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== '' && value !== null));
}
