import fc from 'fast-check';

/** Random input is the same each time, so that a commit's tests tell of that commit; another number is other input. */
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 1) });
