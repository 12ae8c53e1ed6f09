import { randomInt } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { startTestDev, type TestDev } from '../support/dev.ts';
import { createBlog, type TestBlog } from '../support/site.ts';

const long = Array.from({ length: 60 }, (_, index) => `Paragraph ${index} of ink and paper.`).join('\n\n');

const files = `
== site.yml
title: A blog
url: https://blog.example
markdown: {html: true}
== layouts/partials/head-extra.njk
<link rel="stylesheet" href="/assets/extra.css">
== assets/extra.css
h1 { color: rgb(1, 2, 3) }
== posts/2025-01-02-hello.md
---
title: Hello
---
First words.

<input id="field"> <details id="more"><summary>More</summary>Inside.</details>

\`\`\`js
const a = 1;
\`\`\`

${long}

Last words.
== posts/2025-01-03-other.md
---
title: Other
---
Elsewhere.
`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openTab(dev: TestDev, at: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 900, height: 600 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await visit(page, dev, at);
  return page;
}

/** Opens a page and marks it, so that a reload would be noticed. */
async function visit(page: Page, dev: TestDev, at: string): Promise<void> {
  const connected = page.waitForResponse((response) => response.url().includes('/_tinta/live'));
  await page.goto(dev.address + at);
  await connected;
  await page.evaluate('window.isTheSame = true');
  // The page knows its own bytes once it has heard from the server.
  await page.waitForTimeout(50);
}

const isTheSame = (page: Page): Promise<boolean> => page.evaluate('window.isTheSame === true');
const seen = (page: Page, text: string) => page.getByText(text).first().waitFor();

function edit(blog: TestBlog, file: string, change: (text: string) => string): void {
  const place = path.join(blog.root, file);
  writeFileSync(place, change(blog.source(file)));
}

const hello = 'posts/2025-01-02-hello.md';

