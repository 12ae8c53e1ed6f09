import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { createBlog } from '../support/site.ts';

// T-DEP-7: there is no request that could be sent to where it must not go.
test('neither a build nor a deploy asks any address that a blog names, not this machine’s own', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const addresses = [
      `http://127.0.0.1:${port}`,
      `http://localhost:${port}`,
      `http://[::1]:${port}`,
      'http://169.254.169.254/latest',
    ];
    const written = addresses.map((address, n) => {
      const url = `${address}/${n}`;
      return `== posts/2024-01-0${n + 1}-p.md
---
slug: p${n}
image: ${url}/cover.jpg
canonical_url: ${url}/canonical
author: someone
---
![picture](${url}/picture.png) [link](${url}/link) <${url}/auto>

<img src="${url}/raw.png"> <iframe src="${url}/frame"></iframe>
== data/remote${n}.json
{"url": "${url}/data.json", "$ref": "${url}/ref.json"}
== data/source${n}.yml
url: ${url}/data.yml
src: ${url}/data.csv
`;
    });
    const blog = createBlog(
      `== site.yml
title: A blog
url: http://127.0.0.1:${port}
logo: http://127.0.0.1:${port}/logo.png
theme: {icon: "http://127.0.0.1:${port}/icon.png"}
deploy: {share: {kind: folder, path: ../share}}
${written.join('')}`,
    );
    // Whatever the build thinks of such a blog, it asks nobody.
    const built = await runCli(['build', blog.root]);
    await runCli(['check', blog.root]);
    await runCli(['deploy', '--yes', '--dir', blog.root]);
    expect(built.stderr + built.stdout).not.toBe('');
    expect(asked).toEqual([]);
  } finally {
    server.close();
  }
});
