import type Prism from 'prismjs';

/** A piece of code: plain text, or a token of Prism's. */
export type CodeToken = string | Prism.Token;
