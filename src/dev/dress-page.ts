import { ownFolder, stateAttribute } from './live-message.ts';

/** Where an open page stands when it comes: which run of the server, which revision of the blog, which bytes. */
export interface PageState {
  readonly boot: string;
  readonly revision: number;
  readonly etag: string;
}

const bodyEnd = Buffer.from('</body>');

/** Puts the preview's script at the end of a page, where all of the page has come and scripts that wait have not run. */
export function dressPage(bytes: Uint8Array, { boot, revision, etag }: PageState): Uint8Array {
  const page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const state = `${boot} ${revision} ${etag}`.replaceAll('"', '&quot;');
  const script = Buffer.from(`<script src="${ownFolder}client.js" ${stateAttribute}="${state}"></script>`);
  const end = page.lastIndexOf(bodyEnd);
  const at = end === -1 ? page.length : end;
  return Buffer.concat([page.subarray(0, at), script, page.subarray(at)]);
}

/** What stands where a page has never been made without an error: nothing but the script that shows the error. */
export const emptyPage: Uint8Array = Buffer.from(
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>This page has an error</title><body></body></html>',
);
