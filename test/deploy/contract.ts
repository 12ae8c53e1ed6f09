import { expect } from 'vitest';
import { recordName } from '../../src/deploy/deploy-record.ts';
import { deployBlog as deployTo, planned } from '../support/deploy.ts';
import { createBlog, type TestBlog } from '../support/site.ts';

/** A place to deploy to, as its visitors see it. */
export interface Place {
  /** The target's settings, as a YAML mapping on one line. */
  readonly settings: string;
  /** Every file that is there and its bytes as latin1. */
  read(): Promise<ReadonlyMap<string, string>>;
  /** Somebody puts a file there by hand. */
  write(file: string, text: string): Promise<void>;
  /** Files that the target adds to the site. */
  readonly besides?: readonly string[];
  /** Whether a change by hand is told from a deploy. */
  readonly knowsHands?: boolean;
  /** Whether it counts files of others beside its own; yes unless said. */
  readonly seesOthers?: boolean;
  /** What stands in the environment: keys. */
  readonly env?: { readonly [name: string]: string };
}

type Test = (name: string, work: () => Promise<void>) => void;

const posts = `== posts/2024-01-02-a.md
A.
== posts/2024-01-03-b.md
B.
== posts/2024-01-04-c.md
C.
== assets/a.css
a {}
== pages/one.txt
1
== pages/two.txt
2
`;

function head({ settings }: Place): string {
  return `== site.yml
title: A blog
url: https://blog.example
feeds: false
sitemap: false
taxonomies: {categories: false, tags: false, authors: false, series: false}
archive: false
per_page: 100
deploy:
  place: ${settings}
`;
}

