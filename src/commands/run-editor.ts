import { spawn } from 'node:child_process';

/** The words of a command as `$EDITOR` holds it: split at blanks, with quotes around what has blanks of its own. */
function splitCommand(command: string): readonly string[] {
  const words = command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g);
  return [...words].map(([, double, single, bare]) => double ?? single ?? bare ?? '');
}

/** Opens a file in an editor, without a shell, and waits for it; returns what went wrong, or null. */
export function runEditor(command: string, file: string): Promise<string | null> {
  const [program = '', ...args] = splitCommand(command);
  return new Promise((resolve) => {
    const child = spawn(program, [...args, file], { stdio: 'inherit', shell: false });
    child.on('error', (cause) => resolve(`${program} cannot be started: ${cause.message}`));
    child.on('close', (code) => resolve(code === 0 ? null : `${program} ended with ${String(code)}`));
  });
}
