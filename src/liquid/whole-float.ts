import { Drop, Tokenizer } from 'liquidjs';
import { type Data, type DataMap, floatsKey } from '../types/data.ts';

/** A whole number that is a float to Ruby, which writes it as `10.0` and divides it as such: JavaScript has but one kind. */
export class WholeFloat extends Drop {
  readonly #value: number;

  constructor(value: number) {
    super();
    this.#value = value;
  }

  override valueOf(): number {
    return this.#value;
  }

  override toString(): string {
    return writtenFloat(this.#value);
  }

  /** No number of JSON has a point that JavaScript leaves: `withJsonFloats` makes one of this text. */
  toJSON(): string {
    return jsonMark + writtenFloat(this.#value);
  }
}

const jsonMark = '\0float:';

/** JSON with its floats as Ruby writes them. */
export function withJsonFloats(json: string): string {
  return json.replace(/"\\u0000float:([^"]*)"/g, '$1');
}

const floated = new WeakMap<DataMap, DataMap>();

/** Data with the whole floats that are noted in it as such. */
export function withFloats(data: DataMap): object {
  if (!Object.hasOwn(data, floatsKey)) return data;
  let made = floated.get(data);
  if (made === undefined) floated.set(data, (made = markFloats(data)));
  return made;
}

function markFloats({ [floatsKey]: floats, ...rest }: DataMap): DataMap {
  const made = structuredClone(rest);
  for (const path of Array.isArray(floats) ? floats : []) if (Array.isArray(path)) markFloat(made, path);
  return made;
}

/** Makes the number at a path a float; what other values have taken the place of is let be. */
function markFloat(data: object, path: readonly Data[]): void {
  const last = String(path.at(-1));
  let holder: unknown = data;
  for (const key of path.slice(0, -1)) holder = inside(holder, String(key));
  const value = inside(holder, last);
  if (typeof value === 'number') Reflect.set(Object(holder), last, new WholeFloat(value));
}

function inside(holder: unknown, key: string): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)
    ? Reflect.get(holder, key)
    : undefined;
}

/** A float as Ruby writes it. */
export function writtenFloat(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return String(value);
  if (value !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [, digits = '', sign = '', power = ''] = /^(.*)e([+-])(\d+)$/.exec(value.toExponential()) ?? [];
    return `${digits.includes('.') ? digits : `${digits}.0`}e${sign}${power.padStart(2, '0')}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

const readAnyNumber = Tokenizer.prototype.readNumber;

/** Makes the library read `10.0` as the float that it is to Ruby's engine; it has no setting for it, so its reader of numbers is replaced for good. */
export function readFloatsAsRuby(): void {
  if (Tokenizer.prototype.readNumber === readNumber) return;
  Tokenizer.prototype.readNumber = readNumber;
}

function readNumber(this: Tokenizer): ReturnType<typeof readAnyNumber> {
  const token = readAnyNumber.call(this);
  if (token === undefined || !Number.isInteger(token.content) || !token.getText().includes('.')) return token;
  return Object.assign(token, { content: new WholeFloat(token.content) });
}
