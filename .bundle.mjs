// Makes dist/: the command line, the library and the worker's module, with everything they need inside.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });

await build({
  entryPoints: ['src/cli.ts', 'src/index.ts', 'src/worker.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
  banner: {
    js: "import { createRequire as tintaRequire } from 'node:module'; const require = tintaRequire(import.meta.url);",
  },
  plugins: [plainFields(), withoutSecondYaml()],
});

// The theme's layouts, compiled: reading them takes longer than building a small blog.
await build({
  entryPoints: ['src/build/load/compile-theme.ts'],
  outfile: 'dist/compile-theme.mjs',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  logLevel: 'warning',
  banner: {
    js: "import { createRequire as tintaRequire } from 'node:module'; const require = tintaRequire(import.meta.url);",
  },
});
const { compileTheme } = await import('./dist/compile-theme.mjs');
writeFileSync('dist/theme.json', JSON.stringify(compileTheme('layouts')));
rmSync('dist/compile-theme.mjs');

// What the preview puts into a page.
await build({
  entryPoints: ['src/dev/client/main.ts'],
  outfile: 'dist/dev-client.js',
  bundle: true,
  format: 'iife',
  target: 'es2022',
  minify: true,
  logLevel: 'warning',
});

/**
 * markdown-it comes compiled for browsers without class fields: each field of each token goes through a function
 * that asks whether it is there already, a fifth of the time that parsing takes. Here they are assigned.
 */
function plainFields() {
  const field = /_defineProperty\(\s*this,\s*(?:\/\*\*[\s\S]*?\*\/\s*)?"(\w+)",\s*([^;]*?)\s*\);/g;
  return {
    name: 'plain-fields',
    setup({ onLoad }) {
      onLoad({ filter: /markdown-it[\\/]dist[\\/]markdown-it\.mjs$/ }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        const contents = source.replace(field, 'this.$1 = $2;');
        const left = contents.slice(contents.indexOf('var Token = class'), contents.indexOf('attrIndex('));
        if (!left.includes('this.map = null;') || left.includes('_defineProperty'))
          throw new Error('markdown-it defines its fields in another way: see .bundle.mjs');
        return { contents };
      });
    },
  };
}

/**
 * gray-matter brings a YAML parser of its own, and that looks for a JavaScript parser when it is loaded. Front matter is
 * read by ours: what gray-matter would read it with is left out of the bundle.
 */
function withoutSecondYaml() {
  const contents = "const refuse = () => { throw new Error('gray-matter only splits'); };\nmodule.exports = { safeLoad: refuse, safeDump: refuse };";
  return {
    name: 'without-second-yaml',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^js-yaml$/ }, ({ importer }) =>
        /[\\/]gray-matter[\\/]/.test(importer) ? { path: 'js-yaml', namespace: 'second-yaml' } : null,
      );
      onLoad({ filter: /.*/, namespace: 'second-yaml' }, () => ({ contents }));
    },
  };
}
