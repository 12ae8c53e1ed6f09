import { isPlannedAlike } from '../../build/plan/is-planned-alike.ts';
import { mayHaveMoved } from '../../build/plan/place-plan-fault.ts';
import { changedPostFacts } from '../../build/render/changed-post-facts.ts';
import { publishPost } from '../../content/publish-post.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { equalAsJson } from '../../text/equal-as-json.ts';
import type { LoadedText } from '../edit-cache.ts';
import type { EditFile, PendingEdit } from './pending-edit.ts';

/**
 * A post, draft or page that was published before and is now, without errors, if
 *  1. no post looks at others by Liquid, this one among them;
 *  2. it shows the same pictures;
 *  3. it is planned as it was;
 *  4. nothing that is told may have moved.
 */
export const editText: EditFile = (pending, file, { editCache, now }) => {
  const { prepared } = pending;
  const { config, site } = prepared;
  const known = editCache.loaded(file.path);
  const list = file.kind === 'page' ? site.pages : site.posts;
  const position = editCache.index.text(file.path) ?? -1;
  const was = list[position];
  if (editCache.hasReaders || known === undefined || was === undefined || was.id !== file.path) return null;
  const { digest, size, html, waits, reads, ...loaded } = editCache.loadFile(file);
  if (digest === file.digest) return { digest, size, pending };
  if (mayHaveMoved(prepared.diagnostics, file.path)) return null;
  if (waits || reads.length > 0 || hasErrors(loaded.diagnostics)) return null;
  const found = { value: loaded.post, diagnostics: loaded.diagnostics };
  const { value: is, diagnostics } = publishPost(found, file, config, now.getTime());
  if (is === null || !hasSamePictures(loaded, known) || !isPlannedAlike(was, is, config)) return null;
  const posts = list.with(position, is);
  const text: LoadedText = { ...loaded, digest };
  return {
    digest,
    size,
    pending: {
      ...pending,
      prepared: {
        ...prepared,
        site: Object.freeze({ ...site, ...(file.kind === 'page' ? { pages: posts } : { posts }) }),
        diagnostics: [
          ...prepared.diagnostics.filter((diagnostic) => !known.diagnostics.includes(diagnostic)),
          // What its name tells has been told.
          ...diagnostics.filter((diagnostic) => loaded.diagnostics.includes(diagnostic)),
        ],
      },
      changes: new Map([...pending.changes, ...changedPostFacts(was, is, file.path)]),
      isSearchStale: true,
      effects: [
        ...pending.effects,
        () => {
          editCache.bodies.put(file.path, Buffer.from(html).toString());
          editCache.setLoaded(file.path, text);
        },
      ],
    } satisfies PendingEdit,
  };
};

function hasSamePictures(a: Pick<LoadedText, 'images'>, b: Pick<LoadedText, 'images'>): boolean {
  const namesOf = ({ images }: Pick<LoadedText, 'images'>) =>
    images.map((image) => image.join(' ')).toSorted();
  return equalAsJson(namesOf(a), namesOf(b));
}
