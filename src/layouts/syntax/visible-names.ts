import type { TemplateNames } from './template-names.ts';

type NamesByLayout = ReadonlyMap<string, TemplateNames>;

/**
 * The templates that may be run around a layout: itself, those it extends, and whatever includes, imports or extends it. Null
 * where a template is chosen as a page is made, for then any may be.
 */
export function reachedFrom(name: string, namesBy: NamesByLayout): ReadonlySet<string> | null {
  const around = new Set<string>();
  const reached = new Set([name]);
  for (const each of reached) {
    for (let at: string | null = each, seen = new Set<string>(); at !== null && !seen.has(at); ) {
      seen.add(at);
      const names = namesBy.get(at);
      if (names?.isExtending === true && names.parent === null) return null;
      around.add(at);
      at = names?.parent?.name ?? null;
    }
    for (const [other, { templates, optional, isOpen }] of namesBy) {
      if (isOpen) return null;
      if (optional.includes(each) || templates.some((use) => use.name === each)) reached.add(other);
    }
  }
  return around;
}

/**
 * The names that a layout may find declared as it is run: by itself, by those it extends, and by whatever includes, imports or
 * extends it and may find there. Null where a template is chosen as a page is made, for then any name may be.
 */
export function visibleIn(name: string, namesBy: NamesByLayout): ReadonlySet<string> | null {
  const reached = reachedFrom(name, namesBy);
  return reached && new Set([...reached].flatMap((each) => namesBy.get(each)?.declared ?? []));
}
