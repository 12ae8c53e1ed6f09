import { ownFolder } from '../live-message.ts';
import { html, type Markup } from './markup.ts';

/** The name of the script that loads the preview's own pages anew when the blog has changed. */
export const refreshName = 'refresh.js';

/** That script: it stands apart, since an address can only be asked for what it is. */
export const refreshScript = `
const source = new EventSource('${ownFolder}live?path=${ownFolder}&bare=&boot=&revision=0&etag=');
let isFirst = true;
source.onmessage = () => {
  if (!isFirst) location.reload();
  isFirst = false;
};
addEventListener('pagehide', () => source.close());
`;

/** A page of the preview's own. */
export function framePage(title: string, main: Markup): Uint8Array {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${ownFolder}style.css">
<script defer src="${ownFolder}${refreshName}"></script>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
  return Buffer.from(page.text);
}

/** How the preview's own pages look. */
export const ownStyle = `
:root { color-scheme: light dark; --line: light-dark(#d8d2c8, #47423c); --soft: light-dark(#5f5a53, #b3aca3); --spot: light-dark(#a8231b, #f2a79f); --link: light-dark(#1f4b99, #8fb5f6); }
body { margin: 0; background: light-dark(#fffdf9, #1d1b19); color: light-dark(#1c1b1a, #f1efec); font: 15px/1.55 system-ui, sans-serif; }
main { max-inline-size: 72rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 0.5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 2.5rem 0 0.75rem; }
a { color: var(--link); }
.facts { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; margin: 1rem 0; padding: 0; list-style: none; }
.facts b { font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 0.4em 1em 0.4em 0; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }
th { font-weight: 600; color: var(--soft); white-space: nowrap; }
td.number, th.number { text-align: end; }
pre { margin: 0 0 1rem; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 6px; overflow-x: auto; font: 13px/1.5 ui-monospace, monospace; tab-size: 4; }
.error { border-inline-start: 4px solid var(--spot); }
.soft { color: var(--soft); }
code { font: 0.9em ui-monospace, monospace; overflow-wrap: anywhere; }
`;
