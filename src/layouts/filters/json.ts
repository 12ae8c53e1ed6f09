import nunjucks from 'nunjucks';

/** `json`: a value as JSON that may stand inside `<script>` (`<`, `>` and `&` as escapes, and U+2028/9). */
export function toJson(value: unknown): string {
  const text = JSON.stringify(plain(value)) ?? 'null';
  return text.replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A text marked as safe HTML is an object to the engine; to JSON it is its text. */
function plain(value: unknown): unknown {
  return value instanceof nunjucks.runtime.SafeString ? value.toString() : value;
}
