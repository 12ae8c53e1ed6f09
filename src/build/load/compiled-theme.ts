import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompiledLayout } from '../../layouts/rendering/layout-set.ts';
import { compileTheme } from './compile-theme.ts';

/** The theme's layouts, compiled, by their keys. */
type CompiledTheme = ReadonlyMap<string, CompiledLayout>;

let theme: CompiledTheme | null = null;

/** What the bundle brings; where the tool runs from its sources, what these make of the theme beside them. Read once. */
export function readCompiledTheme(): CompiledTheme {
  theme ??= new Map(readTheme());
  return theme;
}

function readTheme(): readonly (readonly [string, CompiledLayout])[] {
  const here = fileURLToPath(import.meta.url);
  if (!here.endsWith('.js')) return compileTheme(path.resolve(here, '../../../layouts'));
  return JSON.parse(readFileSync(path.join(path.dirname(here), 'theme.json'), 'utf8'));
}
