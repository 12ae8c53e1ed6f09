import { decodeXML } from 'entities';
import { DeployFailure } from '../deploy-failure.ts';

const reasons: { readonly [code: string]: { readonly why: string; readonly remedy: string } } = {
  SignatureDoesNotMatch: {
    why: 'does not know you: key and secret do not belong together',
    remedy: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to a key and the secret that came with it.',
  },
  InvalidAccessKeyId: {
    why: 'does not know the key',
    remedy: 'Set AWS_ACCESS_KEY_ID to a key of this service.',
  },
  AccessDenied: {
    why: 'does not allow it',
    remedy: 'The key must be allowed to list the bucket, and to read, write and delete its objects.',
  },
  NoSuchBucket: { why: 'does not exist', remedy: 'Make the bucket, or look at bucket: in site.yml.' },
  AuthorizationHeaderMalformed: { why: 'is in another region', remedy: 'Look at region: in site.yml.' },
  PermanentRedirect: { why: 'is at another address', remedy: 'Look at region: and endpoint: in site.yml.' },
  RequestTimeTooSkewed: { why: 'has another time than this machine', remedy: 'Set the clock.' },
  ExpiredToken: { why: 'does not know you any more', remedy: 'Get a new AWS_SESSION_TOKEN.' },
};

/** What S3 would not do, in words; its answer is XML with a code. */
export function explainS3(title: string, status: number, answer: string): DeployFailure {
  const code = /<Code>([^<]*)<\/Code>/.exec(answer)?.[1] ?? '';
  const message = decodeXML(/<Message>([^<]*)<\/Message>/.exec(answer)?.[1] ?? '');
  const reason = reasons[code];
  const said = [status, code, message].filter((part) => part !== '').join(' ');
  const region = code === 'AuthorizationHeaderMalformed' ? regionIn(answer) : null;
  const remedy = region === null ? reason?.remedy : `Write region: ${region} in site.yml.`;
  if (reason !== undefined && remedy !== undefined)
    return new DeployFailure(`${title} ${reason.why} (${said})`, remedy);
  return new DeployFailure(
    `${title} refuses (${said})`,
    'Deploy again later, or look at the settings in site.yml.',
  );
}

/** The region that the service wants named; null where it does not say so. */
function regionIn(answer: string): string | null {
  const named =
    /<Region>([a-z0-9-]+)<\/Region>/.exec(answer) ?? /expecting '([a-z0-9-]+)'/.exec(decodeXML(answer));
  return named?.[1] ?? null;
}
