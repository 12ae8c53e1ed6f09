/** What failed in a template and where. Lines and columns count from 1. */
export class FailedAt extends Error {
  readonly path: string;
  readonly line: number;
  readonly column: number;

  constructor(path: string, line: number, column: number, cause: unknown) {
    super(`${path}:${line}:${column}`, { cause });
    this.name = 'FailedAt';
    this.path = path;
    this.line = line;
    this.column = column;
  }
}

/** Thrown where a template writes what is null or undefined. */
export class EmptyOutput extends Error {
  /** What the name was looked for in, where it stands behind a dot. */
  readonly owner: unknown;

  constructor(owner: unknown) {
    super('nothing to write');
    this.name = 'EmptyOutput';
    this.owner = owner;
  }
}

/** Tells which filter failed, and what it was given. */
export class FilterFailed extends Error {
  readonly filter: string;
  readonly given: unknown;

  constructor(filter: string, given: unknown, cause: unknown) {
    super(`the filter ${filter} failed`, { cause });
    this.name = 'FilterFailed';
    this.filter = filter;
    this.given = given;
  }
}

/** Thrown where a template writes what has no text: a view, or a list of them. */
export class UnwritableOutput extends Error {
  readonly value: unknown;

  constructor(value: unknown, cause: unknown) {
    super('no text to write', { cause });
    this.name = 'UnwritableOutput';
    this.value = value;
  }
}

/** An error and what caused it, outermost first. */
export function causesOf(thrown: unknown): readonly Error[] {
  const causes: Error[] = [];
  for (let at = thrown; at instanceof Error; at = at.cause) causes.push(at);
  return causes;
}
