import { randomUUID } from 'node:crypto';
import { AwsClient } from 'aws4fetch';

/** A real object store on loopback, which checks signatures. */
export interface S3Store {
  readonly address: string;
  readonly region: string;
  /** What its one user has in the environment. */
  readonly env: { readonly AWS_ACCESS_KEY_ID: string; readonly AWS_SECRET_ACCESS_KEY: string };
  /** Sends a signed request of the test's own; throws for an answer that is no success. */
  request(method: string, place: string, body?: string): Promise<Response>;
  /** Makes a bucket and returns its name. */
  makeBucket(): Promise<string>;
}

export const region = 'eu-test-1';

/** The store at an address, for its one user. */
export function connectStore(address: string): S3Store {
  const env = { AWS_ACCESS_KEY_ID: 'press:ines', AWS_SECRET_ACCESS_KEY: 'ink-and-paper' };
  const client = new AwsClient({
    accessKeyId: env.AWS_ACCESS_KEY_ID,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    service: 's3',
    region,
    retries: 0,
  });
  const request: S3Store['request'] = async (method, place, body) => {
    const response = await client.fetch(`${address}/${place}`, {
      method,
      ...(body === undefined ? {} : { body }),
    });
    if (!response.ok) throw new Error(`${method} ${place}: ${response.status} ${await response.text()}`);
    return response;
  };
  return {
    address,
    region,
    env,
    request,
    async makeBucket() {
      const name = `bucket-${randomUUID()}`;
      await request('PUT', name);
      return name;
    },
  };
}
