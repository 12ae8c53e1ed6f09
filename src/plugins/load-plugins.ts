import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readText } from '../disk/read-text.ts';
import type { PluginConfig } from '../types/config.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
import type { Plugin } from '../types/plugin.ts';
import { ownImports } from './plugin-digest.ts';
import { pluginFailed, pluginMisshapen, pluginMissing, pluginOfMany } from './plugin-faults.ts';

/** A plugin and the file that it is from. */
export interface LoadedPlugin {
  readonly file: string;
  readonly plugin: Plugin;
}

/** Loads the blog's plugins, in the order of `site.yml`; those that cannot be are told and left out. */
export async function loadPlugins(
  plugins: readonly PluginConfig[],
  root: string,
): Promise<Checked<readonly LoadedPlugin[]>> {
  const loaded = await Promise.all(plugins.map((plugin) => loadPlugin(plugin, root)));
  return {
    value: loaded.flatMap(({ value }) => value ?? []),
    diagnostics: loaded.flatMap(({ diagnostics }) => diagnostics),
  };
}

async function loadPlugin(
  { file, options, digest }: PluginConfig,
  root: string,
): Promise<Checked<LoadedPlugin | null>> {
  const told = (diagnostic: Diagnostic) => ({ value: null, diagnostics: [diagnostic] });
  const place = path.join(root, file);
  const text = readText(place);
  if (text === null) return told(pluginMissing(file));
  const [other] = ownImports(text, place);
  if (other !== undefined) return told(pluginOfMany(file, other));
  try {
    // A module is loaded once for each address: another digest is another module. One of CommonJS is kept by its path alone.
    delete createRequire(place).cache[realpathSync(place)];
    const module: { readonly default?: unknown } = await import(`${pathToFileURL(place).href}?${digest}`);
    const plugin: unknown =
      typeof module.default === 'function' ? module.default(structuredClone(options)) : undefined;
    return isPlugin(plugin) ? { value: { file, plugin }, diagnostics: [] } : told(pluginMisshapen(file));
  } catch (cause) {
    const line = cause instanceof Error && cause.name === 'SyntaxError' ? syntaxLine(text, file) : undefined;
    return told(pluginFailed(file, cause, line));
  }
}

function isPlugin(value: unknown): value is Plugin {
  if (typeof value !== 'object' || value === null) return false;
  const { markdown, filters = {} }: { markdown?: unknown; filters?: unknown } = value;
  if (markdown !== undefined && typeof markdown !== 'function') return false;
  if (typeof filters !== 'object' || filters === null) return false;
  return Object.values(filters).every((filter) => typeof filter === 'function');
}

/** The line that the engine cannot read, which the error of an import does not tell; null where it reads all. */
function syntaxLine(text: string, file: string): number | null {
  const type = file.endsWith('.cjs') ? 'commonjs' : 'module';
  const args = [`--input-type=${type}`, '--check', '-'];
  const { stderr } = spawnSync(process.execPath, args, { input: text, encoding: 'utf8' });
  const [, line] = /^\[stdin\]:(\d+)/m.exec(stderr) ?? [];
  return line === undefined ? null : Number(line);
}
