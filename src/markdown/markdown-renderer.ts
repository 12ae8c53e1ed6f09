// PLACEHOLDER-STUB
import MarkdownIt from 'markdown-it';
import type { MarkdownConfig } from '../types/config.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { TocEntry } from '../types/post.ts';
export interface MarkdownOptions { config: MarkdownConfig; language: string; base: string; excerptSeparator: string }
export interface MarkdownDocument { source: string; file: string; lineOffset: number; imageSize(url: string): { width: number; height: number } | null }
export interface RenderedMarkdown { html: string; toc: readonly TocEntry[]; excerpt: string; text: string; features: readonly string[]; images: readonly { url: string; line: number }[]; diagnostics: readonly Diagnostic[] }
export function createMarkdownRenderer(_options: MarkdownOptions): (document: MarkdownDocument) => RenderedMarkdown {
  const md = new MarkdownIt({ html: true });
  return ({ source }) => { const html = md.render(source); return { html, toc: [], excerpt: /<p>[^]*?<\/p>/.exec(html)?.[0] ?? '', text: source, features: [], images: [], diagnostics: [] }; };
}
