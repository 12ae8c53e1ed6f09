import { dateOf } from './hugo-address.ts';
import type { HugoBlog } from './hugo-blog.ts';
import { type HugoText, sectionOf } from './hugo-text.ts';
import { nativePath } from './native-path.ts';
import { type Standing, standingOf } from './standing.ts';

/** A text and where it goes. */
export interface TextPlace {
  readonly text: HugoText;
  /** Where it was served. */
  readonly url: string;
  readonly to: 'posts' | 'drafts' | 'pages';
  /** Its file in the new blog. */
  readonly path: string;
  readonly isPost: boolean;
  /** Whether it stood on the home page, which is a list here. */
  readonly isHome: boolean;
  /** Whether it is a draft that holds what could not be read. */
  readonly isKept: boolean;
  readonly standing: Standing;
}

/** Finds the place of a text: dated ones of the sections of posts are posts, what was not published there is a draft, all others are pages. */
export function placeText(
  text: HugoText,
  url: string,
  { site, sections }: Pick<HugoBlog, 'site' | 'sections'>,
  isKept: boolean,
): TextPlace {
  const standing = standingOf(text, site, isKept);
  const isOfSection = text.kind !== 'list' && sections.includes(sectionOf(text));
  const isPost = isOfSection && !isKept && dateOf(text, site) !== '';
  const isHome = text.kind === 'list' && text.folder === '';
  const isDraft = isKept || isHome || (standing.isDraft && isOfSection);
  const to = isDraft ? 'drafts' : isPost ? 'posts' : 'pages';
  const [main = ''] = sections;
  const end = text.language === site.languages[0] ? '' : `.${text.language.code}`;
  const path = isHome ? `drafts/home${end}.md` : nativePath(text, to, { main, site });
  return { text, url, to, path, isPost, isHome, isKept, standing };
}
