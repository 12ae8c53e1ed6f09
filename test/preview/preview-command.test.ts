import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { cliFile, runCli } from '../support/cli.ts';
import { createBlog } from '../support/site.ts';

const site = '== site.yml\ntitle: A\nurl: https://me.example/b\n== posts/2024-01-02-a.md\nA.\n';

test('prints its address, serves, and ends at once with Ctrl-C although a reader holds on', async () => {
  const blog = createBlog(site);
  await blog.build();
  const child = spawn(process.execPath, [cliFile, 'preview', blog.root, '--port', '0']);
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const url = line.toString().trim();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/b\/$/);
  expect((await fetch(`${url}a/`)).status).toBe(200);
  const held = net.connect(Number(new URL(url).port), '127.0.0.1');
  held.on('error', () => {});
  await once(held, 'connect');
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(0);
});

test('a site for a host that is not said yet stands below its base path', async () => {
  const blog = createBlog('== _config.yml\ntitle: A\nbaseurl: /b\n== _posts/2024-01-02-a.md\n---\n---\nA.\n');
  await blog.build();
  const child = spawn(process.execPath, [cliFile, 'preview', blog.root, '--port', '0']);
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  expect(line.toString()).toMatch(/:\d+\/b\/\n$/);
});

test('says what is missing, and which port is taken', async () => {
  const blog = createBlog(site);
  const none = await runCli(['preview', blog.root]);
  expect(none).toMatchObject({ code: 1, stdout: '' });
  expect(none.stderr).toContain('there is no site in');
  await blog.build();
  const other = net.createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { port } = other.address() as net.AddressInfo;
  const taken = await runCli(['preview', blog.root, '--port', String(port)]);
  expect(taken.code).toBe(1);
  expect(taken.stderr).toContain(`port ${port} is taken`);
  expect((await runCli(['preview', blog.root, '--port', '99999'])).code).toBe(2);
  expect((await runCli(['preview', blog.root, '--target', 'moon'])).code).toBe(2);
});
