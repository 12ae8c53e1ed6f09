import {
  accessSync,
  constants,
  cpSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { eleventyFiles } from './eleventy-site.ts';
import { hexoFiles } from './hexo-site.ts';
import { hugoFiles } from './hugo-site.ts';
import { jekyllFiles } from './jekyll-site.ts';
import type { SiteFiles } from './site-files.ts';

/** A generator that Tinta is measured against, as it is installed on this machine. */
export interface Rival {
  readonly name: string;
  /** Builds the site in the folder it is run in. */
  readonly command: readonly string[];
  /** The folders it leaves, which a full build starts without. */
  readonly leaves: readonly string[];
  /** Makes a site over the posts of a folder: post, home, lists of 20 for each term, a feed of 20, a sitemap. */
  makeSite(folder: string, posts: string): void;
}

/** Names the generators that are installed, of those in `wanted`. */
export function findRivals(wanted: readonly string[]): readonly Rival[] {
  return wanted.flatMap((name) => {
    const make = makers[name];
    if (make === undefined)
      throw new Error(`no such rival: ${name}; known are ${Object.keys(makers).join(', ')}`);
    const program = findProgram(name);
    if (program === null) console.error(`${name} is not installed and left out`);
    return program === null ? [] : [make(program)];
  });
}

const makers: { readonly [name: string]: (program: string) => Rival } = {
  hugo: (program) => ({
    name: 'Hugo',
    command: [program, '--quiet'],
    leaves: ['public', 'resources'],
    makeSite: (folder, posts) => layOut(folder, posts, 'content/posts', hugoFiles),
  }),
  eleventy: (program) => ({
    name: 'Eleventy',
    command: [process.execPath, program, '--quiet'],
    leaves: ['_site'],
    makeSite: (folder, posts) =>
      layOut(
        folder,
        posts,
        'posts',
        eleventyFiles(createRequire(program).resolve('@11ty/eleventy-plugin-syntaxhighlight')),
      ),
  }),
  hexo: (program) => ({
    name: 'Hexo',
    command: [process.execPath, program, 'generate', '--silent'],
    leaves: ['public', 'db.json'],
    makeSite(folder, posts) {
      layOut(folder, posts, 'source/_posts', hexoFiles);
      // Hexo loads its plugins from the site's own modules: those beside the program.
      const modules = program.slice(0, program.indexOf(`${path.sep}node_modules${path.sep}`));
      // It takes a folder for a site only if its package says so.
      const own: object = JSON.parse(readFileSync(path.join(modules, 'package.json'), 'utf8'));
      writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ ...own, hexo: { version: '' } }));
      cpSync(path.join(modules, 'node_modules'), path.join(folder, 'node_modules'), {
        recursive: true,
        verbatimSymlinks: true,
      });
    },
  }),
  jekyll: (program) => ({
    name: 'Jekyll',
    command: [program, 'build', '--quiet'],
    leaves: ['_site', '.jekyll-cache'],
    makeSite: (folder, posts) => layOut(folder, posts, '_posts', jekyllFiles),
  }),
};

/** Makes a site of the posts of a folder, put at `place` in it, and files besides. */
export function layOut(folder: string, posts: string, place: string, files: SiteFiles): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(posts, path.join(folder, place), { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
}

/** The real path of a program that a shell would find; null where there is none. */
function findProgram(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return realpathSync(file);
    } catch {
      continue;
    }
  }
  return null;
}