describe('an open page', () => {
  test('takes a changed body in without losing its place, what was typed, or what scripts made', async () => {
    const blog = createBlog(files);
    const dev = await startTestDev(blog);
    const page = await openTab(dev, '/hello/');
    await page.fill('#field', 'typed by hand');
    await page.evaluate('document.querySelector("#more").open = true');
    await page.focus('#field', {});
    await page.evaluate('document.querySelector(".e-content").classList.add("by-script")');
    await page.evaluate('scrollTo({ top: 700, behavior: "instant" })');
    const buttons = await page.locator('button.copy').count();

    edit(blog, hello, (text) =>
      text
        .replace('Paragraph 50 of', 'Paragraph fifty about')
        .replace('Last words.', 'Last *words*, and more.\n\n- a list'),
    );
    await seen(page, 'Paragraph fifty about');
    expect(await page.locator('em', { hasText: 'words' }).count()).toBe(1);
    expect(await page.locator('.e-content li').innerText()).toBe('a list');
    expect(await isTheSame(page)).toBe(true);
    expect(await page.evaluate('scrollY')).toBe(700);
    expect(await page.inputValue('#field')).toBe('typed by hand');
    expect(await page.evaluate('document.activeElement.id')).toBe('field');
    expect(await page.evaluate('document.querySelector("#more").open')).toBe(true);
    expect(await page.locator('.e-content.by-script').count()).toBe(1);
    expect(await page.locator('button.copy').count()).toBe(buttons);
    expect(buttons).toBeGreaterThan(0);

    edit(blog, hello, (text) =>
      text.replace('const a = 1;', 'const b = 2;').replace('title: Hello', 'title: Hola'),
    );
    await seen(page, 'const b = 2;');
    expect(await page.title()).toContain('Hola');
    expect(await page.locator('button.copy').count()).toBe(buttons);
    expect(await isTheSame(page)).toBe(true);
    expect(dev.faults).toEqual([]);
  });

  test('is after many edits what a fresh one is', async () => {
    const blog = createBlog(files);
    const dev = await startTestDev(blog);
    const page = await openTab(dev, '/hello/');
    await page.route('**/tinta.js*', (route) => route.abort());
    await visit(page, dev, '/hello/');
    const steps: readonly ((text: string) => string)[] = [
      (text) => text.replace('Paragraph 3 ', '## A heading\n\nParagraph 3 '),
      (text) => text.replace(/Paragraph 1\d .*\n\n/g, ''),
      (text) => text.replace('## A heading', '## Another\n\n| a | b |\n|---|---|\n| 1 | 2 |\n'),
      (text) =>
        text.replace('Paragraph 4 of ink and paper.\n\nParagraph 5', 'Paragraph 5 of ink.\n\n> Paragraph 4'),
      (text) => text.replace('title: Hello', 'title: "Hello <b>you</b>"\ntags: [a, b]'),
      (text) => text.replace('tags: [a, b]', 'tags: [b]').replace('| 1 | 2 |', '| 1 | 2 |\n| 3 | 4 |'),
      (text) => `${text}\n\nThe end[^1].\n\n[^1]: A note.\n`,
    ];
    for (const step of steps) {
      edit(blog, hello, step);
      await dev.refresh();
    }
    await seen(page, 'The end');
    expect(await isTheSame(page)).toBe(true);
    const outline = 'document.body.outerHTML.replace(/ data-tinta="[^"]*"/, "")';
    const patched = await page.evaluate(outline);
    await visit(page, dev, '/hello/');
    expect(patched).toBe(await page.evaluate(outline));
  });

  test('has its margin notes, copy buttons and contents where a fresh one has them', async () => {
    const blog = createBlog(files);
    const dev = await startTestDev(blog);
    const page = await openTab(dev, '/hello/');
    await page.setViewportSize({ width: 1500, height: 900 });
    const looks = `JSON.stringify({
      notes: [...document.querySelectorAll('.footnotes li')].map(({ style }) => style.insetBlockStart),
      isBeside: document.querySelector('.with-margin-notes') !== null,
      buttons: document.querySelectorAll('button.copy').length,
      read: document.querySelector('.toc [aria-current]')?.textContent,
      length: document.querySelector('.e-content').style.minBlockSize,
    })`;
    const note = (text: string) => `${text}\n\nThe end[^1].\n\n[^1]: A note.\n`;
    const steps: readonly ((text: string) => string)[] = [
      note,
      (text) => text.replace('First words.', `First words[^2].\n\n${'More. '.repeat(300)}\n\n[^2]: Another.`),
      (text) => text.replace('More. '.repeat(200), '\n\n```js\nlet c;\n```\n\n'),
      (text) =>
        text
          .replace('title: Hello', 'title: Hello\ntoc: true')
          .replace('Paragraph 3 ', '## A heading\n\nParagraph 3 '),
      (text) => text.replace(/\[\^\d\](?:: .*)?/g, ''),
    ];
    for (const [at, step] of steps.entries()) {
      edit(blog, hello, (text) => step(text).replace(/$/, `\n\nStep ${at}.`));
      await seen(page, `Step ${at}.`);
      const patched: string = await page.evaluate(looks);
      expect(await isTheSame(page), `step ${at}`).toBe(true);
      await visit(page, dev, '/hello/');
      expect(patched, `step ${at}`).toBe(await page.evaluate(looks));
    }
  });

  test('swaps a style sheet without a reload, linked with its digest or without', async () => {
    const blog = createBlog(`${files}== assets/css/tinta.css\nh1 { font-size: 41px }\n`);
    const dev = await startTestDev(blog);
    const page = await openTab(dev, '/hello/');
    const styleOf = (name: string) => page.evaluate(`getComputedStyle(document.querySelector("h1")).${name}`);
    expect([await styleOf('color'), await styleOf('fontSize')]).toEqual(['rgb(1, 2, 3)', '41px']);
    for (const color of ['rgb(4, 5, 6)', 'rgb(7, 8, 9)']) {
      blog.write(`== assets/extra.css\nh1 { color: ${color} }\n`);
      await page.waitForFunction(`getComputedStyle(document.querySelector("h1")).color === "${color}"`);
    }
    blog.write('== assets/css/tinta.css\nh1 { font-size: 43px }\n');
    await page.waitForFunction('getComputedStyle(document.querySelector("h1")).fontSize === "43px"');
    expect(await styleOf('color')).toBe('rgb(7, 8, 9)');
    edit(blog, hello, (text) => text.replace('First words.', 'New words.'));
    await seen(page, 'New words.');
    expect(await page.locator('link[rel=stylesheet]').count()).toBe(2);
    expect(await isTheSame(page)).toBe(true);
  });

  test('is loaded anew where a layout or a script changed', async () => {
    const blog = createBlog(`${files}== assets/js/tinta.js\nwindow.loaded = 1;\n`);
    const dev = await startTestDev(blog);
    const page = await openTab(dev, '/hello/');
    await page.evaluate('scrollTo({ top: 500, behavior: "instant" })');
    blog.write(
      '== layouts/partials/draft-mark.njk\n{# #}<i>mark</i>\n== layouts/partials/site-footer.njk\n<footer>Made of ink</footer>\n',
    );
    await seen(page, 'Made of ink');
    expect(await isTheSame(page)).toBe(false);
    await page.waitForFunction('scrollY === 500');
    await page.evaluate('window.isTheSame = true');
    blog.write('== assets/js/tinta.js\nwindow.loaded = 2;\n');
    await page.waitForFunction('window.loaded === 2');
    expect(await isTheSame(page)).toBe(false);
  });

  // T-DEV-6, T-LEAK-3
  test('shows an error as the terminal does over the last good page, until it is mended', async () => {
    const blog = createBlog(files);
    const dev = await startTestDev(blog);
    const page = await openTab(dev, '/hello/');
    const good = blog.source(hello);
    edit(blog, hello, (text) =>
      text.replace('title: Hello', 'title: Hello\ndate: 2024-02-30 <img src=x onerror=alert(1)>'),
    );
    await page.locator('tinta-preview .errors pre').waitFor();
    const said = await page.locator('tinta-preview .errors pre').innerText();
    expect(said).toContain('posts/2025-01-02-hello.md:3:7  error  date-impossible');
    expect(said).toContain('<img src=x onerror=alert(1)>');
    expect(said).not.toContain(blog.root);
    expect(await page.locator('tinta-preview img').count()).toBe(0);
    expect(await page.locator('.e-content').innerText()).toContain('First words.');
    expect(await (await dev.get('/hello/')).text()).toContain('First words.');
    expect((await dev.get('/other/')).status).toBe(200);
    await page.reload();
    await page.locator('tinta-preview .errors pre').waitFor();
    await page.evaluate('window.isTheSame = true');
    await page.waitForTimeout(50);

    writeFileSync(path.join(blog.root, hello), good.replace('First words.', 'Mended words.'));
    await seen(page, 'Mended words.');
    expect(await page.locator('tinta-preview .errors').count()).toBe(0);
    expect(await isTheSame(page)).toBe(true);
  });

  test('shows an error that only its own layout meets, and the page as it was', async () => {
    const blog = createBlog(files);
    const dev = await startTestDev(blog);
    const page = await openTab(dev, '/hello/');
    blog.write('== layouts/partials/post-meta.njk\n{{ pager.number }}\n');
    await page.locator('tinta-preview .errors pre').waitFor();
    expect(await page.locator('tinta-preview .errors pre').innerText()).toContain(
      'layouts/partials/post-meta.njk',
    );
    expect(await page.locator('.e-content').innerText()).toContain('First words.');
    const again = await dev.get('/hello/');
    expect(await again.text()).toContain('First words.');
    blog.remove('layouts/partials/post-meta.njk');
    await page.locator('tinta-preview .errors').waitFor({ state: 'detached' });
  });

  test('counts warnings and lists them', async () => {
    const blog = createBlog(files);
    const dev = await startTestDev(blog);
    const page = await openTab(dev, '/hello/');
    edit(blog, hello, (text) => text.replace('title: Hello', 'title: Hello\ntittle: x'));
    await page.locator('tinta-preview button', { hasText: '1 warning' }).click();
    const list = page.locator('tinta-preview .warnings pre');
    expect(await list.innerText()).toContain('posts/2025-01-02-hello.md:3:1  warning  key-unknown');
  });
});

