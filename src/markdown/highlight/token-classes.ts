/** Prism's names of things, and the short ones of Pygments and Rouge, which every theme's code styles know. */
const classes: { readonly [type: string]: string } = {
  annotation: 'nd',
  atrule: 'k',
  'attr-name': 'na',
  'attr-value': 's',
  attribute: 'na',
  atom: 'ss',
  bold: 'gs',
  boolean: 'kc',
  builtin: 'nb',
  cdata: 'cp',
  char: 'sc',
  character: 'sc',
  'class-name': 'nc',
  code: 's',
  color: 'mh',
  command: 'nb',
  constant: 'no',
  coord: 'gu',
  datetime: 'ld',
  date: 'ld',
  decorator: 'nd',
  deleted: 'gd',
  'deleted-sign': 'gd',
  directive: 'cp',
  doctype: 'cp',
  entity: 'ni',
  escape: 'se',
  function: 'nf',
  'function-name': 'nf',
  'function-definition': 'nf',
  'function-variable': 'nf',
  hexcode: 'mh',
  important: 'k',
  inserted: 'gi',
  'inserted-sign': 'gi',
  'interpolation-punctuation': 'si',
  italic: 'ge',
  key: 'na',
  keyword: 'k',
  label: 'nl',
  lifetime: 'nl',
  macro: 'nf',
  method: 'nf',
  module: 'nn',
  namespace: 'nn',
  null: 'kc',
  nil: 'kc',
  number: 'mi',
  operator: 'o',
  output: 'go',
  preprocessor: 'cp',
  prolog: 'cp',
  property: 'nl',
  pseudo: 'nd',
  'pseudo-class': 'nd',
  'pseudo-element': 'nd',
  punctuation: 'p',
  regex: 'sr',
  'regex-source': 'sr',
  'regex-delimiter': 'sr',
  'regex-flags': 'sr',
  scalar: 's',
  section: 'gh',
  selector: 'nt',
  shebang: 'cp',
  'shell-symbol': 'gp',
  string: 's',
  'string-property': 'nl',
  symbol: 'ss',
  tag: 'nt',
  target: 'nf',
  'template-string': 's',
  'template-punctuation': 's',
  title: 'gh',
  'triple-quoted-string': 's',
  unit: 'k',
  url: 's',
  variable: 'nv',
};

const declarations = new Set(
  'auto class const data def defmodule defp enum extends fn fun func function impl implements instance interface lambda let mod newtype package proc record struct trait type typedef union val var where'.split(
    ' ',
  ),
);
const imports = new Set('from import include package require use using export'.split(' '));
const types = new Set(
  'any bool boolean byte char complex64 double error f32 f64 float float32 float64 i8 i16 i32 i64 int int8 int16 int32 int64 integer isize long never number object rune short signed str string symbol u8 u16 u32 u64 uint uint8 uint16 uint32 uint64 unknown unsigned usize void'.split(
    ' ',
  ),
);
const constants = new Set('true false null nil None True False undefined NULL nullptr this self'.split(' '));

/** The class of a token, or an empty text where themes have none; `text` tells kinds of comments and numbers apart. */
export function tokenClass(type: string, text: string): string {
  switch (type) {
    case 'keyword':
      return keywordClass(text);
    case 'comment':
      return commentClass(text);
    case 'number':
      return numberClass(text);
    case 'string':
      return stringClass(text);
    default:
      return Object.hasOwn(classes, type) ? (classes[type] ?? '') : '';
  }
}

function keywordClass(word: string): string {
  if (imports.has(word)) return 'kn';
  if (declarations.has(word)) return 'kd';
  if (types.has(word)) return 'kt';
  return constants.has(word) ? 'kc' : 'k';
}

function commentClass(text: string): string {
  return /^(?:\/\*|<!--|\{-|\(\*|<#|--\[\[)/.test(text) ? 'cm' : 'c1';
}

function numberClass(text: string): string {
  if (/^[-+]?0x/i.test(text)) return 'mh';
  return /[.]|\de/i.test(text) ? 'mf' : 'mi';
}

function stringClass(text: string): string {
  const first = text.charAt(0);
  if (first === "'") return 's1';
  return first === '"' ? 's2' : 's';
}
