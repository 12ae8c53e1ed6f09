import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { findProgram } from './needs.ts';
import { s3Programs, startS3Server } from './s3-server.ts';
import { connectStore, type S3Store } from './s3-store.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the object store that the tests of a run share; null where it cannot be had. */
    storeAddress: string | null;
  }
}

/** Starts one object store for all files of a project: its servers take ten seconds of a processor to begin. */
export default async function shareStore(project: TestProject): Promise<() => void> {
  const isHere = s3Programs.every((program) => findProgram(program) !== null);
  const server = isHere ? await startS3Server() : null;
  project.provide('storeAddress', server?.address ?? null);
  return () => server?.stop();
}

/** The store that the tests of this run share; only for tests that are skipped without its programs. */
export function sharedStore(): S3Store {
  const address = inject('storeAddress');
  if (address === null) throw new Error('there is no object store');
  return connectStore(address);
}
