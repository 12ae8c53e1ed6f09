import { html as names, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { isSafeAttribute } from './safe-attribute.ts';

/** Elements that run code, load it, restyle the page or redirect it, and old ones whose content is no HTML. */
const running = new Set(
  'applet base embed fencedframe frame frameset link meta noembed noframes object param plaintext portal script style xmp'.split(
    ' ',
  ),
);
const rewriting = new Set(['animate', 'animatemotion', 'animatetransform', 'set', 'discard']);
const saneName = /^[A-Za-z_:@][\w:.@-]*$/;

/** Whether an element may stay in a post where nothing may run. */
export function isSafeElement({ tagName, attrs, namespaceURI }: Tree.Element): boolean {
  const name = tagName.toLowerCase();
  if (running.has(name)) return false;
  if (name === 'iframe') return namespaceURI === names.NS.HTML && attrs.some(isFrameSource);
  // An animation can change a link after everything was checked.
  if (rewriting.has(name))
    return !attrs.some(
      (one) => one.name.toLowerCase() === 'attributename' && /href|^on|src/i.test(one.value),
    );
  return true;
}

/** Whether a tag or attribute has a name that people give; HTML would also take `<a#` and `"x`. */
export function isSaneName(name: string): boolean {
  return saneName.test(name);
}

/** Names of the attributes that may not stay on an element: those no person writes, and with `isSafe` what could run. */
export function unwantedAttributes({ tagName, attrs }: Tree.Element, isSafe: boolean): readonly string[] {
  const tag = tagName.toLowerCase();
  return attrs
    .filter(({ name, prefix, value }) => {
      const whole = prefix ? `${prefix}:${name}` : name;
      return !isSaneName(whole) || (isSafe && !isSafeAttribute(tag, whole, value));
    })
    .map(({ name }) => name);
}

function isFrameSource({ name, value }: Tree.Element['attrs'][number]): boolean {
  return name === 'src' && (/^\s*(?:https:)?\/\/[^/\\]/i.test(value) || /^\/[^/\\]/.test(value));
}
