import { Drop, Tokenizer } from 'liquidjs';

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

  toJSON(): number {
    return this.#value;
  }
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
