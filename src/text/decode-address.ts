/** A path, name or anchor of an address without its percent signs, or as it is where what stands behind one is no UTF-8. */
export function decodeAddress(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
