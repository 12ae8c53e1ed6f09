import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes half a minute and more, the longest first. A fresh clone knows only how large test files are, which is another order. */
const longest = [
  'deploy/silent-host', // It waits, and takes nothing from those beside it.
  'deploy/targets',
  'dev/watching',
  'deploy/killed',
  'theme/accessibility',
  'deploy/ssh',
  'site/output',
  'deploy/git',
  'rebuild/damaged-cache',
  'deploy/s3',
  'theme/reading',
  'rebuild/oracle',
  'images/interrupted',
  'dev/edits',
];

/** Has long test files begin before all others of their group, so that none is left when the rest is done. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is no array's: it gives a new list.
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => groupOf(one) - groupOf(other) || rankOf(one) - rankOf(other));
  }
}

function groupOf({ project }: TestSpecification): number {
  return project.config.sequence.groupOrder;
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longest.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return rank === -1 ? longest.length : rank;
}
