export { build } from './build/build.ts';
export type { BuildOptions } from './build/scan/build-options.ts';
export type { BuildReport } from './types/build.ts';
export type { Diagnostic } from './types/diagnostic.ts';
export type { Plugin, PluginFilter } from './types/plugin.ts';
