import { didYouMean } from '../text/did-you-mean.ts';
import type { CommentSystem } from '../types/config.ts';
import { type Data, isMap } from '../types/data.ts';
import type { ConfigReader } from './config-reader.ts';

interface SystemKind {
  /** What it cannot do without; the first is what a lone text stands for. */
  readonly needs: readonly string[];
  /** Where its script is loaded from; `host` in site.yml names another place where the system can stand elsewhere. */
  readonly host: (options: CommentSystem['options']) => string;
  /** Where readers without its script find the comments. */
  readonly place: (options: CommentSystem['options']) => string;
}

const systems: { readonly [kind in CommentSystem['kind']]: SystemKind } = {
  giscus: {
    needs: ['repo', 'repo_id', 'category_id'],
    host: ({ host }) => host ?? 'https://giscus.app',
    place: ({ repo }) => `https://github.com/${repo}/discussions`,
  },
  utterances: {
    needs: ['repo'],
    host: ({ host }) => host ?? 'https://utteranc.es',
    place: ({ repo }) => `https://github.com/${repo}/issues`,
  },
  disqus: {
    needs: ['shortname'],
    host: ({ shortname }) => `https://${shortname}.disqus.com`,
    place: ({ shortname }) => `https://${shortname}.disqus.com/`,
  },
  isso: { needs: ['host'], host: ({ host }) => host ?? '', place: ({ host }) => host ?? '' },
  remark42: {
    needs: ['host', 'site_id'],
    host: ({ host }) => host ?? '',
    place: ({ host }) => host ?? '',
  },
  mastodon: { needs: [], host: () => '', place: () => '' },
};

const kinds = Object.keys(systems) as readonly CommentSystem['kind'][];

/** Reads `comments`: whether posts have them, and by which system. */
export function readComments(read: ConfigReader): {
  readonly isOn: boolean;
  readonly system: CommentSystem | null;
} {
  const written = read.at('comments');
  if (!isMap(written)) return { isOn: read.flag('comments', false), system: null };
  const keys = Object.keys(written).filter((key) => key !== 'load');
  const kind = kinds.find((name) => name === keys[0]);
  if (kind === undefined || keys.length !== 1) {
    const wrong = keys.find((key) => !kinds.some((name) => name === key)) ?? '';
    read.refuse(
      'comments',
      'comments takes true, false or one system with what it needs',
      `Write one of ${kinds.join(', ')} below it.${didYouMean(wrong, [...kinds, 'load'])}`,
    );
    return { isOn: false, system: null };
  }
  const { needs, host, place } = systems[kind];
  const options = readOptions(written[kind], needs[0]);
  const missing = needs.filter((name) => options[name] === undefined);
  if (missing.length > 0)
    read.refuse(`comments.${kind}`, `${kind} needs ${missing.join(' and ')}`, `Write them below ${kind}:.`);
  const origin = host(options).replace(/\/+$/, '');
  if (missing.length === 0 && origin !== '' && !/^https?:\/\//.test(origin))
    read.refuse(
      `comments.${kind}.host`,
      `${origin} is not the address of a site`,
      'Write it whole: https://….',
    );
  return {
    isOn: true,
    system: {
      kind,
      host: origin,
      place: place(options),
      options,
      when: read.oneOf('comments.load', ['ask', 'scroll'], 'ask'),
    },
  };
}

/** What a system is told, as texts; a text alone stands for what it needs first. */
function readOptions(value: Data | undefined, first: string | undefined): CommentSystem['options'] {
  if (isMap(value))
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, option]) => option !== null && typeof option !== 'object')
        .map(([key, option]) => [key, String(option)]),
    );
  return typeof value === 'string' && first !== undefined ? { [first]: value } : {};
}