describe('the blog', () => {
  test('shows new posts on the home page, and takes removed ones away', async () => {
    const blog = createBlog(files);
    const dev = await startTestDev(blog);
    const page = await openTab(dev, '/');
    blog.write('== posts/2025-02-01-fresh.md\n---\ntitle: Fresh\n---\nNew.\n');
    await page.getByRole('link', { name: 'Fresh' }).first().waitFor();
    expect(await isTheSame(page)).toBe(true);
    blog.remove('posts/2025-02-01-fresh.md');
    await page.getByRole('link', { name: 'Fresh' }).first().waitFor({ state: 'detached' });
  });

  test('takes an open page along when its post is renamed, and says so when it is deleted', async () => {
    const blog = createBlog(files);
    const dev = await startTestDev(blog);
    const page = await openTab(dev, '/hello/');
    renameSync(path.join(blog.root, hello), path.join(blog.root, 'posts/2025-01-02-goodbye.md'));
    await page.waitForURL('**/goodbye/');
    await seen(page, 'First words.');
    edit(blog, 'posts/2025-01-02-goodbye.md', (text) =>
      text.replace('title: Hello', 'title: Hello\nslug: farewell'),
    );
    await page.waitForURL('**/farewell/');
    const kept = blog.source('posts/2025-01-02-goodbye.md');
    blog.remove('posts/2025-01-02-goodbye.md');
    await page.locator('body.kind-404').waitFor();
    blog.write(`== posts/2025-01-02-goodbye.md\n${kept}`);
    await seen(page, 'First words.');
  });

  test('reaches every open page: two tabs, and one that slept', async () => {
    const blog = createBlog(files);
    const dev = await startTestDev(blog);
    const [one, two, three] = [
      await openTab(dev, '/hello/'),
      await openTab(dev, '/hello/'),
      await openTab(dev, '/hello/'),
    ];
    const hide = (page: Page, isHidden: boolean) =>
      page.evaluate(
        `Object.defineProperty(document, 'hidden', { value: ${isHidden}, configurable: true }); document.dispatchEvent(new Event('visibilitychange'))`,
      );
    await hide(three, true);
    await three.waitForTimeout(1200);
    edit(blog, hello, (text) => text.replace('First words.', 'Second words.'));
    await Promise.all([seen(one, 'Second words.'), seen(two, 'Second words.')]);
    expect(await three.getByText('First words.').count()).toBe(1);
    await hide(three, false);
    await seen(three, 'Second words.');
    expect(await isTheSame(three)).toBe(true);
  });

  test('comes back to its pages when the server is started again', async () => {
    const blog = createBlog(files);
    // Not one that the system gives out: in between, another test could be given it.
    const first = await startTestDev(blog, { port: 24_680 });
    const page = await openTab(first, '/hello/');
    await first.close();
    edit(blog, hello, (text) => text.replace('First words.', 'While you were away.'));
    await startTestDev(blog, { port: first.port });
    await seen(page, 'While you were away.');
    expect(await isTheSame(page)).toBe(true);
    edit(blog, hello, (text) => text.replace('While you were away.', 'And now.'));
    await seen(page, 'And now.');
  });

  test('offers to go to what is edited elsewhere, or goes there', async () => {
    const blog = createBlog(files);
    const dev = await startTestDev(blog);
    const page = await openTab(dev, '/hello/');
    edit(blog, 'posts/2025-01-03-other.md', (text) => text.replace('Elsewhere.', 'Somewhere else.'));
    await page.locator('tinta-preview .notice a').click();
    await page.waitForURL('**/other/');
    await seen(page, 'Somewhere else.');

    const following = await startTestDev(blog, { follows: true });
    const other = await openTab(following, '/other/');
    edit(blog, hello, (text) => text.replace('First words.', 'Look here.'));
    await other.waitForURL('**/hello/');
    await seen(other, 'Look here.');
  });

  test('says which pages are drafts or scheduled', async () => {
    const blog = createBlog(`${files}== drafts/idea.md\nAn idea.\n== posts/2027-01-01-later.md\nLater.\n`);
    const dev = await startTestDev(blog);
    const page = await openTab(dev, '/idea/');
    expect(await page.locator('tinta-preview .mark').innerText()).toBe('Draft');
    expect(await page.locator('.draft-mark').first().isVisible()).toBe(true);
    await visit(page, dev, '/later/');
    expect(await page.locator('tinta-preview .mark').innerText()).toBe('Scheduled');
    await visit(page, dev, '/');
    expect(await page.locator('.draft-mark').count()).toBe(2);
  });
});

