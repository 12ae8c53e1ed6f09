import os from 'node:os';
import path from 'node:path';
import { readText } from '../../disk/read-text.ts';
import type { S3Target } from '../../types/deploy.ts';
import { DeployFailure } from '../deploy-failure.ts';
import type { Environment } from '../run-program.ts';
import type { S3Keys } from './s3-client.ts';

/**
 * Finds the key to a bucket:
 *  1. in the section of the credentials file that site.yml names;
 *  2. in the environment;
 *  3. in the section that AWS_PROFILE names, or `default`.
 */
export function findS3Keys({ name, profile }: S3Target, env: Environment): S3Keys {
  if (profile === '') {
    const {
      AWS_ACCESS_KEY_ID: id = '',
      AWS_SECRET_ACCESS_KEY: secret = '',
      AWS_SESSION_TOKEN: token = '',
    } = env;
    if (id !== '' && secret !== '') return keysOf(id, secret, token);
  }
  const section = profile === '' ? (env['AWS_PROFILE'] ?? 'default') : profile;
  const file =
    env['AWS_SHARED_CREDENTIALS_FILE'] ?? path.join(env['HOME'] ?? os.homedir(), '.aws/credentials');
  const found = readSection(file, section);
  const [id = '', secret = ''] = [found.get('aws_access_key_id'), found.get('aws_secret_access_key')];
  if (id !== '' && secret !== '') return keysOf(id, secret, found.get('aws_session_token') ?? '');
  throw new DeployFailure(
    `there is no key to deploy.${name}`,
    `Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or write them under [${section}] in ${file}.`,
  );
}

function keysOf(accessKeyId: string, secretAccessKey: string, sessionToken: string): S3Keys {
  return { accessKeyId, secretAccessKey, ...(sessionToken === '' ? {} : { sessionToken }) };
}

/** `[section]` and `key = value`, as the AWS tools write them. */
function readSection(file: string, section: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let isWithin = false;
  for (const line of (readText(file) ?? '').split(/\r?\n/)) {
    const heading = /^\s*\[\s*([^\]]+?)\s*\]/.exec(line)?.[1];
    if (heading !== undefined) isWithin = heading === section;
    const [, key = '', value = ''] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (isWithin && key !== '') values.set(key, value);
  }
  return values;
}
