/** A path within the output folder, or why the URL cannot have one. */
export type OutputPath = { readonly path: string } | { readonly problem: string };

const device = String.raw`(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)`;
const deviceName = new RegExp(String.raw`^${device}(?:\.|$)`, 'i');
const devices = new RegExp(String.raw`(?<=^|/)${device}(?=[./]|$)`, 'gi');
const plainFolder = /^(?:\/[a-z0-9_-]+)*\/$/;
const plainDevice = /\/(?:con|prn|aux|nul|com\d|lpt\d)\//;
const maxSegmentBytes = 200;
const maxPathBytes = 900;

/**
 * The law of all outputs: where the page of a URL path is written. `/about/` is `about/index.html`, `/about` is
 * `about.html`, `/feed.xml` is itself. Percent codes are decoded once, and what is checked is what is returned: no
 * path that leaves the folder, none that any of Linux, macOS, Windows and the usual hosts cannot hold, and none of the
 * files in which Tinta keeps account of what is its own.
 */
export function outputPath(url: string): OutputPath {
  // Most addresses are folders of letters, digits and hyphens, and nothing below finds fault with those.
  if (url.length <= maxSegmentBytes && plainFolder.test(url) && !plainDevice.test(url))
    return { path: `${url.slice(1)}index.html` };
  // 1. Other sites, queries and fragments are no paths.
  if (url.startsWith('//') || url.startsWith('\\\\'))
    return { problem: 'it starts with two slashes, which names another site' };
  if (/^[a-z][a-z0-9+.-]*:/i.test(url))
    return { problem: 'it starts with a scheme or a drive; a permalink is a path' };
  if (/[?#]/.test(url)) return { problem: 'it has a ? or #, where a path ends' };
  if (/%2e/i.test(url)) return { problem: 'it hides a dot behind %2e' };
  // 2. Decoded once, in one Unicode form.
  const decoded = decode(url);
  if (decoded === null) return { problem: 'it has a % that is not followed by a code; write %25' };
  const names = decoded.map((name) => name.normalize('NFC'));
  if (names[0] === '') names.shift();
  const last = names.pop() ?? '';
  names.push(fileName(last));
  // 3. Every segment by itself.
  for (const name of names) {
    const problem = segmentProblem(name);
    if (problem !== null) return { problem };
  }
  const path = names.join('/');
  if (Buffer.byteLength(path) > maxPathBytes) return { problem: `it is longer than ${maxPathBytes} bytes` };
  return { path };
}

function decode(url: string): string[] | null {
  try {
    return url.split('/').map((segment) => (segment.includes('%') ? decodeURIComponent(segment) : segment));
  } catch {
    return null;
  }
}

/** A name whose end looks like a version or a number is a page without extension. */
function fileName(name: string): string {
  if (name === '') return 'index.html';
  return name === '.' || name === '..' || /\.[a-z][a-z0-9]{0,11}$/i.test(name) || name.endsWith('.')
    ? name
    : `${name}.html`;
}

/** Whether Windows takes a name for one of its devices, whatever follows a dot in it. */
export function isDeviceName(name: string): boolean {
  return deviceName.test(name);
}

/** The first name in an address that Windows takes for one of its devices; null for none. */
export function deviceIn(url: string): string | null {
  return url.match(devices)?.[0] ?? null;
}

/** An address with a hyphen behind each name that Windows takes for one of its devices. */
export function besideDevices(url: string): string {
  return url.replace(devices, '$&-');
}

function segmentProblem(name: string): string | null {
  if (name === '') return 'it has two slashes in a row';
  if (name === '.' || name === '..') return `it has a segment ${name}`;
  if (/\p{Cc}/u.test(name)) return 'it has a control character';
  if (/\p{Surrogate}/u.test(name)) return 'it has half a character';
  const sign = /[\\/:*?"<>|]/.exec(name)?.[0];
  if (sign !== undefined) return `it has ${sign}, which not every disk can hold`;
  if (/[. ]$/.test(name)) return `the segment "${name}" ends with a dot or a blank`;
  if (isDeviceName(name)) return `"${name}" is the name of a device on Windows`;
  if (/^(?:\.git|git~\d)$/i.test(name)) return `"${name}" would be taken for a Git repository`;
  if (/^\.tinta-|\.tinta-new$/i.test(name)) return `"${name}" is a name that Tinta keeps for itself`;
  if (Buffer.byteLength(name) > maxSegmentBytes) return `a segment is longer than ${maxSegmentBytes} bytes`;
  return null;
}
