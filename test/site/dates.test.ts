import { rmSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import { createBlog, placesOf, repository } from '../support/site.ts';

const site = `
== site.yml
title: A blog
url: https://blog.example
language: es
timezone: Europe/Madrid
== posts/2024-01-02-day.md
---
title: Day
tags: [ñandú, zebra, Ábaco]
---
A day.
== posts/summer.md
---
title: Summer
date: 2024-07-01 00:30
tags: [ñandú]
---
A minute.
== posts/zoned.md
---
title: Zoned
date: 2024-03-31T23:59:59-05:00
updated: 2024-04-01 12:00:00 +0900
---
A moment.
`;

const machines = [
  { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
  { TZ: 'America/New_York', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
  { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  { TZ: 'Asia/Kolkata', LANG: 'es_ES.UTF-8', LC_ALL: 'es_ES.UTF-8' },
];

// T-DATE-1
test('time zone and locale of the machine leave no trace in the default theme’s site', async () => {
  const blog = createBlog(site);
  const outputs = [];
  for (const env of machines) {
    expect(await runCli(['build', blog.root, '--quiet'], { env })).toMatchObject({ code: 0, stderr: '' });
    outputs.push(blog.output());
    // The next machine has read nothing yet.
    for (const made of [blog.out, `${blog.root}/.tinta`]) rmSync(made, { recursive: true });
  }
  expect(outputs[0]?.get('day/index.html')).toContain('2 de enero de 2024');
  for (const output of outputs.slice(1)) expect(output).toEqual(outputs[0]);
});

// T-DATE-1
test('the day of the build leaves no trace in the site', async () => {
  const blog = createBlog(site);
  await blog.build({ now: new Date('2025-06-01T12:00:00Z') });
  const before = blog.output();
  const later = await blog.build({ now: new Date('2027-11-30T23:59:59Z') });
  expect(later).toMatchObject({ isDone: true, written: 0 });
  expect(blog.output()).toEqual(before);
});

// T-DATE-1
test('nor does it in the default theme’s site where everything is made anew', async () => {
  const blog = createBlog(site, { theme: repository });
  await blog.build({ now: new Date('2025-06-01T12:00:00Z'), cache: undefined });
  const before = blog.output();
  await blog.build({ now: new Date('2031-11-30T23:59:59Z'), cache: undefined, clean: true });
  expect(blog.output()).toEqual(before);
});

// T-DATE-3
test.each(['UTC', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kolkata'])(
  'a day is that day in %s: in the address, on the page, in the archive and in the feeds',
  async (timezone) => {
    const blog = createBlog(
      `== site.yml\ntitle: A\nurl: https://a.example\ntimezone: ${timezone}\npermalink: pretty\n== posts/2024-01-01-named.md\nBy name.\n== posts/keyed.md\n---\ndate: 2024-01-01\n---\nBy key.\n`,
      { theme: repository },
    );
    expect(placesOf(await blog.build())).toEqual([]);
    for (const name of ['named', 'keyed']) {
      const page = blog.read(`2024/01/01/${name}/index.html`);
      expect(page).toContain('January 1, 2024');
      expect(page).toContain('datetime="2024-01-01T00:00:00');
    }
    expect(blog.read('archive/index.html')).not.toMatch(/2023|December/);
    expect(blog.read('feed.xml').match(/<published>2024-01-01T00:00:00/g)).toHaveLength(2);
    expect(blog.read('rss.xml').match(/<pubDate>Mon, 01 Jan 2024 00:00:00/g)).toHaveLength(2);
  },
);

const scheduled = `
== site.yml
title: A blog
url: https://blog.example
== posts/2024-05-01-soon.md
Soon.
== posts/2024-04-01-old.md
Old.
`;

// T-DATE-4
test('a post dated after the clock is kept out of every file until its moment has come', async () => {
  const blog = createBlog(scheduled);
  await blog.build({ now: new Date('2024-04-30T23:59:59Z') });
  expect(blog.has('old/index.html')).toBe(true);
  expect([...blog.output()].filter(([, text]) => /soon/i.test(text))).toEqual([]);
  await blog.build({ now: new Date('2024-05-01T00:00:00Z') });
  expect(blog.has('soon/index.html')).toBe(true);
});

// T-DATE-4
test('--future and future: true publish what is dated after the clock', async () => {
  const now = new Date('2024-04-30T00:00:00Z');
  const asked = createBlog(scheduled);
  await asked.build({ now, future: true });
  expect(asked.has('soon/index.html')).toBe(true);
  const configured = createBlog(scheduled.replace('title:', 'future: true\ntitle:'));
  await configured.build({ now });
  expect(configured.has('soon/index.html')).toBe(true);
});

// T-DATE-4
test('SOURCE_DATE_EPOCH sets the clock of the command line', async () => {
  const blog = createBlog(scheduled);
  await runCli(['build', blog.root], { env: epoch('2024-04-30T00:00:00Z') });
  expect(blog.has('soon/index.html')).toBe(false);
  await runCli(['build', blog.root], { env: epoch('2024-05-02T00:00:00Z') });
  expect(blog.has('soon/index.html')).toBe(true);
});

// T-DATE-5
test('feeds hold RFC 3339 moments with zone, and RFC 822 dates with the true weekday', async () => {
  const blog = createBlog(site);
  const report = await blog.build();
  expect(placesOf(report)).toEqual([]);
  const parser = new XMLParser({ ignoreAttributes: false });
  const { entry, updated } = parser.parse(blog.read('feed.xml')).feed;
  expect(entry.map(({ published }: { published: string }) => published)).toEqual([
    '2024-07-01T00:30:00+02:00',
    '2024-04-01T06:59:59+02:00',
    '2024-01-02T00:00:00+01:00',
  ]);
  expect(updated).toBe('2024-07-01T00:30:00+02:00');
  const { item, lastBuildDate } = parser.parse(blog.read('rss.xml')).rss.channel;
  expect(item.map(({ pubDate }: { pubDate: string }) => pubDate)).toEqual([
    'Mon, 01 Jul 2024 00:30:00 +0200',
    'Mon, 01 Apr 2024 06:59:59 +0200',
    'Tue, 02 Jan 2024 00:00:00 +0100',
  ]);
  expect(lastBuildDate).toBe('Mon, 01 Jul 2024 00:30:00 +0200');
});

function epoch(moment: string): { readonly SOURCE_DATE_EPOCH: string } {
  return { SOURCE_DATE_EPOCH: String(Date.parse(moment) / 1000) };
}
