import { loadData } from '../../content/data/load-data.ts';
import { noteFloats } from '../../content/data/whole-floats.ts';
import { isFilledPage, standsAlone } from '../../content/filled-file.ts';
import { loadPost } from '../../content/load-post.ts';
import { readHeader } from '../../content/read-header.ts';
import { hasErrors, warning } from '../../diagnostics/diagnostic.ts';
import { nothingRendered } from '../../markdown/markdown-document.ts';
import { readSource } from '../../sources/read-source.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import type { RunLiquid } from '../../types/liquid.ts';
import type { Post } from '../../types/post.ts';
import type { SourceFile } from '../../types/source-file.ts';
import { withFences } from '../fences.ts';
import { isInside, withoutOutput } from './inside-collections.ts';
import { isUnreadable, keepWhole, keptWhole } from './keep-whole.ts';
import { type Inputs, openLiquids } from './open-liquids.ts';
import type { ReadPost } from './read-post.ts';

/** The texts of a Jekyll blog as they are published, and what was wrong with them. */
export interface JekyllBlog {
  readonly posts: readonly ReadPost[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads every post, draft and page: first the headers, then the bodies with Liquid, whose code blocks become fences. */
export function readJekyll(
  sources: readonly SourceFile[],
  { roots, config, services, now, bodies }: Omit<Inputs, 'readBytes'>,
): JekyllBlog {
  const texts = sources.filter(
    (file) => ['post', 'draft', 'page'].includes(file.kind) && !isFilledPage(file, config),
  );
  const bytesOf = new Map(texts.map((file) => [file, readSource(roots, file)]));
  const load = (file: SourceFile, runLiquid?: RunLiquid) =>
    loadPost(file, bytesOf.get(file) ?? nothing, {
      config,
      findPicture: () => undefined,
      renderMarkdown: () => nothingRendered,
      runLiquid,
    });
  const loaded = new Map<SourceFile, Post>();
  const diagnostics = sources.flatMap((file) => {
    if (isInside(file, config)) return withoutOutput(file);
    return isFilledPage(file, config) ? leftBehind(file) : [];
  });
  // A file is read again when its Liquid runs, and tells all of it then.
  const said = new Map<SourceFile, readonly Diagnostic[]>();
  for (const file of texts) {
    const first = load(file);
    if (first.value !== null) loaded.set(file, first.value.post);
    said.set(file, first.diagnostics);
  }
  const data = loadData(
    sources.filter(({ kind }) => kind === 'data').map((file) => ({ file, bytes: readSource(roots, file) })),
  );
  const run = openLiquids(
    { loaded, data: noteFloats(data.value, data.floats), sources },
    { roots, config, services, now, bodies, readBytes: (file) => bytesOf.get(file) ?? nothing },
  );

  const posts = texts.flatMap((file): readonly ReadPost[] => {
    if (isInside(file, config)) return [];
    const bytes = bytesOf.get(file) ?? nothing;
    const { value: header, diagnostics: faults } = readHeader(file, bytes, config);
    if (hasErrors(faults)) return [];
    if (header === null || isUnreadable(header, bytes)) {
      diagnostics.push(keptWhole(file));
      return keepWhole(file, bytes, config);
    }
    let body: string | null = header.body;
    let isFrozen = false;
    let listsOthers = false;
    const made = load(file, (source, post) => {
      const { ran, isShortened } = run({ ...source, text: withFences(source.text) }, post);
      listsOthers = isShortened;
      body = ran.text;
      isFrozen = ran.reads.some(([name]) => /^(?:posts|pages|data|files|time|near)/.test(name));
      return ran;
    });
    said.set(file, made.diagnostics);
    if (body === null) return [];
    const isAlone = header.isAlone || standsAlone(file, { layout: header.frontMatter.layout, body }, config);
    return [{ header: { ...header, isAlone }, body, isFrozen, listsOthers, unread: null }];
  });
  return { posts, diagnostics: [...diagnostics, ...[...said.values()].flat(), ...data.diagnostics] };
}

/** A file that Liquid fills in has no counterpart where Liquid does not run. */
function leftBehind({ path }: SourceFile): Diagnostic {
  const remedy = 'The theme brings feeds, a sitemap and a search; write what else it was for as a layout.';
  return warning('file-skipped', 'Liquid fills it in, which a native blog does not', { file: path }, remedy);
}

const nothing = new Uint8Array();
