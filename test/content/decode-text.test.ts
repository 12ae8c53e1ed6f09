import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/content/data/decode-text.ts';

const decode = (bytes: Uint8Array) => decodeText(bytes, 'posts/x.md');

const looks = (bytes: Uint8Array) =>
  decode(bytes)
    .diagnostics.map(({ code, message }) => `${code} ${message}`)
    .join();

describe('bytes to text', () => {
  it('is the same for every line end, with and without a byte order mark (T-BYTE-1)', () => {
    for (const text of ['a\nb\n', 'a\r\nb\r\n', 'a\rb\r', '\ufeffa\nb\n'])
      expect(decode(Buffer.from(text)).value).toBe('a\nb\n');
  });

  it('names what the file looks like instead (T-BYTE-2)', () => {
    expect(looks(Buffer.from('\ufeffhi', 'utf16le'))).toMatch(/file-encoding .*UTF-16/);
    expect(looks(Buffer.from('\ufeffhi', 'utf16le').swap16())).toMatch(/UTF-16/);
    expect(looks(Buffer.from('hi there', 'utf16le'))).toMatch(/UTF-16/);
    expect(looks(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toMatch(/PNG/);
    expect(looks(Buffer.from('café', 'latin1'))).toMatch(/Latin-1/);
    expect(looks(Buffer.from([0xcf, 0xfa, 0xed, 0xfe, 7, 0, 0, 1]))).toMatch(/a binary file/);
  });

  it('is text all the same with a NUL that slipped in, which is dropped', () => {
    expect(decode(Buffer.from(`${'a'.repeat(150)}\u0000${'b'.repeat(150)}`)).value).toBe(
      'a'.repeat(150) + 'b'.repeat(150),
    );
    expect(looks(Buffer.from(`${'a'.repeat(150)}\u0000b\u0000c`))).toMatch(/a binary file/);
  });

  it('points at the first byte that is not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('título\n'), Buffer.from('un café\n', 'latin1')]);
    expect(decode(bytes).diagnostics[0]).toMatchObject({ line: 2, column: 7, source: 'un café' });
  });

  it('drops what no feed may hold, and nothing else', () => {
    expect(decode(Buffer.from('a\u0008b\u001fc\u007fd\ufffee\tf\n👩‍🚀\u202e')).value).toBe(
      'abcde\tf\n👩‍🚀\u202e',
    );
  });
});
