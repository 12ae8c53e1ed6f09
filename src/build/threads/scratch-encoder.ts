const encoder = new TextEncoder();

/** In bytes; what a text needs is made when it needs more. */
const firstSize = 1 << 18;

/** No UTF-16 unit takes more bytes in UTF-8. */
const mostPerUnit = 3;

/**
 * Makes a function that encodes a text as UTF-8. All calls share one buffer, since thousands of small ones cost time and stay
 * long after they are needed: copy the bytes of a call before the next one, which overwrites them.
 */
export function createScratchEncoder(): (text: string) => Uint8Array {
  let buffer = new Uint8Array(firstSize);
  return (text) => {
    const needed = text.length * mostPerUnit;
    if (needed > buffer.length) buffer = new Uint8Array(Math.max(needed, buffer.length * 2));
    const { written } = encoder.encodeInto(text, buffer);
    return buffer.subarray(0, written);
  };
}
