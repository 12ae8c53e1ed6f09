import { error } from '../diagnostics/diagnostic.ts';
import { type Data, type DataMap, isMap } from '../types/data.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import type { ConfigReader } from './config-reader.ts';

/** Keys under which people write what nobody may read. */
const secretKey =
  /(?:^|[_-])(?:tokens?|passw(?:or)?d|passphrase|secret|credentials?|auth|(?:access|api|private|secret)_?key)(?:$|[_-])/i;

/** Values that are secrets whatever their key: tokens of well-known hosts, and addresses with a password in them. */
const secretValues: readonly RegExp[] = [
  /\b(?:gh[opsur]_|github_pat_|glpat-|nfp_|AKIA|ASIA)[A-Za-z0-9_-]{8,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /:\/\/[^/@\s]*:[^/@\s]+@/,
  /^https?:\/\/[^/@\s]+@/,
];

/** Where each kind of target looks for its secret. */
const remedies: { readonly [kind: string]: string } = {
  git: 'Set TINTA_GIT_TOKEN in the environment, or let git’s own credential helper or ssh keep it.',
  s3: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or name a profile of ~/.aws/credentials.',
  netlify: 'Set NETLIFY_AUTH_TOKEN in the environment, or run netlify login.',
  cloudflare: 'Set CLOUDFLARE_API_TOKEN in the environment, or run wrangler login.',
  vercel: 'Set VERCEL_TOKEN in the environment, or run vercel login.',
  rsync: 'Log in with a key that ssh knows of.',
  sftp: 'Log in with a key that ssh knows of.',
};

/** Finds what looks like a secret in the targets, and says where it belongs. The messages do not show it. */
export function findSecrets(read: ConfigReader, targets: DataMap): readonly Diagnostic[] {
  return secretsIn(targets, ['deploy']).map((path) => {
    const target = targets[path[1] ?? ''];
    const kind = isMap(target) ? String(target['kind']) : '';
    const where = remedies[kind] ?? 'Keep it in the environment.';
    return found(read, path, `${where} Delete it here, and have it replaced where it was given out.`);
  });
}

function secretsIn(map: DataMap, path: readonly string[]): readonly (readonly string[])[] {
  return Object.entries(map).flatMap(([key, value]) => {
    const here = [...path, key];
    if (isMap(value)) return secretsIn(value, here);
    return (secretKey.test(key) && value !== null) || isSecret(value) ? [here] : [];
  });
}

function isSecret(value: Data): boolean {
  if (Array.isArray(value)) return value.some(isSecret);
  return typeof value === 'string' && secretValues.some((pattern) => pattern.test(value));
}

/** Without the source line, which would show it. */
function found(read: ConfigReader, path: readonly string[], remedy: string): Diagnostic {
  const { file, line } = read.place(path);
  const message = `${path.join('.')} is a secret, and ${file} is no place for one`;
  return error('deploy-secret', message, line === undefined ? { file } : { file, line }, remedy);
}
