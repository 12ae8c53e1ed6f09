import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { readFolder, temporaryFolder } from '../support/site.ts';
import { findProgram, testWith } from '../support/needs.ts';
import { type SshServer, startSshServer } from '../support/ssh-server.ts';
import { createBare, readBranch, writeBranch } from '../support/git-branch.ts';
import { describeTarget, type Place } from './contract.ts';

let ssh: SshServer | null = null;

beforeAll(async () => {
  if (findProgram('sshd') !== null) ssh = await startSshServer();
});
afterAll(() => ssh?.stop());

describeTarget('folder', test, async () => {
  const folder = path.join(temporaryFolder(), 'site');
  return {
    settings: `{kind: folder, path: "${folder}"}`,
    read: async () => readFolder(folder),
    write: async (file, text) => {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    },
  };
});

describeTarget('git over file', test, async () => gitPlace((repository) => `remote: "${repository}"`));

describeTarget('git over ssh', testWith('sshd'), async () =>
  gitPlace((repository) => `remote: "ssh://${ssh?.host}${repository}", ssh_config: "${ssh?.config}"`),
);

describeTarget('git without history', test, async () =>
  gitPlace((repository) => `remote: "file://${repository}", history: false`),
);

function gitPlace(remote: (repository: string) => string): Place {
  const repository = createBare();
  return {
    settings: `{kind: git, branch: pages, ${remote(repository)}}`,
    read: async () => readBranch(repository, 'pages'),
    write: async (file, text) => writeBranch(repository, 'pages', { [file]: text }),
    knowsHands: true,
  };
}
