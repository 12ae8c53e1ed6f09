import type { Compression, TargetConfig, TargetKind } from '../types/deploy.ts';
import type { ConfigReader } from './config-reader.ts';

type Common = Pick<TargetConfig, 'name' | 'url' | 'maxDeletes' | 'invalidate'>;

interface Form {
  readonly pattern: RegExp;
  /** An example of it. */
  readonly such: string;
  /** What no example shows, as a sentence. */
  readonly rule?: string;
}

interface TargetReader {
  /** Its keys besides those of every target. */
  readonly keys: readonly string[];
  readonly read: (read: ConfigReader, path: string, common: Common) => TargetConfig;
}

/**
 * The forms that values may have which reach another program's command line or a server. What begins with a dash is
 * none of them, nor what a shell would look at.
 */
const forms = {
  remote: {
    pattern:
      /^(?:(?:https|ssh):\/\/(?:[\w.-]+@)?[A-Za-z0-9][\w.-]*(?::\d+)?\/[\w./~+-]+|http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?\/[\w./~+-]+|(?:\w[\w.-]*@)?[A-Za-z0-9][\w.-]*:(?:[\w.~]|\/(?!\/))[\w./~+-]*|file:\/\/\/[\p{L}\p{N}_./ +~-]+|\.{0,2}\/[\p{L}\p{N}_./ +~-]+|[A-Za-z0-9][\w.-]*)$/u,
    such: 'origin, git@host:me/blog.git, https://host/me/blog.git or a path',
  },
  branch: {
    pattern: /^(?!HEAD$|.*(?:\.\.|\/\/|\/\.|\.lock(?:\/|$)))[A-Za-z0-9](?:[\w./-]*[\w-])?$/,
    such: 'gh-pages',
  },
  domain: { pattern: /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i, such: 'me.example' },
  bucket: {
    pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    such: 'my-blog',
    rule: 'The name of a bucket is 3 to 63 small letters, digits, dots and hyphens, with a letter or digit at both ends.',
  },
  region: { pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*$/, such: 'eu-south-2' },
  endpoint: { pattern: /^https?:\/\/[a-z0-9.-]+(?::\d+)?\/?$/i, such: 'https://s3.host.example' },
  prefix: { pattern: /^\/?[\w-][\w.-]*(?:\/[\w-][\w.-]*)*\/?$/, such: 'blog' },
  profile: { pattern: /^\w[\w.-]*$/, such: 'default' },
  host: {
    pattern: /^(?:[A-Za-z_][\w.-]*@)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/,
    such: 'me@host.example',
  },
  remotePath: { pattern: /^(?!\/+$)(?:~\/|\/)?[\p{L}\p{N}_.+][\p{L}\p{N}_./ +-]*$/u, such: '/var/www/blog' },
  folder: {
    pattern: /^(?:~\/|\.{0,2}\/)?[\p{L}\p{N}_.+@][^\p{Cc}]*$|^[A-Za-z]:[\\/][^\p{Cc}]*$/u,
    such: '../site',
  },
  file: { pattern: /^(?:~\/|\.{0,2}\/)?[\p{L}\p{N}_.+][\p{L}\p{N}_./ +-]*$/u, such: '~/.ssh/config' },
  identifier: { pattern: /^[A-Za-z0-9][\w.-]*$/, such: 'my-blog' },
} as const satisfies { readonly [form: string]: Form };

const sshKeys = ['host', 'path', 'port', 'ssh_config', 'compress'];

