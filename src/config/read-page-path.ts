import { outputPath } from '../content/addresses/output-path.ts';
import type { ConfigReader } from './config-reader.ts';

/** Where the parts of the home list stand unless the blog says it. */
export const defaultPagePath = '/page/:num/';

/** The pattern of the addresses that the parts of the home list have after its first. */
export function readPagePath(read: ConfigReader): string {
  const path = `/${read.text('page_path', defaultPagePath)}/`.replace(/\/{2,}/g, '/');
  const output = outputPath(path.replace(':num', '2'));
  const problem = path.includes(':num')
    ? 'problem' in output && `page_path cannot be a URL: ${output.problem}`
    : 'page_path has no :num';
  if (problem === false) return path;
  read.refuse('page_path', problem, `Write one such as ${defaultPagePath}, or delete the line.`);
  return defaultPagePath;
}
