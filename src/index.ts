export { build, type BuildOptions } from './build/build.ts';
export type { BuildReport } from './types/build.ts';
export type { Diagnostic } from './types/diagnostic.ts';
