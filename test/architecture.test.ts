import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { run } from './support/cli.ts';
import { repository } from './support/site.ts';

/** The layers of src, lowest first. A file imports from its own folder, or from a layer below its own; the bottom rooms know each other. */
const layers: readonly (readonly string[])[] = [
  ['types', 'diagnostics', 'text'],
  ['disk'],
  ['sources', 'images', 'cache', 'http', 'package-info.ts'],
  ['output', 'plugins'],
  ['markdown', 'search'],
  ['content', 'layouts'],
  ['cards'],
  ['config', 'pages', 'liquid'],
  ['build'],
  ['check'],
  ['create', 'dev', 'deploy'],
  ['import', 'preview'],
  ['commands'],
  ['cli.ts', 'index.ts', 'worker.ts'],
];

/** The rooms of the largest folders, in an order in which each imports only from those before it; `.` is what stands beside them. */
const rooms: { readonly [folder: string]: readonly string[] } = {
  build: ['threads', 'scan', 'load', 'plan', 'render', 'write', '.'],
  content: ['data', 'dates', 'addresses', 'front-matter', 'pictures', '.', 'site'],
  layouts: ['words', '.', 'views', 'syntax', 'filters', 'rendering', 'errors', 'check'],
};

const source = path.join(repository, 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

test('every folder of src has its place in the layers', () => {
  const known = layers.flat();
  expect(files.map(roomOf).filter((room) => !known.includes(room))).toEqual([]);
});

test('a file imports only from its own folder and from layers below', () => {
  const upward = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => !mayImport(file, target))
      .map((target) => `${file} → ${target}`),
  );
  expect(upward).toEqual([]);
});

test.each(Object.entries(rooms))(
  'a room of %s/ imports only from itself and from those before it',
  (folder, order) => {
    const placeOf = (file: string) => {
      const [room = '', inside] = file.slice(folder.length + 1).split(path.sep);
      return order.indexOf(inside === undefined ? '.' : room);
    };
    const inside = files.filter((file) => roomOf(file) === folder);
    expect(new Set(inside.map(placeOf))).toEqual(new Set(order.keys()));
    const backward = inside.flatMap((file) =>
      importsOf(file)
        .filter((target) => roomOf(target) === folder && placeOf(target) > placeOf(file))
        .map((target) => `${file} → ${target}`),
    );
    expect(backward).toEqual([]);
  },
);

test('the map tells of each folder and file at the top of src, and of no other', () => {
  const rows = readText('src/README.md').matchAll(/^\| ((?:`[\w.-]+\/?`(?:, )?)+) +\|/gm);
  const rooms = [...rows].flatMap(([, cell = '']) => cell.replaceAll(/[`/]/g, '').split(', '));
  expect(rooms.toSorted()).toEqual(layers.flat().toSorted());
});

test.each(['src/README.md', 'CONTRIBUTING.md'])('every file that %s names is there', (page) => {
  const folders = ['src', 'test', 'bench', 'assets', 'layouts'];
  const all = folders.flatMap((folder) =>
    readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `/${folder}/${file}`,
    ),
  );
  const names = [...readText(page).matchAll(/`([\w./-]+\.(?:ts|js|njk)|[\w./-]+\/)`/g)].map(
    ([, name = '']) => name,
  );
  const ours = names.filter((name) => !name.startsWith('/') && !/^(?:_site|posts|pages)\/$/.test(name));
  expect(ours.length).toBeGreaterThan(10);
  expect(
    ours.filter((name) => !all.some((file) => `${file}/`.includes(`/${name.replace(/\/$/, '')}/`))),
  ).toEqual([]);
});

// A type that two files share has a file of its own: either can then be read, and moved, without the other.
test('no file knows a file that knows it, however far around', () => {
  const circles = files.filter((file) => reached(importsOf(file)).has(file));
  expect(circles).toEqual([]);
});

test('no file is longer than 300 lines and the median is under 100', () => {
  const lengths = files
    .map((file) => readFileSync(path.join(source, file), 'utf8').split('\n').length)
    .toSorted((a, b) => a - b);
  expect(lengths.at(-1)).toBeLessThanOrEqual(300);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
});

function readText(file: string): string {
  return readFileSync(path.join(repository, file), 'utf8');
}

function mayImport(file: string, target: string): boolean {
  const [from, to] = [roomOf(file), roomOf(target)];
  const areBothAtTheBottom = layerOf(from) === 0 && layerOf(to) === 0;
  return from === to || areBothAtTheBottom || layerOf(to) < layerOf(from);
}

function layerOf(room: string): number {
  return layers.findIndex((rooms) => rooms.includes(room));
}

function roomOf(file: string): string {
  return file.split(path.sep)[0] ?? file;
}

/** All files that some files import, and those these import in turn. */
function reached(from: readonly string[], seen = new Set<string>()): ReadonlySet<string> {
  for (const file of from) {
    if (seen.has(file)) continue;
    seen.add(file);
    reached(importsOf(file), seen);
  }
  return seen;
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(path.join(source, file), 'utf8');
  return [...text.matchAll(/from '(\.[^']+)'/g)].map((match) =>
    path.join(path.dirname(file), match[1] ?? ''),
  );
}

// The bundle and the test runner find names in CommonJS that Node does not: the scripts that leave packages outside would not start.
test('Node itself finds what is imported of the template engine', async () => {
  const imports = files.flatMap((file) => {
    const text = readFileSync(path.join(source, file), 'utf8');
    return [...text.matchAll(/^import (?!type\b)[^;]* from 'nunjucks[^']*';$/gm)].map(([line]) => line);
  });
  expect(imports.length).toBeGreaterThan(2);
  for (const line of new Set(imports)) {
    const plain = line.replace(/\btype \w+,? ?/g, '');
    expect(await run(process.execPath, ['--input-type=module', '-e', plain])).toMatchObject({ code: 0 });
  }
});
