import crypto from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileLayout } from '../../layouts/rendering/compile-layout.ts';
import type { CompiledLayout } from '../../layouts/rendering/layout-set.ts';
import type { SourceFile } from '../../types/source-file.ts';

/** What a layout is found by: where it stands and what it says. */
export function layoutKey({ path, digest }: Pick<SourceFile, 'path' | 'digest'>): string {
  return `${path} ${digest}`;
}

/** Compiles every layout of a folder into what `readCompiledTheme` reads. */
export function compileTheme(folder: string): readonly (readonly [string, CompiledLayout])[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.njk'),
  );
  return names.toSorted().map((name) => {
    const bytes = readFileSync(path.join(folder, name));
    const file = `layouts/${name.replaceAll(path.sep, '/')}`;
    const layout = { name, path: file, source: bytes.toString() };
    return [layoutKey({ path: file, digest: crypto.hash('sha1', bytes, 'hex') }), compileLayout(layout)];
  });
}
