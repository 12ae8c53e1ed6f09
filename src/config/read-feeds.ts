import { outputPath } from '../content/addresses/output-path.ts';
import type { Config, FeedFormat } from '../types/config.ts';
import { isMap } from '../types/data.ts';
import { keysBelow } from './config-keys.ts';
import type { ConfigReader } from './config-reader.ts';

const feedFormats: readonly FeedFormat[] = ['atom', 'rss', 'json'];

/** Which feeds the blog has, and where. */
export function readFeeds(read: ConfigReader): Config['feeds'] {
  const limit = read.count('feeds.limit', 20);
  if (read.at('feeds') === false) return { formats: [], terms: [], limit, ids: 'permalink', also: [] };
  read.mapping('feeds', keysBelow('feeds'));
  return {
    formats: readFormats(read, 'feeds.formats', feedFormats),
    terms: readFormats(read, 'feeds.terms', ['atom']),
    limit,
    ids: readFeedIds(read),
    also: readFurther(read),
  };
}

function readFeedIds(read: ConfigReader): Config['feeds']['ids'] {
  const ids = read.text('feeds.ids', 'permalink');
  if (ids === 'permalink' || ids === 'jekyll') return ids;
  read.refuse(
    'feeds.ids',
    'feeds.ids takes permalink or jekyll',
    'Delete the line, unless the blog comes from Jekyll.',
  );
  return 'permalink';
}

function readFormats(
  read: ConfigReader,
  path: string,
  fallback: readonly FeedFormat[],
): readonly FeedFormat[] {
  if (read.at(path) === false) return [];
  const written = read.texts(path, fallback);
  const known = feedFormats.filter((format) => written.includes(format));
  if (known.length < written.length)
    read.refuse(path, `${path} takes ${feedFormats.join(', ')}`, 'Take the others out.');
  return known;
}

function readFurther(read: ConfigReader): Config['feeds']['also'] {
  const given = read.at('feeds.also');
  if (given === undefined) return [];
  const refuse = (message: string): [] => {
    read.refuse('feeds.also', message, 'Write addresses with formats, such as {/index.xml: rss}.');
    return [];
  };
  if (!isMap(given)) return refuse('feeds.also takes a mapping');
  return Object.entries(given).flatMap(([url, written]) => {
    const format = feedFormats.find((one) => one === written);
    const output = outputPath(url);
    if (format === undefined) return refuse(`${url} in feeds.also takes ${feedFormats.join(', ')}`);
    if ('problem' in output) return refuse(`${url} in feeds.also cannot be a URL: ${output.problem}`);
    if (!/^\/.*[^/]$/.test(url)) return refuse(`${url} in feeds.also is no address of a file`);
    return [{ url, format }];
  });
}
