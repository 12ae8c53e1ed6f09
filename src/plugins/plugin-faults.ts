import path from 'node:path';
import { error } from '../diagnostics/diagnostic.ts';
import { nativeConfiguration } from '../sources/configuration-file.ts';
import type { Diagnostic } from '../types/diagnostic.ts';

const shape = 'Write export default (options) => ({ filters: { … }, markdown(parser) { … } }).';

export function pluginMissing(file: string): Diagnostic {
  const isPath = /[/.]/.test(file);
  const remedy = isPath
    ? 'Mend the path, which begins at the blog’s folder, or write the module.'
    : 'Name a module of the blog, such as plugins/shout.mjs. Feeds, sitemap, redirects and lists of terms need no plugin.';
  return error('plugin-missing', `there is no plugin ${file}`, { file: nativeConfiguration }, remedy);
}

/** A plugin that imports a file beside it: that would be loaded once and never again, however it changes. */
export function pluginOfMany(file: string, other: string): Diagnostic {
  const message = `a plugin is one file, and this one imports ${other}`;
  const remedy = 'Put both into one file; what comes from a package is imported by the package’s name.';
  return error('plugin-failed', message, { file }, remedy);
}

export function pluginMisshapen(file: string): Diagnostic {
  return error('plugin-failed', 'the module exports no plugin', { file }, shape);
}

/** A plugin that brings a filter of a name that is taken. */
export function pluginTakes(file: string, name: string): Diagnostic {
  const message = `there is a filter ${name} already, which layouts count on`;
  return error('plugin-failed', message, { file }, 'Give the filter another name.');
}

/** A plugin that brings a filter by something that is no name in a layout. */
export function pluginMisnames(file: string, name: string): Diagnostic {
  const message = `no layout can call a filter ${name}`;
  return error('plugin-failed', message, { file }, 'Name it by letters, digits and _, and no digit first.');
}

/** A plugin whose own code fails, at the line that its stack names unless that is known. */
export function pluginFailed(file: string, cause: unknown, line = lineIn(stackOf(cause), file)): Diagnostic {
  const place = line === null ? { file } : { file, line };
  return error('plugin-failed', `the plugin fails: ${messageOf(cause)}`, place, `Mend it. ${shape}`);
}

/** One of these plugins fails in a text: the one that the stack names, else, as where a rule is from a package, any of them. */
export function pluginFailedIn(text: string, files: readonly string[], cause: unknown): Diagnostic {
  const stack = stackOf(cause);
  const named = files.find((file) => stack.includes(`/${path.basename(file)}`));
  const guilty = named ?? files.join(' or ');
  const said = `${guilty} fails in this text: ${messageOf(cause)}`;
  return error('plugin-failed', said, { file: text }, `Mend ${guilty}, or leave out what it fails in.`);
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function stackOf(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? '') : '';
}

function lineIn(stack: string, file: string): number | null {
  const name = path.basename(file).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const [, line] = new RegExp(`${name}(?:\\?\\w*)?:(\\d+)`).exec(stack) ?? [];
  return line === undefined ? null : Number(line);
}