/** What every target promises, whatever it is. Each test gets a place of its own. */
export function describeTarget(kind: string, test: Test, makePlace: () => Promise<Place>): void {
  const site = async (): Promise<{ place: Place; blog: TestBlog }> => {
    const place = await makePlace();
    env = place.env;
    return { place, blog: createBlog(head(place) + posts) };
  };
  let env: Place['env'];
  const deployBlog: typeof deployTo = (blog, options) =>
    deployTo(blog, { env: { ...process.env, ...env }, ...options });
  /** The place holds the site, what the target adds to it, and these files of others. */
  const expectSite = async (place: Place, blog: TestBlog, others: readonly string[] = []): Promise<void> => {
    const there = new Map(await place.read());
    const added = (place.besides ?? []).filter((file) => !blog.has(file));
    const besides = [recordName, ...added, ...others];
    for (const file of besides) {
      expect([file, there.has(file)]).toEqual([file, true]);
      there.delete(file);
    }
    expect(new Map([...there].toSorted(([a], [b]) => (a < b ? -1 : 1)))).toEqual(blog.output());
  };

  test(`${kind}: everything comes first, nothing then, and of an edit its page alone`, async () => {
    const { place, blog } = await site();
    expect(await deployBlog(blog)).toMatchObject({ isDone: true, diagnostics: [] });
    await expectSite(place, blog);
    const again = await deployBlog(blog);
    expect(again).toMatchObject({ isDone: true, isIdle: true, diagnostics: [] });
    expect(planned(again)).toMatchObject({ added: [], changed: [], deleted: [] });
    blog.write('== posts/2024-01-02-a.md\nEdited.\n');
    const edited = await deployBlog(blog);
    expect(edited).toMatchObject({ isDone: true, diagnostics: [] });
    expect(planned(edited)).toMatchObject({ added: [], changed: ['a/index.html'], deleted: [] });
    await expectSite(place, blog);
  });

  test(`${kind}: a dry run and a no change nothing`, async () => {
    const { place, blog } = await site();
    const dry = await deployBlog(blog, { isDryRun: true });
    expect(dry).toMatchObject({ isDone: false, diagnostics: [] });
    expect(planned(dry)).toMatchObject({ added: expect.arrayContaining(['a/index.html', 'index.html']) });
    expect(await deployBlog(blog, { confirm: async () => false })).toMatchObject({
      isDone: false,
      diagnostics: [],
    });
    expect([...(await place.read()).keys()]).toEqual([]);
  });

  test(`${kind}: what the site has no more goes, and what is not Tinta's stays`, async () => {
    const { place, blog } = await site();
    await deployBlog(blog);
    await place.write('hand.html', 'mine');
    blog.remove('posts/2024-01-02-a.md');
    blog.write('== posts/2024-02-02-new.md\nNew.\n');
    const report = await deployBlog(blog, { adopts: place.knowsHands === true });
    expect(report).toMatchObject({
      isDone: true,
      diagnostics: [],
      proposal: { plan: { foreign: place.seesOthers === false ? 0 : 1 } },
    });
    expect(planned(report)).toMatchObject({ added: ['new/index.html'], deleted: ['a/index.html'] });
    await expectSite(place, blog, ['hand.html']);
  });

  test(`${kind}: a place of others is left alone, unless it is taken over`, async () => {
    const { place, blog } = await site();
    await place.write('old.html', 'old');
    await place.write('.well-known/key', 'key');
    const before = await place.read();
    const refused = await deployBlog(blog);
    expect(refused).toMatchObject({ isDone: false, diagnostics: [{ code: 'deploy-not-ours' }] });
    expect(await place.read()).toEqual(before);
    expect(planned(await deployBlog(blog, { adopts: true, isDryRun: true }))).toMatchObject({
      deleted: ['old.html'],
    });
    expect(await place.read()).toEqual(before);
    expect(await deployBlog(blog, { adopts: true, maxDeletes: 1 })).toMatchObject({
      isDone: true,
      diagnostics: [],
    });
    await expectSite(place, blog, ['.well-known/key']);
  });

  test(`${kind}: what was changed by hand is put back with a close look`, async () => {
    const { place, blog } = await site();
    await deployBlog(blog);
    await place.write('a/index.html', 'by hand');
    const report = await deployBlog(blog, { adopts: true });
    expect(report).toMatchObject({ isDone: true, diagnostics: [] });
    expect(planned(report)).toMatchObject({ added: [], changed: ['a/index.html'], deleted: [] });
    await expectSite(place, blog);
  });

  test(`${kind}: deleting most of the site needs a word`, async () => {
    const { place, blog } = await site();
    await deployBlog(blog);
    const before = await place.read();
    for (const file of [
      'posts/2024-01-02-a.md',
      'posts/2024-01-03-b.md',
      'posts/2024-01-04-c.md',
      'pages/one.txt',
      'pages/two.txt',
      'assets/a.css',
    ])
      blog.remove(file);
    const refused = await deployBlog(blog);
    const codesOf = ({ diagnostics }: typeof refused) => diagnostics.map(({ code }) => code).toSorted();
    expect(refused.isDone).toBe(false);
    // Of a blog without a post it is told that there is none.
    expect(codesOf(refused)).toEqual(['deploy-deletions', 'posts-missing']);
    expect(await place.read()).toEqual(before);
    const meant = await deployBlog(blog, { maxDeletes: 6 });
    expect([meant.isDone, ...codesOf(meant)]).toEqual([true, 'posts-missing']);
    await expectSite(place, blog);
  });

  // T-DEP-3
  test(`${kind}: what came after the plan was made is not overwritten`, async () => {
    const { place, blog } = await site();
    await deployBlog(blog);
    const other = createBlog(head(place) + posts.replace('A.', 'By a colleague.'));
    blog.write('== posts/2024-01-02-a.md\nEdited.\n');
    const report = await deployBlog(blog, {
      confirm: async () => (await deployBlog(other, { adopts: true })).isDone,
    });
    expect(report).toMatchObject({ isDone: false, diagnostics: [{ code: 'deploy-not-ours' }] });
    await expectSite(place, other);
    expect(await deployBlog(blog)).toMatchObject({ isDone: true, diagnostics: [] });
    await expectSite(place, blog);
  });

  test(`${kind}: every name that a site may have comes and goes`, async () => {
    const { place, blog } = await site();
    const names = [
      "it's.txt",
      'a b.txt',
      'ñandú.txt',
      '日本/語.txt',
      '[x].txt',
      '$(touch x).txt',
      '-f.txt',
      '#1.txt',
      '%41.txt',
      '100%.txt',
      'a&b=c+d.txt',
      '!{x}.txt',
      '~x.txt',
      'a;b.txt',
      '`x`.txt',
      "''.txt",
      '.nojekyll',
      '.well-known/x.txt',
    ];
    for (const name of names) blog.write(`== pages/${name}\n${name}\n`);
    expect(await deployBlog(blog)).toMatchObject({ isDone: true });
    expect(blog.output().size).toBeGreaterThan(names.length);
    await expectSite(place, blog);
    expect(await deployBlog(blog, { adopts: true })).toMatchObject({ isIdle: true });
    for (const name of names) blog.remove(`pages/${name}`);
    expect(await deployBlog(blog, { maxDeletes: 100 })).toMatchObject({ isDone: true });
    await expectSite(place, blog);
  });

  test(`${kind}: a page that becomes a folder, and a folder that becomes a page, come into place`, async () => {
    const { place, blog } = await site();
    blog.write('== pages/x.d\nfile\n== pages/y.d/z.txt\nfile\n');
    await deployBlog(blog);
    blog.remove('pages/x.d');
    blog.remove('pages/y.d');
    blog.write('== pages/x.d/z.txt\nfile\n== pages/y.d\nfile\n');
    expect(await deployBlog(blog)).toMatchObject({ isDone: true, diagnostics: [] });
    await expectSite(place, blog);
  });
}
