import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../support/site.ts';

/** One page of each kind that the torture blog has. */
export const kindsOfPage: readonly string[] = [
  '/',
  '/short/',
  '/torture/',
  '/about/',
  '/tags/',
  '/tags/one/',
  '/categories/proofs/',
  '/archive/',
  '/authors/',
  '/search/',
  '/authors/ana/',
  '/series/proofs/',
  '/de/',
  '/404.html',
];

/** Writes a blog whose posts hold everything at hostile lengths, in the language given; returns its folder. */
export function writeTortureBlog(root: string, language: string): string {
  const torture = readFileSync(path.join(import.meta.dirname, 'fixtures/torture.md'), 'utf8');
  const files: { readonly [file: string]: string } = {
    'site.yml': `title: A blog of hostile lengths\ndescription: Everything a theme must bear.\nurl: https://torture.example\nlanguage: ${language}\nper_page: 3\nauthor: ana\nshare: true\ncomments: {utterances: me/blog}
social: [{title: Mastodon, url: "https://mastodon.example/@a"}, {title: A place with quite a long name, url: "https://elsewhere.example/"}]\n`,
    'data/authors.yml':
      'ana: {name: Ana, bio: Writes of everything., picture: /assets/images/ines.jpg, website: "https://ana.example", mastodon: "https://mastodon.example/@ana", links: [{title: Bookshop, url: "https://books.example/"}, {title: Not an address, url: "javascript:x"}]}\nben: {name: Ben Withanamethatislongerthanmost}\n',
    'posts/torture.md': torture,
    'posts/2024-02-01-short.md':
      '---\ntitle: A short post\ntags: [one]\nseries: Proofs\nlang: en\ntranslation_key: short\n---\nOne paragraph, and one note.[^1]\n\n[^1]: Here.\n',
    'posts/2024-02-02-kurz.md':
      '---\ntitle: Ein kurzer Beitrag\ntags: [one, two]\nlang: de\ntranslation_key: short\n---\nEin Absatz.\n',
    'posts/2024-01-01-qasir.md':
      '---\ntitle: مقالة قصيرة\ntags: [one, two]\nlang: ar\ntranslation_key: short\n---\nفقرة واحدة.\n',
    'posts/2022-06-05-pinned.md':
      '---\ntitle: A pinned post\npinned: true\ncategories: [proofs]\nauthor: ben\nimage: {path: /assets/images/mapa.jpg, thumbnail: /assets/images/mapa.jpg, alt: A map}\n---\nKept on top.\n',
    'posts/2021-06-05-untitled.md': 'A post with neither title nor front matter.\n',
    'pages/about.md': '---\ntitle: About\n---\nA standing page, with a [link](/torture/).\n',
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  cpSync(path.join(repository, 'assets/images'), path.join(root, 'assets/images'), { recursive: true });
  return root;
}