/** What the page that is open can read of a preview at an address, means by means. */
function readFrom(page: Page, address: string): Promise<readonly string[]> {
  return page.evaluate(`(async () => {
    const at = ${JSON.stringify(address)};
    const got = [];
    const keep = (what) => (text) => got.push(what + ': ' + String(text).replace(/<[^>]*>/g, '').trim().slice(0, 30));
    const quiet = () => {};
    const textOf = (response) => response.ok ? response.text() : Promise.reject();
    await fetch(at + '/hello/').then(textOf).then(keep('fetch'), quiet);
    await fetch(at + '/hello/', { mode: 'no-cors' }).then(textOf).then(keep('no-cors'), quiet);
    await fetch(at + '/_tinta/live?path=/hello/&bare=yes').then(({ ok }) => ok && keep('live')('open'), quiet);
    await new Promise((done) => {
      const source = new EventSource(at + '/_tinta/live?path=/hello/&bare=yes');
      source.onmessage = ({ data }) => (keep('events')(data), source.close(), done());
      source.onerror = () => (source.close(), done());
    });
    await new Promise((done) => {
      const socket = new WebSocket(at.replace('http', 'ws') + '/_tinta/live');
      socket.onmessage = ({ data }) => (keep('socket')(data), done());
      socket.onopen = () => (keep('socket')('open'), done());
      socket.onerror = done;
    });
    for (const file of ['/feed.json', '/assets/js/tinta.js', '/hello/']) await new Promise((done) => {
      const script = document.createElement('script');
      script.src = at + file;
      script.onload = () => (keep('script')(file), done());
      script.onerror = done;
      document.head.append(script);
    });
    await new Promise((done) => {
      const frame = document.createElement('iframe');
      frame.src = at + '/hello/';
      frame.onload = () => {
        try { keep('frame')(frame.contentDocument.body.innerText); } catch {}
        done();
      };
      document.body.append(frame);
    });
    return got;
  })()`);
}

