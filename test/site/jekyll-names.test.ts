import { expect, test } from 'vitest';
import { createBlog } from '../support/site.ts';

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
