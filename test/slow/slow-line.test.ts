import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type ServedBlog, serveBlog } from '../support/serve-blog.ts';
import { repository } from '../support/site.ts';
import { kindsOfPage, writeTortureBlog } from '../theme/torture-blog.ts';

/** Notes what moves while a page comes in, but for the space between elements: which element, from where to where. */
const watchShifts = `globalThis.moved = []; new PerformanceObserver((list) => {
  for (const { sources } of list.getEntries())
    for (const { node, previousRect: from, currentRect: to } of sources)
      if (node?.textContent.trim() !== '' || node instanceof Element) moved.push((node?.outerHTML ?? node?.textContent ?? 'what is gone').slice(0, 80) + ' from ' + [from.x, from.y] + ' to ' + [to.x, to.y]);
}).observe({ type: 'layout-shift', buffered: true });`;

/** Where elements end that have lines of their own: a line cut within may be broken anew, which no page can help. */
const blockEnds =
  /(?<=<\/(?:article|div|figure|footer|h\d|header|label|legend|li|main|nav|p|pre|section|table|tr|ul|ol)>)/;

/** Sends a page element by element, some at a time, so that a browser paints it many times before it has all of it. */
async function sendSlowly(response: ServerResponse, html: string): Promise<void> {
  let piece = '';
  for (const part of html.split(blockEnds)) {
    piece += part;
    if (piece.length < 50) continue;
    response.write(piece);
    piece = '';
    await pause(25);
  }
  response.end(piece);
}

/** Answers as the blog does, with pages in pieces, and pictures and scripts late. */
async function answerSlowly(address: string, response: ServerResponse): Promise<void> {
  const answer = await fetch(address);
  const type = answer.headers.get('content-type') ?? '';
  const bytes = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, { 'content-type': type });
  const body = bytes.indexOf('<body');
  if (body !== -1 && type.startsWith('text/html')) {
    response.write(bytes.subarray(0, body));
    await sendSlowly(response, bytes.toString('utf8', body));
  } else {
    await pause(/^image|javascript/.test(type) ? 500 : 0);
    response.end(bytes);
  }
}

/** Stands before a blog as a slow line does. */
async function slowDown(address: string): Promise<Server> {
  const server = createServer((request, response) => void answerSlowly(address + request.url, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

describe.each([
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
])('on a slow line, $width px wide', (viewport) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tinta-slow-line-'));
  let browser: Browser;
  let blog: ServedBlog;
  let line: Server;

  beforeAll(async () => {
    blog = await serveBlog({ blog: writeTortureBlog(folder, 'en'), theme: repository });
    line = await slowDown(blog.address);
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    line.close();
    blog.stop();
    rmSync(folder, { recursive: true });
  });

  test.each(kindsOfPage)(
    'nothing that is read moves while %s comes in',
    { concurrent: true },
    async (url) => {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.addInitScript(watchShifts);
      const { port } = line.address() as AddressInfo;
      await page.goto(`http://127.0.0.1:${port}${url}`, { waitUntil: 'networkidle' });
      expect(await page.evaluate('moved')).toEqual([]);
      await context.close();
    },
  );
});
