import path from 'node:path';
import { expect, test } from 'vitest';
import { PostFile, PostFileReader } from '../../src/cache/post-file.ts';
import { temporaryFolder } from '../support/site.ts';

test('whoever reads bodies goes on reading them when another begins the file anew', () => {
  const file = path.join(temporaryFolder(), 'bodies.bin');
  const first = new PostFile(file, new Map(), { isTemporary: false, anew: true });
  first.putBytes('a', Buffer.from('<p>A</p>'));
  const reader = new PostFileReader(first.share());
  const second = new PostFile(file, new Map(), { isTemporary: false, anew: true });
  second.putBytes('a', Buffer.from('<p>Other, and longer</p>'));
  second.flush();
  expect([first.get('a'), reader.get('a'), second.get('a')]).toEqual([
    '<p>A</p>',
    '<p>A</p>',
    '<p>Other, and longer</p>',
  ]);
  first.close();
  second.close();
});