/** What each kind of target takes. */
export const targetReaders: { readonly [kind in TargetKind]: TargetReader } = {
  git: {
    keys: ['remote', 'branch', 'history', 'domain', 'ssh_config'],
    read: (read, path, common) => ({
      ...common,
      kind: 'git',
      remote: formed(read, `${path}.remote`, 'remote', 'origin'),
      branch: formed(read, `${path}.branch`, 'branch', 'gh-pages'),
      history: read.flag(`${path}.history`, true),
      domain: formed(read, `${path}.domain`, 'domain', ''),
      sshConfig: formed(read, `${path}.ssh_config`, 'file', ''),
    }),
  },
  s3: {
    keys: ['bucket', 'region', 'endpoint', 'prefix', 'profile'],
    read: (read, path, common) => ({
      ...common,
      kind: 's3',
      bucket: needed(read, `${path}.bucket`, 'bucket'),
      region: formed(read, `${path}.region`, 'region', 'us-east-1'),
      endpoint: formed(read, `${path}.endpoint`, 'endpoint', '').replace(/\/$/, ''),
      prefix: formed(read, `${path}.prefix`, 'prefix', '').replace(/^\/|\/$/g, ''),
      profile: formed(read, `${path}.profile`, 'profile', ''),
    }),
  },
  rsync: {
    keys: sshKeys,
    read: (read, path, common) => ({ ...common, kind: 'rsync', ...readSsh(read, path) }),
  },
  sftp: {
    keys: sshKeys,
    read: (read, path, common) => ({ ...common, kind: 'sftp', ...readSsh(read, path) }),
  },
  folder: {
    keys: ['path', 'compress'],
    read: (read, path, common) => ({
      ...common,
      kind: 'folder',
      path: needed(read, `${path}.path`, 'folder'),
      compress: readCompress(read, `${path}.compress`),
    }),
  },
  netlify: {
    keys: ['site'],
    read: (read, path, common) => ({
      ...common,
      kind: 'netlify',
      site: formed(read, `${path}.site`, 'identifier', ''),
    }),
  },
  cloudflare: {
    keys: ['project', 'branch'],
    read: (read, path, common) => ({
      ...common,
      kind: 'cloudflare',
      project: needed(read, `${path}.project`, 'identifier'),
      branch: formed(read, `${path}.branch`, 'branch', 'main'),
    }),
  },
  vercel: { keys: [], read: (_, __, common) => ({ ...common, kind: 'vercel' }) },
};

function readSsh(read: ConfigReader, path: string) {
  const port = read.at(`${path}.port`) === undefined ? 0 : read.count(`${path}.port`, 0);
  if (port > 65_535) read.refuse(`${path}.port`, `${port} is not a port`, 'Write a number from 1 to 65535.');
  return {
    host: needed(read, `${path}.host`, 'host'),
    path: needed(read, `${path}.path`, 'remotePath'),
    port,
    sshConfig: formed(read, `${path}.ssh_config`, 'file', ''),
    compress: readCompress(read, `${path}.compress`),
  };
}

function readCompress(read: ConfigReader, path: string): readonly Compression[] {
  const choices: readonly Compression[] = ['gz', 'br'];
  const written = read.texts(path, []);
  if (written.some((word) => !choices.some((choice) => choice === word)))
    read.refuse(path, `${path} takes ${choices.join(', ')}`, 'Take the others out.');
  return choices.filter((choice) => written.includes(choice));
}

function needed(read: ConfigReader, path: string, form: keyof typeof forms): string {
  const written = formed(read, path, form, '');
  const end = path.lastIndexOf('.');
  const [owner, key] = [path.slice(0, end), path.slice(end + 1)];
  if (read.at(path) === undefined)
    read.refuse(owner, `${owner} needs ${key}`, `Write ${key}: ${forms[form].such} below it.`);
  return written;
}

/** A text of one of the forms; anything else is an error, and empty. */
function formed(read: ConfigReader, path: string, form: keyof typeof forms, fallback: string): string {
  const { pattern, such, rule }: Form = forms[form];
  const value = read.text(path, fallback);
  if (value === fallback || pattern.test(value)) return value;
  const remedy = `Write something like ${such}.`;
  read.refuse(
    path,
    `${path} has a form that is not taken`,
    rule === undefined ? remedy : `${rule} ${remedy}`,
  );
  return '';
}
