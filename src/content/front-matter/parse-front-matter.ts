import { error } from '../../diagnostics/diagnostic.ts';
import { type Data, isMap } from '../../types/data.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import { parseToml } from '../data/parse-toml.ts';
import { parseYaml } from '../data/parse-yaml.ts';
import { readPlainYaml } from '../data/plain-yaml.ts';
import type { FrontMatterText } from './split-front-matter.ts';

/**
 * Front matter as plain data, whatever its syntax: dates are text, faults are diagnostics with place and remedy, nothing
 * is run. JSON is read as the YAML it is, so that keys, limits and places are the same.
 */
export function parseFrontMatter(head: FrontMatterText, file: string, isJekyll: boolean): Checked<Data> {
  const { syntax, text, lineOffset } = head;
  if (syntax === 'toml') return withZolaTerms(parseToml(text, file, lineOffset));
  const plain = syntax === 'yaml' ? readPlainYaml(text, isJekyll) : null;
  if (plain !== null) return { value: plain, diagnostics: [] };
  const parsed = parseYaml(text, { file, lineOffset, what: 'front matter', jekyll: isJekyll });
  if (syntax === 'yaml') return parsed;
  return { ...parsed, diagnostics: parsed.diagnostics.map(asJson) };
}

/** Zola keeps terms in a table of their own; what stands at the top besides counts before it. */
function withZolaTerms({ value, diagnostics }: Checked<Data>): Checked<Data> {
  const { taxonomies, ...rest } = isMap(value) ? value : {};
  const terms = isMap(taxonomies) ? Object.assign(Object.create(null), taxonomies, rest) : value;
  return { value: terms, diagnostics };
}

/** What YAML's messages advise is not always JSON. */
function asJson(found: Diagnostic): Diagnostic {
  if (found.code !== 'yaml-invalid' || found.severity !== 'error') return found;
  const place = {
    ...(found.file === null ? {} : { file: found.file }),
    ...(found.line === null ? {} : { line: found.line }),
    ...(found.column === null ? {} : { column: found.column }),
    ...(found.source === null ? {} : { source: found.source }),
  };
  const remedy = 'Write "key": "value" with a comma between two, each text in double quotes in one line.';
  return error('json-invalid', 'The front matter is not JSON', { file: '', ...place }, remedy);
}
