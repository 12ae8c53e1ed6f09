import { createInterface } from 'node:readline/promises';
import type { Terminal } from './terminal.ts';

/** A question with the answer that Enter gives, and what may be wrong with another. */
export interface Question {
  readonly text: string;
  readonly usual: string;
  /** Why an answer will not do, or null. */
  readonly fault: (answer: string) => string | null;
}

/** Puts questions to the person at the terminal, one by one, each until its answer will do; null if they leave. */
export async function ask<Name extends string>(
  questions: Readonly<Record<Name, Question>>,
  { stdin, stderr }: Terminal,
): Promise<Readonly<Record<Name, string>> | null> {
  if (stdin === undefined) return null;
  const lines = createInterface({ input: stdin, output: stderr });
  const leaving = new AbortController();
  lines.on('close', () => leaving.abort());
  const one = async ({ text, usual, fault }: Question): Promise<string> => {
    for (;;) {
      const said = (await lines.question(`${text} [${usual}] `, { signal: leaving.signal })).trim();
      const problem = fault(said === '' ? usual : said);
      if (problem === null) return said === '' ? usual : said;
      stderr.write(`  ${problem}\n`);
    }
  };
  const answers: Record<string, string> = {};
  try {
    for (const [name, question] of Object.entries<Question>(questions)) answers[name] = await one(question);
    return answers as Record<Name, string>;
  } catch (cause) {
    if (leaving.signal.aborted) return null;
    throw cause;
  } finally {
    lines.close();
  }
}
