import crypto from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import { decodeXML } from 'entities';
import { DeployFailure } from '../deploy-failure.ts';
import { Passing, withBackOff } from '../retry.ts';
import { explainS3 } from './s3-errors.ts';

/** What requests are signed with. */
export interface S3Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** The bucket that is asked. */
export interface S3Place {
  /** Origin and path of the bucket, no slash at the end. */
  readonly bucketUrl: string;
  readonly region: string;
  readonly title: string;
  readonly keys: S3Keys;
}

/** An object as listings have it. */
export interface S3Object {
  readonly key: string;
  /** MD5 in hexadecimal of one that was sent in one piece. */
  readonly etag: string;
  readonly size: number;
}

interface S3Request {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly key?: string;
  readonly query?: { readonly [name: string]: string };
  readonly headers?: { readonly [name: string]: string };
  readonly body?: Uint8Array;
}

/** So many objects are deleted with one request at most, by the protocol. */
const mostDeletions = 1000;

/** Seconds that one request may take: one that only asks, and one that sends something. */
const patience = { asking: 30, sending: 120 } as const;

/** The few requests of S3 that a deploy needs, signed (Signature Version 4), each done again if it fails in passing. */
export class S3Client {
  readonly #place: S3Place;

  constructor(place: S3Place) {
    this.#place = place;
  }

  /** Every object whose key begins with `prefix`, page by page. */
  async list(prefix: string): Promise<readonly S3Object[]> {
    const objects: S3Object[] = [];
    for (let token: string | null = ''; token !== null; ) {
      const after = token === '' ? {} : { 'continuation-token': token };
      const query = { 'list-type': '2', 'encoding-type': 'url', 'max-keys': '1000', prefix, ...after };
      const page: string = await this.#text({ method: 'GET', query });
      objects.push(...readListing(page));
      token = valueOf(page, 'IsTruncated') === 'true' ? valueOf(page, 'NextContinuationToken') : null;
    }
    return objects;
  }

  /** An object as text; null for none. */
  async get(key: string): Promise<string | null> {
    const response = await this.#send({ method: 'GET', key }, [404]);
    return response.status === 404 ? null : response.text();
  }

  async put(key: string, body: Uint8Array, headers: { readonly [name: string]: string }): Promise<void> {
    await this.#text({ method: 'PUT', key, body, headers });
  }

  /** Deletes objects, many with one request; `done` is told of each. */
  async remove(keys: readonly string[], done: (key: string) => void): Promise<void> {
    for (let at = 0; at < keys.length; at += mostDeletions) {
      const some = keys.slice(at, at + mostDeletions);
      const objects = some.map((key) => `<Object><Key>${escapeXml(key)}</Key></Object>`).join('');
      const body = Buffer.from(
        `<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Quiet>true</Quiet>${objects}</Delete>`,
      );
      const headers = {
        'content-type': 'application/xml',
        'content-md5': crypto.hash('md5', body, 'base64'),
      };
      const answer = await this.#text({ method: 'POST', query: { delete: '' }, body, headers });
      const refused = /<Error>([\s\S]*?)<\/Error>/.exec(answer)?.[1];
      if (refused !== undefined) throw explainS3(this.#place.title, 403, refused);
      some.forEach(done);
    }
  }

  async #text(request: S3Request): Promise<string> {
    return (await this.#send(request)).text();
  }

  #send(request: S3Request, accepted: readonly number[] = []): Promise<Response> {
    return withBackOff(async () => {
      const { title } = this.#place;
      const response = await this.#fetch(request);
      if (response.ok || accepted.includes(response.status)) return response;
      const failure = explainS3(title, response.status, await response.text());
      const passes = response.status >= 500 || response.status === 429 || response.status === 408;
      throw passes ? new Passing(failure, waitOf(response)) : failure;
    });
  }

  async #fetch({ method, key, query = {}, headers = {}, body }: S3Request): Promise<Response> {
    const { bucketUrl, region, keys, title } = this.#place;
    const path = key === undefined ? '' : `/${key.split('/').map(encodeForSignature).join('/')}`;
    const url = new URL(bucketUrl + path);
    const seconds = body === undefined ? patience.asking : patience.sending;
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const digest = crypto.hash('sha256', body ?? '', 'hex');
    const signer = new AwsV4Signer({
      ...keys,
      method,
      url: url.href,
      service: 's3',
      region,
      headers: { ...headers, 'x-amz-content-sha256': digest },
      ...(body === undefined ? {} : { body }),
    });
    try {
      const signed = await signer.sign();
      return await fetch(signed.url, {
        method,
        headers: signed.headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(seconds * 1000),
        ...(body === undefined ? {} : { body }),
      });
    } catch (cause) {
      const remedy = 'Deploy again when it can: what was sent is not sent again.';
      const why = reasonOf(cause, seconds);
      throw new Passing(new DeployFailure(`${title} cannot be reached (${why})`, remedy, { cause }));
    }
  }
}

function reasonOf(cause: unknown, seconds: number): string {
  if (cause instanceof Error && cause.name === 'TimeoutError') return `no answer within ${seconds} seconds`;
  return cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
}

function readListing(page: string): readonly S3Object[] {
  const isEncoded = valueOf(page, 'EncodingType') === 'url';
  return [...page.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)].map(([, entry = '']) => {
    const written = valueOf(entry, 'Key') ?? '';
    return {
      key: isEncoded ? decodeURIComponent(written.replaceAll('+', ' ')) : written,
      etag: (valueOf(entry, 'ETag') ?? '').replaceAll('"', ''),
      size: Number(valueOf(entry, 'Size') ?? '0'),
    };
  });
}

/** The text of the first element of a name. */
function valueOf(xml: string, name: string): string | null {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return found === undefined ? null : decodeXML(found);
}

/** What `Retry-After` asks for, in milliseconds. */
function waitOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? '0');
  return Number.isFinite(seconds) ? seconds * 1000 : 0;
}

/** RFC 3986: what encodeURIComponent leaves and the signature does not. */
function encodeForSignature(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
