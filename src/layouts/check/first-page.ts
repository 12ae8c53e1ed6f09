import type { TemplateNames } from '../syntax/template-names.ts';

/** Tells the address of the first page that is made with a template, by whatever way around; null where none is for certain. */
export function firstPageWith(
  asked: ReadonlyMap<string, string>,
  namesBy: ReadonlyMap<string, TemplateNames>,
): (template: string) => string | null {
  const first = new Map<string, string>();
  const visit = (name: string, url: string): void => {
    if (first.has(name)) return;
    first.set(name, url);
    const { templates = [], optional = [] } = namesBy.get(name) ?? {};
    for (const each of [...templates.map((use) => use.name), ...optional]) visit(each, url);
  };
  let isWalked = false;
  return (template) => {
    if (!isWalked) for (const [layout, url] of asked) visit(layout, url);
    isWalked = true;
    return first.get(template) ?? null;
  };
}
