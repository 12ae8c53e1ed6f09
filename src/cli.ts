#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { runCommand } from './commands/run-command.ts';

// Most functions of a build run for seconds, not hours: to compile them with all that they call costs more than it brings.
setFlagsFromString('--max-inlined-bytecode-size-cumulative=150');

process.exitCode = await runCommand(process.argv.slice(2), process);
