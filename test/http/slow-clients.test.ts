import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { cliFile } from '../support/cli.ts';
import { builtBlog } from '../support/site.ts';

const site = '== site.yml\ntitle: A\nurl: https://me.example\n== posts/2024-01-02-a.md\nInk.\n';

/** A server in a process of its own. */
interface Served {
  readonly pid: number;
  readonly port: number;
}

async function serve(command: 'dev' | 'preview'): Promise<Served> {
  const blog = await builtBlog(site);
  const child = spawn(process.execPath, [cliFile, command, blog.root, '--port', '0']);
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stderr.resume();
  let said = '';
  for await (const part of child.stdout) {
    said += String(part);
    const [, port] = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(said) ?? [];
    if (port !== undefined) return { pid: child.pid ?? 0, port: Number(port) };
  }
  throw new Error(`it ended after saying: ${said}`);
}

const descriptorsOf = ({ pid }: Served): number => readdirSync(`/proc/${pid}/fd`).length;

/** What a process has of the machine's memory, in bytes. */
function memoryOf({ pid }: Served): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

async function readPage({ port }: Served): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/a/`, { headers: { connection: 'close' } });
  return answer.text();
}

/** Opens a connection that sends a request byte by byte, and whose side stays open whatever the other does. */
async function dribble({ port }: Served): Promise<void> {
  const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => {}).resume();
  await once(socket, 'connect');
  socket.write('GET /a/ HTTP/1.1\r\nhost: 127');
  const drip = setInterval(() => socket.writable && socket.write('0'), 700);
  onTestFinished(() => {
    clearInterval(drip);
    socket.destroy();
  });
}

/** How many connections are held at each. */
const crowds = { dev: 1000, preview: 100 };

// T-DEV-4
test.runIf(process.platform === 'linux')(
  'who sends a request byte by byte is let go by dev and preview, a thousand of them too, and others are answered meanwhile',
  async () => {
    const { dev, preview } = { dev: await serve('dev'), preview: await serve('preview') };
    const outlast = async (server: Served, clients: number): Promise<void> => {
      expect(await readPage(server)).toContain('Ink.');
      const before = { descriptors: descriptorsOf(server), memory: memoryOf(server) };
      await Promise.all(Array.from({ length: clients }, () => dribble(server)));
      await expect.poll(() => descriptorsOf(server)).toBeGreaterThan(clients);
      expect(await readPage(server)).toContain('Ink.');
      await expect.poll(() => descriptorsOf(server), { interval: 100 }).toBeLessThan(before.descriptors + 10);
      expect(memoryOf(server) - before.memory).toBeLessThan(40 << 20);
      expect(await readPage(server)).toContain('Ink.');
    };
    await Promise.all([outlast(dev, crowds.dev), outlast(preview, crowds.preview)]);
  },
);
