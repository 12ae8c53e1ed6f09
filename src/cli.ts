#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { runCommand } from './commands/run-command.ts';

// A build runs for seconds, not hours. Compiling functions with all that they call costs more than it brings, and what is
// read at the start stays to the end: a nursery that grows slowly is copied again and again.
setFlagsFromString('--max-inlined-bytecode-size-cumulative=150');
setFlagsFromString('--semi-space-growth-factor=8');

process.exitCode = await runCommand(process.argv.slice(2), process);
