import { expect, test } from 'vitest';
import { builtBlog, createBlog, diagnosticsOf } from '../support/site.ts';

const post = '---\ntitle: A\n---\n';

test.each(['NFC', 'NFD'] as const)(
  'Liquid finds files by their names, which disks may keep in %s',
  async (form) => {
    const other = form === 'NFC' ? 'NFD' : 'NFC';
    const name = 'café'.normalize(form);
    const asked = 'café'.normalize(other);
    const blog = createBlog(
      `== _config.yml\ntitle: T\npermalink: /:slug/\n== _posts/2024-01-02-${name}.md\n${post}== ${name}-page.md\n${post}== assets/${name}.txt\nx\n== _includes/${name}.txt\nincluded\n== beside-${name}.txt\nbeside\n== list.txt\n---\n---\n{% post_url 2024-01-02-${asked} %} {% link _posts/2024-01-02-${asked}.md %} {% link ${asked}-page.md %} {% link assets/${asked}.txt %} {% include ${asked}.txt -%}\n`,
    );
    expect((await blog.build()).diagnostics).toEqual([]);
    const said = () => decodeURI(blog.read('list.txt')).normalize('NFC').trim();
    expect(said()).toMatch(/<\/h1>\/café\/ \/café\/ \/café-page\/ \/assets\/café\.txt included$/);
    blog.write(`== _includes/${name}.txt\nchanged\n`);
    await blog.build();
    expect(said()).toMatch(/ changed$/);
  },
);

const tagged = (...tags: readonly string[]) =>
  `---\ntitle: A\n# About\ntags:\n${tags.map((tag) => `- ${tag}\n`).join('')}---\nText.\n`;

test('two tags that share a page and are no spellings of each other are told, at the one that the page fits less', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n${tagged('ink', 'c++', 'C', '"F#"')}== _posts/2024-01-03-b.md\n${tagged('Ink', 'f', 'F', 'c plus plus')}`,
  );
  const { diagnostics, isDone } = await blog.build();
  expect(isDone).toBe(true);
  const where = { severity: 'warning', code: 'term-shared', file: '_posts/2024-01-02-a.md' };
  expect(diagnostics).toMatchObject([
    {
      ...where,
      line: 6,
      column: 3,
      source: '- c++',
      message: '“c++” and “C” of tags share one page, since both become c; posts show “c++” for either',
      remedy:
        'Give one an address of its own in _config.yml: taxonomies: {tags: {slugs: {"c++": c-plus-plus}}}; or write one name everywhere.',
    },
    { ...where, line: 8, source: '- "F#"' },
  ]);
});

test('tags that share a page because the configuration says so are not told, nor are those that it keeps apart', async () => {
  const blog = createBlog(
    `== _config.yml\ntitle: T\ntaxonomies: {tags: {slugs: {"F#": f, c++: cpp}}}\n== _posts/2024-01-02-a.md\n${tagged('c++', 'C', '"F#"', 'F', 'web dev', 'Web-Dev!', '"¿web dev?"', 'Rust™', 'Rust', 'travel✈️', 'travel')}`,
  );
  expect((await blog.build()).diagnostics).toEqual([]);
  expect(blog.read('tags/cpp/index.html')).toContain('c++:');
  expect(blog.read('tags/c/index.html')).toContain('C:');
});

test('terms without pages, of which one is shown for both, are told in a native blog too', async () => {
  const site = (more: string) => `== site.yml\ntitle: T\nurl: https://e.org\ntaxonomies: {tags: ${more}}\n`;
  const blog = createBlog(`${site('false')}== posts/2024-01-02-a.md\n${tagged('c++', 'C')}`);
  const [found] = diagnosticsOf(await blog.build(), 'term-shared');
  expect(found).toMatchObject({ severity: 'warning', line: 5 });
  const setting = /\{tags: (.*)\};/.exec(found?.remedy ?? '')?.[1] ?? '';
  expect(setting).toBe('{path: false, slugs: {"c++": c-plus-plus}}');
  blog.write(site(setting));
  expect((await blog.build()).diagnostics).toEqual([]);
});

test('terms without pages that consist of signs stay as many as they are', async () => {
  const blog = await builtBlog(
    `== site.yml\ntitle: T\ntaxonomies: {tags: false}\n== posts/2024-01-02-a.md\n${tagged('😀', '🎉')}== layouts/post.njk\n{% for tag in page.tags %}{{ tag.name }} {{ tag.count }};{% endfor %}\n`,
  );
  expect(blog.read('a/index.html').trim()).toBe('😀 1;🎉 1;');
});

test('what is told of a term has its line in later builds, wherever edits move it', async () => {
  const blog = await builtBlog(
    `== _config.yml\ntitle: T\n== _posts/2024-01-02-a.md\n${tagged('c++')}== _posts/2024-01-03-b.md\n${tagged('C')}`,
  );
  const line = async () => diagnosticsOf(await blog.build(), 'term-shared').map((found) => found.line);
  expect(await line()).toEqual([5]);
  blog.write(`== _posts/2024-01-02-a.md\n${tagged('c++').replace('# About\n', '')}`);
  expect(await line()).toEqual([4]);
  blog.write(`== _posts/2024-01-03-b.md\n${tagged('D')}`);
  expect(await line()).toEqual([]);
});
