/** The same memory if so many bytes fit, else roomier memory with the same in it. */
export function roomFor(length: number, memory: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (length <= memory.length) return memory;
  const roomier = new Uint8Array(Math.max(length, 2 * memory.length));
  roomier.set(memory);
  return roomier;
}
