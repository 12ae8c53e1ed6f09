/** Something a target would not do, in words that a blogger can act on. */
export class DeployFailure extends Error {
  readonly remedy: string;
  readonly code: 'deploy-failed' | 'deploy-not-ours';

  constructor(
    message: string,
    remedy: string,
    { code = 'deploy-failed', cause }: { code?: DeployFailure['code']; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.remedy = remedy;
    this.code = code;
  }
}

/** Another deploy, or a person, was there between the look and the delivery. */
export function movedMeanwhile(title: string): DeployFailure {
  return new DeployFailure(
    `${title} has changed since the plan was made, and was left as it is`,
    'Run tinta deploy again and read the new plan.',
    { code: 'deploy-not-ours' },
  );
}

/** Another deploy was there while this one sent its files. */
export function metAnother(title: string): DeployFailure {
  return new DeployFailure(
    `another deploy was at work in ${title} at the same time`,
    'Wait until it ends, and run tinta deploy again: what stands there may be of both.',
    { code: 'deploy-not-ours' },
  );
}