/**
 * A server of a page that reads others, none of whose requests are answered once it has ended. Its port is none that the
 * system gives away, so that the preview can have it after it.
 */
async function startForeign(): Promise<{ readonly port: number; end(): Promise<unknown> }> {
  const foreign = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html', connection: 'close' }).end('<title>Evil</title>'),
  );
  await new Promise<void>((resolve) => foreign.listen(randomInt(20_000, 30_000), '127.0.0.1', resolve));
  onTestFinished(() => void foreign.close());
  const end = () => new Promise((resolve) => foreign.close(resolve));
  return { port: (foreign.address() as AddressInfo).port, end };
}

// T-DEV-3
test('what a page of the preview’s own origin reads, one of another does not, by whatever means', async () => {
  const blog = createBlog(`${files}== assets/plain.html\n<title>Own</title>\n`);
  const dev = await startTestDev(blog);
  const page = await (await browser.newContext()).newPage();
  onTestFinished(() => page.context().close());
  await page.goto(`${dev.address}/assets/plain.html`);
  expect((await readFrom(page, dev.address)).map((text) => text.split(':')[0])).toEqual([
    'fetch',
    'no-cors',
    'live',
    'events',
    'script',
    'frame',
  ]);
  const foreign = await startForeign();
  await page.goto(`http://127.0.0.1:${foreign.port}/`);
  expect(await readFrom(page, dev.address)).toEqual([]);
});

// T-DEV-3
test('a name that was made to point here reads nothing, nor does a page under it', async () => {
  const rebound = await launchBrowser(['--host-resolver-rules=MAP evil.example 127.0.0.1']);
  onTestFinished(() => rebound.close());
  const page = await rebound.newPage();
  const foreign = await startForeign();
  const evil = `http://evil.example:${foreign.port}`;
  await page.goto(evil);
  expect(await page.title()).toBe('Evil');
  await foreign.end();
  const dev = await startTestDev(createBlog(files), { port: foreign.port });
  expect(dev.port).toBe(foreign.port);
  for (const at of [evil, dev.address]) {
    const read = await readFrom(page, at);
    expect(read.filter((text) => !text.startsWith('frame: This preview answers'))).toEqual([]);
  }
  const response = await page.goto(`${evil}/hello/`);
  expect(response?.status()).toBe(403);
  expect(await page.content()).not.toContain('First words.');
});
