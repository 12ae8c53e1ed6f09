import { engineFilters } from '../layouts/engine-names.ts';
import { createFilters } from '../layouts/filters/filters.ts';
import { type LoadedPlugin, loadPlugins } from '../plugins/load-plugins.ts';
import { pluginFailed, pluginTakes } from '../plugins/plugin-faults.ts';
import type { Config } from '../types/config.ts';
import type { Checked, Diagnostic } from '../types/diagnostic.ts';
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
    return fault === null;
  });
  return { value: createServices(config, usable), diagnostics: [...diagnostics, ...faults] };
}

/** The theme counts on the filters that are there; rules that cannot be added fail before any text is read. */
function faultOf(loaded: LoadedPlugin, taken: ReadonlySet<string>, config: Config): Diagnostic | null {
  const { file, plugin } = loaded;
  const name = Object.keys(plugin.filters ?? {}).find((filter) => taken.has(filter));
  if (name !== undefined) return pluginTakes(file, name);
  try {
    createServices(config, [loaded]).renderMarkdown('');
    return null;
  } catch (cause) {
    return pluginFailed(file, cause);
  }
}
