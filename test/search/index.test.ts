import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { shardHash as clientHash, searchWords as clientWords, slips } from '../../assets/js/search.js';
import { searchWords } from '../../src/search/search-words.ts';
import { shardCount, shardHash } from '../../src/search/shard-of.ts';
import { createBlog, readFolder, repository, type TestBlog } from '../support/site.ts';

const texts = [
  'La producción de ÁRBOLES, el niño y l’école',
  'Straße, Ærø, Łódź, þorn, İstanbul, ısı, Ὀδυσσεύς',
  '日本語の検索エンジン、東京タワー。ﾊﾝｶｸ',
  '中文搜索引擎 Node.js入门 2024年',
  '서울에서 부산까지 한국어',
  'ภาษาไทย ລາວ ខ្មែរ မြန်မာ',
  'Ёлка и йогурт: Привет, мир!',
  'اَلْعَرَبِيَّةُ كِتَابٌ',
  'C++ and F# 3.14 e-mail foo_bar 𠮷野家 👩‍👩‍👧 ﬁne',
  'x'.repeat(50),
  '',
];

function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  searchWords(text, (word) => words.push(word));
  return words;
}

test.for(texts)('the index and the browser cut the same words out of %j', (text) => {
  expect(clientWords(text).toSorted()).toEqual(wordsOf(text).toSorted());
  for (const word of wordsOf(text)) expect(clientHash(word), word).toBe(shardHash(word));
});

test('accents, marks and forms make no difference, and runs of signs are cut in two by two', () => {
  expect(wordsOf('Producción PRODUCCION')).toEqual(['produccion', 'produccion']);
  expect(wordsOf('検索語')).toEqual(['検索', '索語', '語']);
  expect(clientWords('検索語', true)).toEqual(['検索', '索語']);
  expect(clientWords('語', true)).toEqual(['語']);
});

test.for([
  ['producion', 'produccion', 1],
  ['porduccion', 'produccion', 1],
  ['prodxccion', 'produccion', 1],
  ['produ', 'produccion', 0],
  ['prodx', 'produccion', 1],
  ['zzzzz', 'produccion', 2],
] as const)('%s is %s or begins it but for a slip or two', ([typed, word, distance]) => {
  expect(slips(typed, word, 1)).toBe(distance);
});

test('the index is cut by how many posts there are', () => {
  expect([1, 40, 41, 1000, 10_000, 10_000_000].map(shardCount)).toEqual([1, 1, 2, 32, 256, 1024]);
});

/** A blog of so many posts about nothing much. */
function blogOf(count: number): TestBlog {
  const posts = Array.from(
    { length: count },
    (_, n) =>
      `== posts/2024-01-${String(1 + (n % 28)).padStart(2, '0')}-p${n}.md\n---\ntitle: Post ${n}\ntags: [t${n % 3}]\n---\nWords number${n} and all of them.\n\nMore about zebra${n} here.\n`,
  );
  return createBlog(`== site.yml\ntitle: A\nurl: https://a.example\ncards: false\n${posts.join('')}`, {
    theme: repository,
  });
}

test('a word added to one body changes that word’s part of the index and no other', async () => {
  const blog = blogOf(90);
  await blog.build();
  const before = blog.output();
  expect([...before.keys()].filter((file) => file.startsWith('search/words-'))).toHaveLength(4);
  const file = path.join(blog.root, 'posts/2024-01-05-p4.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('zebra4 here', 'zebra4 there'));
  await blog.build();
  const changed = [...blog.output()]
    .filter(([name, bytes]) => before.get(name) !== bytes)
    .map(([name]) => name);
  // «here» and «there» stand in two parts; the excerpt and so the post's line in lists are as they were.
  const parts = new Set(['here', 'there'].map((word) => `search/words-${shardHash(word) % 4}.json`));
  expect(changed.filter((name) => name.startsWith('search/')).toSorted()).toEqual([...parts].toSorted());
});

test('whatever is edited, the index is the one of a clean build', async () => {
  const blog = blogOf(90);
  const edits = [
    () => blog.write('== posts/2024-03-01-new.md\nA newcomer with words of its own.\n'),
    () => blog.write('== posts/2024-03-01-new.md\n---\nnoindex: true\n---\nHidden.\n'),
    () => blog.remove('posts/2024-01-03-p2.md'),
    () => blog.write('== posts/2024-01-05-p4.md\n---\ntitle: Retitled\n---\nShort.\n'),
    () => blog.write('== pages/about.md\nA page.\n'),
    () => blog.remove('_site/search'),
    () => blog.write('== .tinta/words.bin\ndamaged\n'),
    () => blog.write('== .tinta/search.json\n{}\n'),
    () => blog.write('== site.yml\ntitle: A\nurl: https://a.example/base\ncards: false\n'),
  ];
  await blog.build();
  for (const [step, edit] of edits.entries()) {
    edit();
    expect(await blog.build(), String(step)).toMatchObject({ isDone: true });
    const out = path.join(blog.root, '../clean');
    await blog.build({ out, cache: undefined, clean: true, jobs: 1 + (step % 2), threadsFrom: 1 });
    expect(blog.output(), String(step)).toEqual(readFolder(out));
  }
});

test('search: false leaves nothing of it, a path moves it, and a page of the blog’s own takes its place', async () => {
  const post = '== posts/2024-01-02-a.md\nWords.\n';
  const off = createBlog(`== site.yml\ntitle: A\nsearch: false\n${post}`, { theme: repository });
  await off.build();
  expect(off.read('a/index.html')).not.toContain('data-search');
  expect([...off.output().keys()].filter((file) => file.includes('search'))).toEqual([]);
  const moved = createBlog(`== site.yml\ntitle: A\nsearch: /buscar/\n${post}`, { theme: repository });
  await moved.build();
  expect(moved.read('a/index.html')).toContain('href="/buscar/"');
  expect(moved.has('buscar/words-0.json')).toBe(true);
  const own = createBlog(`== site.yml\ntitle: A\n== pages/search.md\nMine.\n${post}`, { theme: repository });
  await own.build();
  expect(own.read('search/index.html')).toContain('Mine.');
  // The head of each page opens the search, which reads these.
  expect(own.read('index.html')).toContain('data-search');
  expect(own.has('search/index.json')).toBe(true);
});
