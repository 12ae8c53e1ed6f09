/** `json`: a value as JSON that may stand inside `<script>` (`<`, `>` and `&` as escapes, and U+2028/9). */
export function toJson(value: unknown): string {
  const text = JSON.stringify(plain(value)) ?? 'null';
  return text.replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Views show their properties by prototype, and marked-safe strings are objects: both become plain data. */
function plain(value: unknown): unknown {
  if (value instanceof String) return value.toString();
  return value;
}
