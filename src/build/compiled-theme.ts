import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompiledLayout } from '../layouts/layout-set.ts';
import type { SourceFile } from '../types/source-file.ts';

/** The theme's layouts as the bundle brings them. */
export type CompiledTheme = ReadonlyMap<string, CompiledLayout>;

/** What a layout is found by: where it stands and what it says. */
export function layoutKey({ path, digest }: Pick<SourceFile, 'path' | 'digest'>): string {
  return `${path} ${digest}`;
}

/** Reads what the bundle brings; nothing where the tool runs from its sources, whose own compiler is the newer one. */
export function readCompiledTheme(): CompiledTheme {
  const here = fileURLToPath(import.meta.url);
  if (!here.endsWith('.js')) return new Map();
  const file = path.join(path.dirname(here), 'theme.json');
  return new Map(JSON.parse(readFileSync(file, 'utf8')) as readonly (readonly [string, CompiledLayout])[]);
}
