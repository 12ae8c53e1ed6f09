declare module 'markdown-it-abbr' {
  export default function abbreviations(md: import('markdown-it').MarkdownIt): void;
}

declare module 'markdown-it-deflist' {
  export default function definitionLists(md: import('markdown-it').MarkdownIt): void;
}

declare module 'markdown-it-footnote' {
  export default function footnotes(md: import('markdown-it').MarkdownIt): void;
}
