import { expect, test } from 'vitest';
import { attributeOf, elementsOf, textsOf } from '../support/html.ts';
import { createBlog, repository } from '../support/site.ts';

function part(n: number): string {
  const day = new Date(Date.UTC(2024, 0, n)).toISOString().slice(0, 10);
  return `== posts/${day}-part-${n}.md\n---\ntitle: Part ${n}\nseries: Long\n---\nText.\n`;
}

test('a part of a series says where it stands and names the others in reading order', async () => {
  const blog = createBlog([1, 2, 3].map(part).join(''), { theme: repository });
  await blog.build();
  const html = blog.read('part-2/index.html');
  expect(textsOf(html, 'summary')).toEqual(['Part 2 of 3']);
  const current = elementsOf(html).find((element) => attributeOf(element, 'aria-current') === 'page');
  expect(current?.tagName).toBe('span');
  expect(html.indexOf('href="/part-1/"')).toBeLessThan(html.indexOf('href="/part-3/"'));
});

test.each([
  [1, 1, 25],
  [20, 8, 32],
  [40, 16, 40],
])('part %i of a long series names the nearest, from %i to %i', async (n, first, last) => {
  const blog = createBlog(Array.from({ length: 40 }, (_, index) => part(index + 1)).join(''), {
    theme: repository,
  });
  await blog.build();
  const html = blog.read(`part-${n}/index.html`);
  const nav = html.slice(
    html.indexOf('class="series-nav"'),
    html.indexOf('</nav>', html.indexOf('series-nav')),
  );
  const named = [...nav.matchAll(/<li>(?:<[^>]+>)?Part (\d+)/g)].map((match) => Number(match[1]));
  expect(named).toEqual(Array.from({ length: last - first + 1 }, (_, index) => first + index));
  expect(nav).toContain(first === 1 ? '<ol>' : `<ol start="${first}">`);
  expect(nav).toContain(`Part ${n} of 40`);
});
