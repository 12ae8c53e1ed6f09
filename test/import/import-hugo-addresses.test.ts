import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { testWith } from '../support/needs.ts';
import { createBlog, readFolder, type TestBlog } from '../support/site.ts';
import { builtAt, importedFrom } from './imported.ts';

/** Every page that Hugo made, but feeds, the parts of lists and lists of nothing. */
function hugoPages(blog: TestBlog): readonly string[] {
  blog.write(`
== layouts/_default/single.html
{{ .Content }}
== layouts/_default/list.html
{{ .Content }}
== layouts/index.html
home
== layouts/shortcodes/chart.html
c
== layouts/shortcodes/notice.html
{{ .Inner }}
`);
  const out = path.join(blog.root, '../public');
  execFileSync('hugo', ['--quiet', '--destination', out, '--source', blog.root], { timeout: 60_000 });
  const empty = /^(?:\w\w\/)?(?:categories|index|page\/.*)(?:\/index)?\.html$/;
  return [...readFolder(out).keys()].filter(
    (file) => !/\.xml$|(?:^|\/)page\//.test(file) && !empty.test(file),
  );
}

const patterns = [
  '[permalinks]\nposts = "/:section/:title/:filename"\nnotes = "/:sections/:yearday-:weekday-:monthname/:slugorfilename/"',
  'uglyURLs = true',
  'defaultContentLanguageInSubdir = true\n[permalinks]\n"/" = "/r/:filename/"\n[languages.en]\nweight = 1\n[languages.es]\nweight = 2',
];

for (const settings of patterns) {
  testWith('hugo')(
    `every page that Hugo serves is served by the new blog: ${settings.split('\n')[0] ?? ''}`,
    async () => {
      const blog = createBlog(`
== config.toml
baseURL = "https://e.org/b/"
${settings}
== content/posts/a.md
---
title: "Hello  -- (World)! 50% a_b ~c + d"
date: 2024-01-05
tags: [Go, Déjà vu, Web Dev]
aliases: [../older/, next, /abs, /abs.html]
---
a
== content/posts/A b.es.md
---
title: “Ñandú” – x…
date: 2024-01-05
tags: [Go]
---
a
== content/posts/2024-01-02-named.md
---
title: Named
date: 2024-01-02
slug: "Ab C/d"
---
a
== content/posts/Deep Down/X_y.Z.md
---
title: Deep
date: 2024-01-02T23:30:00-05:00
---
a
== content/posts/bundle/index.md
---
title: Bundle
date: 2024-01-02
---
a
== content/posts/bundle/Some File.txt
x
== content/posts/url.md
---
title: U
date: 2024-01-02
url: /V/Wé.html
---
a
== content/posts/url2.md
---
title: U
date: 2024-01-02
url: some/where
---
a
== content/notes/inner/_index.md
---
title: Inner
---
== content/notes/inner/n.md
---
title: N
---
n
== content/notes/n.md
---
title: N
date: 2024-12-31
---
n
== content/about.md
---
title: About
---
a
== content/loose.txt
x
== static/s/Up.txt
x
`);
      const served = hugoPages(blog);
      expect(served.length).toBeGreaterThan(20);
      const { report, target } = await importedFrom('hugo', blog.root);
      expect(report.comparison).toMatchObject({ changes: [], errors: [] });
      const out = path.join(target, '_site');
      expect((await builtAt(target, out)).isDone).toBe(true);
      expect(served.filter((file) => !existsSync(path.join(out, file)))).toEqual([]);
    },
    120_000,
  );
}
