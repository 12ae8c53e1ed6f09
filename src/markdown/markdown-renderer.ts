import type { Env, MarkdownIt } from 'markdown-it';
import { cleanBody, cleanExcerpt } from './clean-body.ts';
import { commonmarkDialect } from './commonmark-dialect.ts';
import { createParser } from './create-parser.ts';
import { documentState, newDocumentState, newEnv } from './document-state.ts';
import { renderExcerpt } from './excerpt.ts';
import { shareDefinitions } from './kramdown/document-env.ts';
import { kramdownDialect } from './kramdown/kramdown-dialect.ts';
import { markdownLanguage } from './languages.ts';
import type { MarkdownDocument, MarkdownOptions, RenderedMarkdown } from './markdown-document.ts';
import { documentText } from './token-text.ts';
import { tellUnreadMarks } from './unread-marks.ts';
import { tellUnreadTables } from './unread-tables.ts';

/** A function that renders documents one by one; no document leaves a trace in it. */
export function createMarkdownRenderer(
  options: MarkdownOptions,
): (document: MarkdownDocument) => RenderedMarkdown {
  const { config, base } = options;
  const language = markdownLanguage(options.language);
  const dialect = config.dialect === 'kramdown' ? kramdownDialect : commonmarkDialect;
  const md = createParser(dialect(options, language), {
    html: config.html !== false,
    linkify: config.linkify,
    breaks: config.breaks,
    typographer: config.typographer,
    quotes: [...language.quotes],
  });
  for (const extend of options.extensions) extend(md);
  const isSafe = config.html === 'safe';
  const isText = config.html === false;

  return function renderMarkdown(document) {
    const separator = document.excerptSeparator ?? options.excerptSeparator;
    const state = newDocumentState(document);
    const env = newEnv(state);
    const tokens = md.parse(isText ? withoutSeparator(document.source, separator) : document.source, env);
    const text = documentText(tokens);
    if (config.dialect === 'commonmark' && /\]\(|\[\^/.test(text)) tellUnreadMarks(state, tokens);
    if (config.dialect === 'commonmark' && text.includes('|')) tellUnreadTables(state, tokens);
    const body = md.renderer.render(tokens, md.options, env);
    const html = state.rawHtml.length > 0 ? cleanBody(body, options, isSafe, state) : body;
    const parsePart = (source: string) => parseAgain(md, document, source, env);
    const excerpt = renderExcerpt({
      md,
      tokens,
      env,
      source: document.source,
      separator,
      parsePart,
    });
    return {
      html,
      title: state.title,
      toc: state.toc,
      excerpt: state.rawHtml.length > 0 ? cleanExcerpt(excerpt, { base, isSafe }, state) : excerpt,
      text,
      features: [...state.features].toSorted(),
      images: state.images,
      diagnostics: state.diagnostics,
    };
  };
}

function parseAgain(md: MarkdownIt, document: MarkdownDocument, source: string, whole: Env) {
  const env = newEnv(newDocumentState({ ...document, source }, documentState(whole)));
  if (whole.references !== undefined) env.references = { ...whole.references };
  const { refs } = (whole['footnotes'] ?? {}) as { readonly refs?: { readonly [label: string]: number } };
  // Known but not yet met, so that the mark is read as a mark and left out.
  if (refs !== undefined)
    env['footnotes'] = { refs: Object.fromEntries(Object.keys(refs).map((label) => [label, -1])) };
  if (whole['abbreviations'] !== undefined) env['abbreviations'] = whole['abbreviations'];
  shareDefinitions(env, whole);
  return { tokens: md.parse(source, env), env };
}

/** Where raw HTML is shown as text, a separator that is a comment would be too: its lines become blank ones. */
function withoutSeparator(source: string, separator: string): string {
  if (!separator.startsWith('<!--') || !source.includes(separator)) return source;
  return source
    .split('\n')
    .map((line) => (line.trim() === separator ? '' : line))
    .join('\n');
}
