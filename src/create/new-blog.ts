import { readConfig } from '../config/read-config.ts';
import { translate } from '../layouts/words/translate.ts';
import { type FirstWords, firstWords } from './first-words.ts';
import { newPost } from './new-post.ts';
import { siteFile } from './site-file.ts';

/** What a blogger has said of the blog to come. */
interface BlogWish {
  readonly title: string;
  /** A language tag. */
  readonly language: string;
  readonly url: string;
  /** An IANA name. */
  readonly timezone: string;
  readonly now: Date;
}

/** Files that a blog must not share or keep in its history. */
export const ignored: readonly string[] = ['/_site/', '/.tinta/', '/node_modules/', '.DS_Store'];

/** The files of a new blog, by path: it builds as it is, without a warning, in the language that was asked for. */
export function newBlog(wish: BlogWish): ReadonlyMap<string, string> {
  const words = wordsIn(wish.language);
  const site = siteFile({
    ...wish,
    description: words.description,
    nav: [
      { title: translate(wish.language, 'home') ?? 'Home', url: '/' },
      { title: translate(wish.language, 'archive') ?? 'Archive', url: '/archive/' },
      { title: words.about, url: '/about/' },
    ],
  });
  const { value: config } = readConfig({ file: 'site.yml', text: '', data: { timezone: wish.timezone } }, {});
  const post = newPost({
    title: words.title,
    now: wish.now,
    isDraft: false,
    config,
    folders: { posts: 'posts', drafts: 'drafts' },
    taken: [],
    tags: [words.tag],
  });
  if ('problem' in post) throw new Error(post.problem);
  const { begin, next, write, settings } = words;
  const body = `${begin}\n\n\`\`\`bash\ntinta new "${next}"\n\`\`\`\n\n${write}\n\n[^1]: ${settings}\n`;
  return new Map([
    ['site.yml', site],
    ['pages/about.md', `---\ntitle: ${words.about}\n---\n\n${words.aboutText}\n`],
    [post.path, post.text + body],
  ]);
}

/** The words of a language, or of the one it is spoken of; English for those that the theme does not speak. */
function wordsIn(language: string): FirstWords {
  const spoken: string = new Intl.Locale(language).language;
  return Object.entries(firstWords).find(([name]) => name === spoken)?.[1] ?? firstWords.en;
}
