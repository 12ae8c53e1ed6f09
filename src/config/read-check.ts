import { diagnosticCodes } from '../diagnostics/codes.ts';
import { nearest } from '../text/did-you-mean.ts';
import type { CheckConfig } from '../types/config.ts';
import { keysBelow } from './config-keys.ts';
import type { ConfigReader } from './config-reader.ts';

/** What only `tinta check` tells. */
const ofCheckAlone = ['link-broken', 'redirect-loop', 'redirect-chain'] as const;

/** Reads `check`: which addresses lead where the site has nothing, and are meant to, and which faults are not told. */
export function readCheck(read: ConfigReader): CheckConfig {
  read.mapping('check', keysBelow('check'));
  const codes = read.texts('check.ignore', []);
  for (const code of codes) {
    const remedy = remedyFor(code);
    if (remedy !== null)
      read.warn('config-unknown', 'check.ignore', `check.ignore has no use for ${code}`, remedy);
  }
  return { ignore: codes, ignoreLinks: read.texts('check.ignore_links', []) };
}

function remedyFor(code: string): string | null {
  if (ofCheckAlone.some((known) => known === code)) return null;
  if (Object.hasOwn(diagnosticCodes, code))
    return 'A build tells it too: mend what it names, and take the code out.';
  const near = nearest(code, ofCheckAlone);
  return near === null ? `Write some of ${ofCheckAlone.join(', ')}.` : `Did you mean ${near}?`;
}
