const urlAttributes = new Set([
  'action',
  'background',
  'cite',
  'codebase',
  'data',
  'formaction',
  'from',
  'href',
  'longdesc',
  'manifest',
  'ping',
  'poster',
  'profile',
  'src',
  'srcset',
  'to',
  'usemap',
  'values',
  'xlink:href',
]);

const imageHolders = new Set(['img', 'source', 'image', 'input', 'video']);

/** Whether an attribute, as the browser would read it, can run nothing. `tag` is the element it stands on. */
export function isSafeAttribute(tag: string, name: string, value: string): boolean {
  const key = name.toLowerCase();
  if (key.startsWith('on') || key === 'srcdoc') return false;
  return !urlAttributes.has(key) || isSafeUrl(value, imageHolders.has(tag));
}

/** Everything that browsers skip while they look for a scheme. */
// oxlint-disable-next-line no-control-regex -- control characters are what browsers skip
const skipped = /[\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200d\u2028-\u202f\u205f\u2060\u3000\ufeff]+/g;
const running = /^(?:javascript|vbscript|livescript|mocha|data):/i;
const rasterImage = /^data:image\/(?:png|gif|jpe?g|webp|avif)[;,]/i;
const anyImage = /^data:image\/[a-z0-9.+-]+[;,]/i;

function isSafeUrl(value: string, isImage: boolean): boolean {
  if (!value.includes(':')) return true;
  const url = value.replace(skipped, '');
  // A list of URLs, as in srcset and values, may hide a scheme behind the first entry.
  if (/[,;](?:javascript|vbscript):/i.test(url)) return false;
  return !running.test(url) || (isImage ? anyImage : rasterImage).test(url);
}
