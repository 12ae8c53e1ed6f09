import type { HugoSite } from './hugo-site.ts';
import type { HugoText } from './hugo-text.ts';

/** Where a text goes: among the posts and drafts without the folder of the first section of posts. */
export function nativePath(
  { folder, name, kind, language }: HugoText,
  to: 'posts' | 'drafts' | 'pages',
  { main, site }: { readonly main: string; readonly site: HugoSite },
): string {
  const end = language === site.languages[0] ? '' : `.${language.code}`;
  if (kind === 'list') return `${to}/${folder}index${end}.md`;
  const inside = to !== 'pages' && folder.startsWith(`${main}/`) ? folder.slice(main.length + 1) : folder;
  // A folder of that name holds drafts here.
  const plain = inside.replace(/(?<=^|\/)(_?drafts)(?=\/)/gi, '$1-of-hugo');
  const stem = `${to}/${plain}${name}${end}`;
  return kind === 'leaf' ? `${stem}/index.md` : `${stem}.md`;
}
