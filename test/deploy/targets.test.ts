import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { createBare, readBranch, writeBranch } from '../support/git-branch.ts';
import { findProgram, testWith } from '../support/needs.ts';
import { readBucket } from '../support/read-bucket.ts';
import { s3Programs } from '../support/s3-server.ts';
import { sharedStore } from '../support/shared-store.ts';
import { readFolder, temporaryFolder } from '../support/site.ts';
import { type SshServer, startSshServer } from '../support/ssh-server.ts';
import { describeTarget, type Place } from './contract.ts';

let ssh: SshServer | null = null;

beforeAll(async () => {
  if (findProgram('sshd') !== null) ssh = await startSshServer();
}, 120_000);
afterAll(() => {
  ssh?.stop();
}, 120_000);

describeTarget('folder', test, async () => folderPlace(path.join(temporaryFolder(), 'site')));

describeTarget('git over file', test, async () => gitPlace((repository) => `remote: "${repository}"`));

describeTarget('git over ssh', testWith('sshd'), async () =>
  gitPlace((repository) => `remote: "ssh://${ssh?.host}${repository}", ssh_config: "${ssh?.config}"`),
);

describeTarget('git without history', test, async () =>
  gitPlace((repository) => `remote: "file://${repository}", history: false`),
);

describeTarget('s3', testWith(...s3Programs), () => bucketPlace(''));
describeTarget('s3 in a folder', testWith(...s3Programs), () => bucketPlace('a/blog'));

for (const kind of ['rsync', 'sftp'] as const) {
  describeTarget(kind, testWith('sshd', kind), async () => {
    const folder = path.join(temporaryFolder(), 'the site');
    const there = folderPlace(folder);
    return {
      ...there,
      settings: `{kind: ${kind}, host: ${ssh?.host}, path: "${folder}", ssh_config: "${ssh?.config}"}`,
      seesOthers: kind === 'rsync',
    };
  });
}

async function bucketPlace(prefix: string): Promise<Place> {
  const store = sharedStore();
  const bucket = await store.makeBucket();
  const place = prefix === '' ? bucket : `${bucket}/${prefix}`;
  if (prefix !== '') await store.request('PUT', `${bucket}/elsewhere.html`, 'not of this site');
  return {
    settings: `{kind: s3, bucket: ${bucket}, endpoint: "${store.address}", region: ${store.region}${prefix === '' ? '' : `, prefix: ${prefix}`}}`,
    env: store.env,
    read: () => readBucket(store, bucket, { prefix: prefix === '' ? '' : `${prefix}/` }),
    write: async (file, text) => void (await store.request('PUT', `${place}/${file}`, text)),
  };
}

function folderPlace(folder: string): Place {
  return {
    settings: `{kind: folder, path: "${folder}"}`,
    read: async () => readFolder(folder),
    write: async (file, text) => {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    },
  };
}

function gitPlace(remote: (repository: string) => string): Place {
  const repository = createBare();
  return {
    settings: `{kind: git, branch: pages, ${remote(repository)}}`,
    read: async () => readBranch(repository, 'pages'),
    write: async (file, text) => writeBranch(repository, 'pages', { [file]: text }),
    knowsHands: true,
    besides: ['.nojekyll'],
  };
}
