import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readKramdown } from '../../src/config/read-kramdown.ts';
import type { DocumentPicture } from '../../src/markdown/markdown-document.ts';
import type { DataMap } from '../../src/types/data.ts';
import { renderer, type Wanted } from './rendering.ts';

const folder = join(import.meta.dirname, 'fixtures');

/**
 * A fixture is `=== name` and perhaps options as JSON, the Markdown, a line with a lone dot, the HTML. After the
 * HTML, lines with `! ` name the warnings: code, line and column.
 */
interface Fixture {
  readonly name: string;
  readonly wanted: Wanted;
  readonly input: string;
  readonly output: string;
}

for (const file of readdirSync(folder)) {
  describe(file.replace('.txt', ''), () => {
    test.each(readFixtures(readFileSync(join(folder, file), 'utf8')))(
      '$name',
      ({ wanted, input, output }) => {
        const inDialect = file.startsWith('kramdown-') ? inKramdown(wanted) : wanted;
        expect(renderFixture(inDialect, input)).toBe(output);
      },
    );
  });
}

function readFixtures(text: string): readonly Fixture[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((block) => {
      const [head = '', ...lines] = block.split('\n');
      const [, name = '', options = '{}'] = /^(.*?)(?: (\{.*\}))?$/.exec(head) ?? [];
      const dot = lines.indexOf('.');
      const output = lines.slice(dot + 1).join('\n');
      return {
        name,
        wanted: JSON.parse(options) as Wanted,
        input: lines.slice(0, dot).join('\n'),
        output: output.trimEnd(),
      };
    });
}

function renderFixture(wanted: Wanted, input: string): string {
  const { html, diagnostics } = renderer(wanted)(input, { picture: sizeOf });
  const warnings = diagnostics.map(
    ({ code, line, column }) => `! ${code} ${String(line)}:${column === null ? '-' : String(column)}`,
  );
  return [html.trimEnd(), ...warnings].join('\n');
}

/** In files of kramdown's its options stand by their own names. */
function inKramdown({ config = {}, ...wanted }: Wanted): Wanted {
  const options = readKramdown(config.kramdown as unknown as DataMap | undefined);
  return { ...wanted, config: { ...config, dialect: 'kramdown', kramdown: options } };
}

function sizeOf(url: string): DocumentPicture | null {
  const known = { width: 600, height: 400, format: null, variants: [], placeholder: '' };
  return url.startsWith('/img/') ? known : null;
}
