import { readAngle } from './angle.ts';
import { readCode } from './code.ts';
import { readEmphasis, readStrikethrough } from './emphasis.ts';
import { readExtension } from './extension.ts';
import { readLink } from './link.ts';
import { readLiquid } from './liquid.ts';
import { readBreak, readEntity, readEscape, readFormula, readQuote, readSymbol } from './signs.ts';
import type { SpanRule, SpanRules } from './span-reader.ts';

/** Every rule of kramdown's for spans, in the order in which those of one sign are tried. */
export const spanRules: SpanRules = {
  sign: /[*_~`<>[!"'${&\\\n]|--|\.\.\.|>>| (?= \n|>>)/g,
  by: new Map<string, readonly SpanRule[]>([
    ['*', [readEmphasis]],
    ['_', [readEmphasis]],
    ['~', [readStrikethrough]],
    ['`', [readCode]],
    ['<', [readAngle, readSymbol]],
    ['>', [readSymbol]],
    ['[', [readLink]],
    ['!', [readLink]],
    ['"', [readQuote]],
    ["'", [readQuote]],
    ['$', [readFormula]],
    ['{', [readLiquid, readExtension]],
    ['&', [readEntity]],
    ['-', [readSymbol]],
    ['.', [readSymbol]],
    ['\\', [readEscape]],
    [' ', [readBreak, readSymbol]],
    ['\n', [readBreak]],
  ]),
};
