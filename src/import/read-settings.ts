import { readConfig } from '../config/read-config.ts';
import { parseYaml } from '../content/data/parse-yaml.ts';
import type { Config } from '../types/config.ts';
import { isMap } from '../types/data.ts';

/** The configuration that a build of a blog with this `site.yml` will read. */
export function readSettings(text: string): Config {
  const data = parseYaml(text, { file: 'site.yml' }).value;
  return readConfig({ file: 'site.yml', text, data: isMap(data) ? data : {} }, {}).value;
}
