import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runDev } from '../support/dev.ts';
import { createBlog } from '../support/site.ts';

const files = `
== site.yml
title: A blog
url: https://blog.example
== posts/2025-01-02-a.md
---
title: A
---
A.
== assets/a.txt
a
`;

test('the command says why a page cannot be made once, whatever is saved meanwhile, and anew once it could be', async () => {
  const faulty = '== layouts/post.njk\n{{ page.nothing.of.it }}\n';
  const blog = createBlog(files + faulty);
  const dev = runDev([blog.root, '--port', '0']);
  const [, address = ''] = await dev.until(/(http:\S+)\/\n[^]*Ready/);
  const look = async (): Promise<void> => void (await (await fetch(`${address}/a/`)).arrayBuffer());
  const save = async (text: string, name: string): Promise<void> => {
    const before = dev.said().length;
    blog.write(text);
    while (!dev.said().slice(before).includes(`${name}  `)) await setTimeout(20);
    await look();
  };
  const timesSaid = () => dev.said().match(/page\.nothing\.of\.it is empty/g)?.length ?? 0;
  await setTimeout(500);
  await look();
  for (const text of ['One.', 'Two.']) await save(`== posts/2025-01-03-b.md\n${text}\n`, '-b.md');
  expect(timesSaid()).toBe(1);
  await save('== layouts/post.njk\n{{ page.title }}\n', 'post.njk');
  await save(faulty, 'post.njk');
  expect(timesSaid()).toBe(2);
});
