import path from 'node:path';
import { type TestBlog, temporaryFolder } from './site.ts';
import { serveFolder } from './static-server.ts';

/** Builds a blog whose `url` ends in `/blog` and serves it there, as a host of many blogs does. */
export async function serveBelow(blog: TestBlog): Promise<{ address: string; stop: () => void }> {
  const folder = temporaryFolder();
  const report = await blog.build({ out: path.join(folder, 'blog') });
  if (!report.isDone) throw new Error(JSON.stringify(report.diagnostics));
  const { address, stop } = await serveFolder(folder);
  return { address: `${address}/blog`, stop };
}
