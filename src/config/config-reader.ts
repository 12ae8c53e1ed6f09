import { locateItem } from '../content/data/locate-item.ts';
import { locateKey } from '../content/data/locate-key.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { error, type Place, warning } from '../diagnostics/diagnostic.ts';
import { nearest } from '../text/did-you-mean.ts';
import { type Data, type DataMap, isMap } from '../types/data.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { foreignKeys } from './foreign-keys.ts';

/** The text of a configuration file and what it says. */
export interface ConfigSource {
  readonly file: string;
  readonly text: string;
  readonly data: DataMap;
}

/** Reads typed values by dotted path and remembers what was wrong: one reader reads one file once. */
export class ConfigReader {
  readonly #source: ConfigSource;
  readonly #diagnostics: Diagnostic[] = [];

  constructor(source: ConfigSource) {
    this.#source = source;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  /** The value at a path, or undefined where nothing (or null) is written. */
  at(path: string): Data | undefined {
    let value: Data | undefined = this.#source.data;
    for (const key of path.split('.')) value = isMap(value) ? value[key] : undefined;
    return value ?? undefined;
  }

  text(path: string, fallback: string): string {
    const value = this.at(path);
    if (value === undefined) return fallback;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    if (typeof value !== 'boolean') return this.#wrong(path, 'text', fallback);
    const remedy = 'Put it in quotes, for YAML takes it for true or false; or delete the line.';
    this.refuse(path, `${path} takes text`, remedy);
    return fallback;
  }

  flag(path: string, fallback: boolean): boolean {
    const value = this.at(path);
    if (value === undefined) return fallback;
    return typeof value === 'boolean' ? value : this.#wrong(path, 'true or false', fallback);
  }

  count(path: string, fallback: number): number {
    const value = this.at(path);
    if (value === undefined) return fallback;
    const isCount = typeof value === 'number' && Number.isInteger(value) && value > 0;
    return isCount ? value : this.#wrong(path, 'a whole number above 0', fallback);
  }

  texts(path: string, fallback: readonly string[]): readonly string[] {
    const value = this.at(path);
    if (value === undefined) return fallback;
    if (typeof value === 'string') return [value];
    const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
    return isList ? value : this.#wrong(path, 'a list of texts', fallback);
  }

  /** A folder path with a slash at both ends, or false. */
  folder(path: string, fallback: string | false): string | false {
    const value = this.at(path);
    if (value === undefined) return fallback;
    if (value === false) return false;
    if (typeof value !== 'string') return this.#wrong(path, 'a path or false', fallback);
    const inside = value.replace(/^\/+|\/+$/g, '');
    return inside === '' ? this.#wrong(path, 'a path or false', fallback) : `/${inside}/`;
  }

  oneOf<T extends string>(path: string, choices: readonly T[], fallback: T): T {
    const value = this.at(path);
    if (value === undefined) return fallback;
    const choice = choices.find((candidate) => candidate === value);
    return choice ?? this.#wrong(path, `one of ${choices.join(', ')}`, fallback);
  }

  /** Warns of keys below `path` (the top when empty) that are almost one of `known` or another generator's; returns all that are not known. */
  unknown(path: string, known: readonly string[]): readonly string[] {
    const map = path === '' ? this.#source.data : this.at(path);
    const keys = isMap(map) ? Object.keys(map).filter((key) => !known.includes(key)) : [];
    for (const key of keys) {
      const told = (message: string, remedy: string): void => {
        const place = this.place([...path.split('.').filter(Boolean), key]);
        this.#diagnostics.push(warning('config-unknown', message, place, remedy));
      };
      const foreign = path === '' ? foreignKeys.get(key) : undefined;
      const near = nearest(key, known);
      if (foreign !== undefined)
        told(`${key} is a key of ${foreign.of} and says nothing here`, foreign.remedy);
      else if (near !== null) told(`${key} is not a key that Tinta knows`, `Did you mean ${near}?`);
    }
    return keys;
  }

  /** Warns of each key below `path` that is none of `known`: nothing comes of it. */
  only(path: string, known: readonly string[]): void {
    const own = this.unknown(path, known).filter((key) => nearest(key, known) === null);
    for (const key of own) {
      const message = `${key} is not a key of ${path}`;
      const place = this.place([...path.split('.'), key]);
      this.#diagnostics.push(warning('config-unknown', message, place, `Write one of ${known.join(', ')}.`));
    }
  }

  /** The same of what can be nothing but a mapping, or true for one that says nothing. */
  mapping(path: string, known: readonly string[]): void {
    const value = this.at(path);
    if (value === undefined || value === true || isMap(value)) this.only(path, known);
    else this.refuse(path, `${path} takes a mapping`, 'Write its settings below it, or delete the line.');
  }

  refuse(path: string, message: string, remedy: string): void {
    this.#diagnostics.push(error('config-type', message, this.place(path.split('.')), remedy));
  }

  warn(code: DiagnosticCode, path: string, message: string, remedy: string): void {
    this.#diagnostics.push(warning(code, message, this.place(path.split('.')), remedy));
  }

  /** The same of one item of a list at the top. */
  refuseItem(key: string, index: number, message: string, remedy: string): void {
    this.#diagnostics.push(error('config-type', message, this.#placeOfItem(key, index), remedy));
  }

  warnOfItem(key: string, index: number, message: string, remedy: string): void {
    this.#diagnostics.push(warning('config-type', message, this.#placeOfItem(key, index), remedy));
  }

  place(path: readonly string[]): Place {
    const found = locateKey(this.#source.text, path);
    return { file: this.#source.file, ...found };
  }

  #placeOfItem(key: string, index: number): Place {
    const found = locateItem(this.#source.text, key, index);
    return found === null ? this.place([key]) : { file: this.#source.file, ...found };
  }

  #wrong<T>(path: string, wanted: string, fallback: T): T {
    this.refuse(path, `${path} takes ${wanted}`, `Write ${wanted}, or delete the line.`);
    return fallback;
  }
}
