import type { PluginConfig } from '../types/config.ts';
import { type Data, isMap } from '../types/data.ts';
import type { ConfigReader } from './config-reader.ts';

const message = 'plugins takes a list of modules of the blog';
const remedy = 'Write - plugins/shout.mjs, or - {module: plugins/shout.mjs, times: 3} to set its options.';

/** Reads `plugins`: paths of modules, alone or as `module` beside their options. What the modules hold is not known yet. */
export function readPlugins(read: ConfigReader): readonly PluginConfig[] {
  const value = read.at('plugins') ?? [];
  if (!Array.isArray(value)) {
    read.refuse('plugins', message, remedy);
    return [];
  }
  return value.flatMap((written: Data, index) => {
    const { module, ...options } = isMap(written) ? written : { module: written };
    if (typeof module === 'string' && isInside(module))
      return [{ file: module.replace(/^(?:\.\/)+/, ''), options, digest: '' }];
    read.refuseItem('plugins', index, message, remedy);
    return [];
  });
}

function isInside(file: string): boolean {
  return /^[^/\\]/.test(file) && !file.split(/[/\\]/).includes('..');
}
