import os from 'node:os';
import { expect, test } from 'vitest';
import { answerRequest } from '../../src/http/answer-request.ts';
import { chooseEncoding } from '../../src/http/choose-encoding.ts';
import { contentTypeOf, isCompressible } from '../../src/http/content-type.ts';
import { findFile } from '../../src/http/find-file.ts';
import { createHostCheck } from '../../src/http/host-check.ts';
import { readRange } from '../../src/http/read-range.ts';
import { readRequestPath } from '../../src/http/read-request-path.ts';
import { withinBase } from '../../src/http/within-base.ts';

// T-DEV-1
test('a hostile target is no path, and what is left names no file outside', () => {
  const refused = [
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/..%5c..%5cwindows',
    '/a\\..\\b',
    '//etc/passwd',
    '/%00',
    '/a%',
    '/%c0%ae%c0%ae/',
    'http://evil.example/',
    '*',
    '',
    'localhost:4000',
    `/${'a'.repeat(100_000)}`,
    '/a\tb',
  ];
  for (const target of refused) expect(readRequestPath(target), target).toHaveProperty('problem');
  expect(readRequestPath('/%252e%252e/')).toEqual({ path: '/%2e%2e/', query: '' });
  expect(readRequestPath('/x/..;/')).toEqual({ path: '/x/..;/', query: '' });
  expect(readRequestPath('/.env?import&raw')).toEqual({ path: '/.env', query: '?import&raw' });
});

test('coded names in any Unicode form are one path, and queries are kept apart', () => {
  expect(readRequestPath('/ma%CC%81s/?q=%C3%A1#x')).toEqual({ path: '/más/', query: '?q=%C3%A1#x' });
  expect(readRequestPath('/a#b')).toEqual({ path: '/a', query: '' });
});

// T-DEV-9
test('a path finds its file as on GitHub Pages', () => {
  const files = new Set(['index.html', 'about/index.html', 'a.html', 'feed.xml', 'a/b.html']);
  const find = (path: string) => findFile(path, (file) => files.has(file));
  expect(find('/')).toEqual({ file: 'index.html' });
  expect(find('/about/')).toEqual({ file: 'about/index.html' });
  expect(find('/about')).toEqual({ moved: '/about/' });
  expect(find('/about/index.html')).toEqual({ file: 'about/index.html' });
  expect(find('/a')).toEqual({ file: 'a.html' });
  expect(find('/feed.xml')).toEqual({ file: 'feed.xml' });
  expect([find('/a/'), find('/none'), find('/feed.xml/')]).toEqual([null, null, null]);
});

test('a site below a base path answers for that path only', () => {
  expect(withinBase('/blog/a/', '/blog')).toBe('/a/');
  expect(withinBase('/blog', '/blog')).toBe('');
  expect(withinBase('/blogger/', '/blog')).toBeNull();
  expect(withinBase('/', '/blog')).toBeNull();
  expect(withinBase('/a/', '')).toBe('/a/');
});

// T-DEV-2
test('only the names of this machine may be asked', () => {
  const here = ['localhost', 'LOCALHOST:4000', '127.0.0.1:4000', '[::1]:4000', '[::1]'];
  const others = [
    'evil.example',
    'evil.example:4000',
    '127.0.0.1.evil.example',
    'localhost.evil',
    'localhost:4000:1',
    '[::2]:4000',
    '10.0.0.1',
    'a@localhost',
    'localhost/',
    '',
  ];
  const isOurs = createHostCheck('127.0.0.1');
  expect(here.filter((host) => !isOurs(host))).toEqual([]);
  expect(others.filter(isOurs)).toEqual([]);
  expect(isOurs(undefined)).toBe(false);
  const isOpen = createHostCheck('0.0.0.0');
  expect(isOpen(`${os.hostname()}:4000`)).toBe(true);
  expect(isOpen('evil.example')).toBe(false);
  expect(createHostCheck('desk.lan')('desk.lan:4000')).toBe(true);
});

test('types have their charset, and nothing unknown can run', () => {
  expect(contentTypeOf('a/index.html')).toBe('text/html; charset=utf-8');
  expect(contentTypeOf('A.JPG')).toBe('image/jpeg');
  expect(contentTypeOf('b.unknown')).toBe('application/octet-stream');
  expect(contentTypeOf('.nojekyll')).toBe('application/octet-stream');
  expect(contentTypeOf('x.constructor')).toBe('application/octet-stream');
  const packed = ['a.html', 'a.css', 'a.svg', 'a.xml', 'a.json', 'a.webmanifest', 'a.txt'];
  expect(packed.filter((file) => !isCompressible(contentTypeOf(file)))).toEqual([]);
  expect(['a.png', 'a.woff2', 'a.mp4'].filter((file) => isCompressible(contentTypeOf(file)))).toEqual([]);
});

test('an encoding is chosen by what the reader takes, best first', () => {
  const offered = ['br', 'gzip'] as const;
  expect(chooseEncoding('gzip, deflate, br, zstd', offered)).toBe('br');
  expect(chooseEncoding('gzip;q=1.0, br;q=0.5', offered)).toBe('gzip');
  expect(chooseEncoding('br;q=0, *', offered)).toBe('gzip');
  expect(chooseEncoding('identity', offered)).toBeNull();
  expect(chooseEncoding(undefined, offered)).toBeNull();
  expect(chooseEncoding('br', ['gzip'])).toBeNull();
});

test('a range is read for the bytes there are', () => {
  expect(readRange('bytes=0-4', 10)).toEqual({ first: 0, last: 4 });
  expect(readRange('bytes=5-', 10)).toEqual({ first: 5, last: 9 });
  expect(readRange('bytes=-3', 10)).toEqual({ first: 7, last: 9 });
  expect(readRange('bytes=-30', 10)).toEqual({ first: 0, last: 9 });
  expect(readRange('bytes=8-99', 10)).toEqual({ first: 8, last: 9 });
  expect(readRange('bytes=10-', 10)).toBe('none');
  expect(readRange('bytes=-0', 10)).toBe('none');
  expect([readRange('bytes=4-2', 10), readRange('lines=1-2', 10), readRange('bytes=0-1,4-5', 10)]).toEqual([
    null,
    null,
    null,
  ]);
});

test('a request is answered with all, a part, nothing new, or not at all', () => {
  const resource = { size: 10, etag: '"a"', headers: { 'content-type': 'text/plain' } };
  const ask = (method: string, headers = {}) => answerRequest({ method, headers }, resource);
  expect(ask('GET')).toMatchObject({ status: 200, bytes: { first: 0, last: 9 } });
  expect(ask('HEAD')).toMatchObject({ status: 200, bytes: null, headers: { 'content-length': '10' } });
  expect(ask('GET', { 'if-none-match': '"b", W/"a"' })).toMatchObject({ status: 304, bytes: null });
  expect(ask('GET', { range: 'bytes=2-3' })).toMatchObject({
    status: 206,
    bytes: { first: 2, last: 3 },
    headers: { 'content-range': 'bytes 2-3/10', 'content-length': '2' },
  });
  expect(ask('GET', { range: 'bytes=2-3', 'if-range': '"old"' })).toMatchObject({ status: 200 });
  expect(ask('GET', { range: 'bytes=99-' })).toMatchObject({ status: 416, bytes: null });
  expect(ask('POST')).toMatchObject({ status: 405, bytes: null, headers: { allow: 'GET, HEAD' } });
});
