import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

/** Classes and attributes by which editors and themes know their own elements; they say nothing to another theme. */
const editorClass =
  /^(?:wp-|has-|is-|align|size-|attachment|gallery|blocks-|mce|Mso|more-|brush|language-|lang-|[ps]\d+$|Apple-)/i;
const editorAttribute =
  /^(?:data-|aria-level$|role$|target$|rel$|srcset$|sizes$|loading$|decoding$|fetchpriority$)/;
/** What text looks like anyway. */
const plainStyle =
  /^(?:font-weight:\s*(?:400|normal)|text-align:\s*(?:left|start|initial)|font-style:\s*normal)$/i;

export function attributeOf(element: Tree.Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

export function classesOf(element: Tree.Element): readonly string[] {
  return (attributeOf(element, 'class') ?? '').split(/\s+/).filter((name) => name !== '');
}

/** What an element's attributes say that another theme would show too, but for those of `others`, which the caller has read. */
export function saidAttributes(
  element: Tree.Element,
  others: readonly string[] = [],
): readonly (readonly [name: string, value: string])[] {
  const said = element.attrs.flatMap(({ name, value, prefix }): readonly (readonly [string, string])[] => {
    const whole = prefix ? `${prefix}:${name}` : name;
    if (others.includes(whole) || editorAttribute.test(whole)) return [];
    if (whole !== 'class' && whole !== 'style') return [[whole, value]];
    const kept = whole === 'class' ? ownClasses(element) : ownStyle(element, value);
    return kept === '' ? [] : [[whole, kept]];
  });
  const alignment = alignmentOf(element);
  const hasStyle = said.some(([name]) => name === 'style');
  return alignment === null || hasStyle || others.includes('style')
    ? said
    : [...said, ['style', `text-align: ${alignment}`]];
}

/** As the classes of blocks say it. */
function alignmentOf(element: Tree.Element): string | null {
  const name = classesOf(element).find((one) => /^has-text-align-(?:center|right)$/.test(one));
  return name?.replace('has-text-align-', '') ?? null;
}

function ownClasses(element: Tree.Element): string {
  return classesOf(element)
    .filter((name) => !editorClass.test(name))
    .join(' ');
}

function ownStyle(element: Tree.Element, style: string): string {
  const kept = style
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !plainStyle.test(one));
  const alignment = alignmentOf(element);
  return [...kept, ...(alignment === null ? [] : [`text-align: ${alignment}`])].join('; ');
}

/** `{: .class #id key="value"}`; empty for nothing, null where that form cannot say it. */
export function attributeLine(said: readonly (readonly [name: string, value: string])[]): string | null {
  const words = said.flatMap(([name, value]): readonly (string | null)[] => {
    if (name === 'class' && /^[\w -]+$/.test(value)) return value.split(' ').map((one) => `.${one}`);
    if (name === 'id' && /^[\p{L}\p{N}_-]+$/u.test(value)) return [`#${value}`];
    const isPlain = /^[A-Za-z_][\w:-]*$/.test(name) && !/["\n{}\\*_`<>[\]&]/.test(value);
    return [isPlain ? `${name}="${value}"` : null];
  });
  if (words.includes(null)) return null;
  return words.length === 0 ? '' : `{: ${words.join(' ')}}`;
}

/** `<a href="…">`. */
export function openingTag(
  name: string,
  attributes: readonly (readonly [name: string, value: string])[],
): string {
  const said = attributes.map(
    ([key, value]) =>
      ` ${key}="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/\n+/g, '&#10;')}"`,
  );
  return `<${name}${said.join('')}>`;
}
