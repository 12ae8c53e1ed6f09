import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { changedPostFacts } from '../../build/changed-post-facts.ts';
import { publishPost } from '../../content/publish-post.ts';
import type { Config } from '../../types/config.ts';
import type { Page } from '../../types/page.ts';
import type { Post } from '../../types/post.ts';
import type { PagesByPath } from '../find-page.ts';
import type { LoadedText, Workshop } from '../workshop.ts';
import type { Draft, EditFile } from './draft.ts';

/** What a post may say otherwise without any page but its own being planned otherwise. */
const unplanned: ReadonlySet<string> = new Set<keyof Post>([
  'title',
  'excerpt',
  'description',
  'image',
  'toc',
  'words',
  'readingTime',
  'comments',
  'share',
  'showToc',
  'canonicalUrl',
  'extra',
  'bodyDigest',
]);

/**
 * A post, draft or page that was published before and is now, without errors, if
 *  1. no post looks at others by Liquid, this one among them;
 *  2. it shows the same pictures;
 *  3. of what plans read, only its title is different, and no card is drawn with that;
 *  4. it has the same keys of its own, which are names that layouts know.
 */
export const editText: EditFile = (draft, file, { workshop, now }) => {
  const { prepared } = draft;
  const { config, site } = prepared;
  const known = workshop.loaded(file.path);
  const list = file.kind === 'page' ? site.pages : site.posts;
  const position = workshop.index.text(file.path) ?? -1;
  const was = list[position];
  if (workshop.hasReaders || known === undefined || was === undefined || was.id !== file.path) return null;
  const { digest, size, html, waits, reads, ...loaded } = workshop.loadFile(file);
  if (digest === file.digest) return { digest, size, draft };
  if (waits || reads.length > 0 || hasErrors(loaded.diagnostics)) return null;
  const is = publishPost({ value: loaded.post, diagnostics: [] }, file, config, now.getTime()).value;
  if (is === null || !hasSamePictures(loaded, known) || !isPlannedAlike(was, is, config)) return null;
  const posts = list.with(position, is);
  const retitled = was.title === is.title ? [] : retitle(draft.pages, is, workshop);
  const text: LoadedText = { ...loaded, digest };
  return {
    digest,
    size,
    draft: {
      ...draft,
      prepared: {
        ...prepared,
        site: Object.freeze({ ...site, ...(file.kind === 'page' ? { pages: posts } : { posts }) }),
        diagnostics: [
          ...prepared.diagnostics.filter((diagnostic) => !known.diagnostics.includes(diagnostic)),
          ...loaded.diagnostics,
        ],
      },
      replanned: [...draft.replanned, ...retitled],
      changes: new Map([...draft.changes, ...changedPostFacts(was, is, file.path)]),
      isSearchStale: true,
      kept: [
        ...draft.kept,
        () => {
          workshop.bodies.put(file.path, Buffer.from(html).toString());
          workshop.keepLoaded(file.path, text);
        },
      ],
    } satisfies Draft,
  };
};

function isPlannedAlike(was: Post, is: Post, { cards, url }: Config): boolean {
  const hasCards = cards.engine !== '' && url !== '';
  if (hasCards && (was.title !== is.title || (was.image === null) !== (is.image === null))) return false;
  if (!isSame(Object.keys(was.extra).toSorted(), Object.keys(is.extra).toSorted())) return false;
  return Object.keys(is).every(
    (field) => unplanned.has(field) || isSame(Reflect.get(was, field), Reflect.get(is, field)),
  );
}

function hasSamePictures(a: Pick<LoadedText, 'images'>, b: Pick<LoadedText, 'images'>): boolean {
  const namesOf = ({ images }: Pick<LoadedText, 'images'>) =>
    images.map((image) => image.join(' ')).toSorted();
  return isSame(namesOf(a), namesOf(b));
}

/** The pages that a post's title stands on by their plan: its own, and those of its aliases. */
function retitle(pages: PagesByPath, { id, title }: Post, { index }: Workshop): readonly Page[] {
  return index.pagesOf(id).flatMap((path) => {
    const page = pages.get(path);
    const isOf = page !== undefined && (page.post === id || page.kind === 'redirect');
    return isOf ? [Object.freeze({ ...page, title })] : [];
  });
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
