/** A part of a file that is kept, from byte to byte. */
type Part = Uint8Array;

/**
 * A picture without what cameras and programs wrote into it: the place, the time, the names. Not a pixel is touched,
 * and colour profile and orientation stay. JPEG (JFIF, EXIF 2.32), PNG (third edition) and WebP (RFC 9649) are read
 * part by part; a file of another kind, or one that is not built as its kind should be, is returned as it is.
 */
export function stripMetadata(bytes: Uint8Array): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = isJpeg(view) ? partsOfJpeg(view) : isPng(view) ? partsOfPng(view) : partsOfWebp(view);
  if (parts === null) return bytes;
  const stripped = Buffer.concat(parts);
  return stripped.length === view.length ? bytes : isWebp(stripped) ? withLength(stripped) : stripped;
}

function isJpeg(view: Buffer): boolean {
  return view.length > 4 && view.readUInt16BE(0) === 0xff_d8;
}

function isPng(view: Buffer): boolean {
  return view.length > 8 && view.readUInt32BE(0) === 0x89_50_4e_47;
}

function isWebp(view: Buffer): boolean {
  return (
    view.length > 12 && view.toString('latin1', 0, 4) === 'RIFF' && view.toString('latin1', 8, 12) === 'WEBP'
  );
}

/** EXIF and XMP (APP1), previews that hold them again (APP2 MPF), IPTC (APP13) and comments go. */
function partsOfJpeg(view: Buffer): readonly Part[] | null {
  const parts: Part[] = [view.subarray(0, 2)];
  let orientation = 1;
  let isStripped = false;
  for (let at = 2; ; ) {
    if (at + 4 > view.length || view[at] !== 0xff) return null;
    const marker = view[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const end = at + 2 + view.readUInt16BE(at + 2);
    if (end > view.length) return null;
    // From the start of the scan on it is pixels to the end, and whatever a phone has put behind that.
    if (marker === 0xda) {
      const rest = view.subarray(at, endOfJpeg(view, at));
      isStripped ||= at + rest.length < view.length;
      // EXIF stands in front; only the header of JFIF stands before it.
      if (orientation > 1) parts.splice(parts[1]?.[1] === 0xe0 ? 2 : 1, 0, orientationSegment(orientation));
      return isStripped ? [...parts, rest] : null;
    }
    const segment = view.subarray(at, end);
    const name = view.toString('latin1', at + 4, Math.min(at + 10, end));
    const isExif = marker === 0xe1 && name.startsWith('Exif');
    if (isExif) orientation = orientationOf(segment.subarray(10)) ?? orientation;
    const isWanted =
      !(marker === 0xe1 || marker === 0xed || marker === 0xfe) &&
      !(marker === 0xe2 && name.startsWith('MPF'));
    if (isWanted) parts.push(segment);
    else isStripped = true;
    at = end;
  }
}

/** Behind its end a phone's file may hold a second picture or a film, with a place of its own. */
function endOfJpeg(view: Buffer, from: number): number {
  for (let at = from; at + 1 < view.length; ) {
    at = view.indexOf(0xff, at);
    if (at === -1 || at + 1 >= view.length) break;
    const marker = view[at + 1] ?? 0;
    if (marker === 0xd9) return at + 2;
    // A later scan's own tables may hold any byte; within a scan's pixels only these follow 0xff.
    const isLone = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    if (isLone) at += marker === 0xff ? 1 : 2;
    else at += at + 4 <= view.length ? 2 + view.readUInt16BE(at + 2) : 2;
  }
  return view.length;
}

/** The orientation (tag 0x0112) of a TIFF block; null where it does not say. */
function orientationOf(tiff: Buffer): number | null {
  if (tiff.length < 10) return null;
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return null;
  for (let entry = 0; entry < short(first); entry++) {
    const at = first + 2 + entry * 12;
    if (at + 12 > tiff.length) return null;
    if (short(at) === 0x01_12) return short(at + 8);
  }
  return null;
}

/** An EXIF segment that holds nothing but the orientation. */
function orientationSegment(orientation: number): Part {
  const tiff = [
    0x4d,
    0x4d,
    0,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  return Buffer.from([0xff, 0xe1, 0, 8 + tiff.length, ...Buffer.from('Exif\0\0'), ...tiff]);
}

/** Chunks of PNG that say something of the picture and show nothing. */
const wordsOfPng = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function partsOfPng(view: Buffer): readonly Part[] | null {
  const parts: Part[] = [view.subarray(0, 8)];
  for (let at = 8; at < view.length; ) {
    if (at + 12 > view.length) return null;
    const end = at + 12 + view.readUInt32BE(at);
    if (end > view.length) return null;
    const name = view.toString('latin1', at + 4, at + 8);
    if (!wordsOfPng.has(name)) parts.push(view.subarray(at, end));
    if (name === 'IEND') break;
    at = end;
  }
  return parts;
}

function partsOfWebp(view: Buffer): readonly Part[] | null {
  if (!isWebp(view)) return null;
  const parts: Part[] = [view.subarray(0, 12)];
  for (let at = 12; at + 8 <= view.length; ) {
    const length = view.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > view.length) return null;
    const name = view.toString('latin1', at, at + 4);
    if (name === 'VP8X') parts.push(withoutFlags(view.subarray(at, end)));
    else if (name !== 'EXIF' && name !== 'XMP ') parts.push(view.subarray(at, end));
    at = end;
  }
  return parts;
}

/** The extended header of WebP, no longer telling of EXIF (bit 3) and XMP (bit 2). */
function withoutFlags(chunk: Buffer): Part {
  const copy = Buffer.from(chunk);
  copy[8] = (copy[8] ?? 0) & ~0b1100;
  return copy;
}

function withLength(webp: Buffer): Buffer {
  webp.writeUInt32LE(webp.length - 8, 4);
  return webp;
}
