import { createFilters } from '../../layouts/filters/filters.ts';
import { engineFilters } from '../../layouts/rendering/engine-names.ts';
import { type LoadedPlugin, loadPlugins } from '../../plugins/load-plugins.ts';
import { pluginFailed, pluginMisnames, pluginTakes } from '../../plugins/plugin-faults.ts';
import type { Config } from '../../types/config.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import { createServices, type Services } from './services.ts';

/** Sets the services up with the plugins of the blog in `root`; one that cannot be used is told and left out. */
export async function openServices(config: Config, root: string): Promise<Checked<Services>> {
  const bare = createServices(config);
  if (config.plugins.length === 0) return { value: bare, diagnostics: [] };
  const { value: loaded, diagnostics } = await loadPlugins(config.plugins, root);
  const taken = new Set([...createFilters(bare).keys(), ...engineFilters]);
  const faults: Diagnostic[] = [];
  const usable = loaded.filter((plugin) => {
    const fault = faultOf(plugin, taken, config);
    if (fault !== null) faults.push(fault);
    else for (const name of namesOf(plugin)) taken.add(name);
    return fault === null;
  });
  return { value: createServices(config, usable), diagnostics: [...diagnostics, ...faults] };
}

function namesOf({ plugin }: LoadedPlugin): readonly string[] {
  return Object.keys(plugin.filters ?? {});
}

/** The theme counts on the filters that are there, and a layout on those of other plugins; rules that cannot be added fail before any text is read. */
function faultOf(loaded: LoadedPlugin, taken: ReadonlySet<string>, config: Config): Diagnostic | null {
  const { file } = loaded;
  const names = namesOf(loaded);
  const odd = names.find((name) => !/^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(name));
  if (odd !== undefined) return pluginMisnames(file, odd);
  const doubled = names.find((name) => taken.has(name));
  if (doubled !== undefined) return pluginTakes(file, doubled);
  try {
    createServices(config, [loaded]).renderMarkdown('');
    return null;
  } catch (cause) {
    return pluginFailed(file, cause);
  }
}
