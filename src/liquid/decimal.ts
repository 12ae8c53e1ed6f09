/** A number in tens: its digits, of which `scale` stand behind the point. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** How many more places than asked a quotient is counted to: more than any float tells. */
const places = 40;

/** Counts as Ruby's decimals do, where 0.1 and 0.2 are 0.3. Throws for a number that is not finite. */
export const decimals = {
  plus: (a: number, b: number): number => aligned(a, b, (x, y) => x + y),
  minus: (a: number, b: number): number => aligned(a, b, (x, y) => x - y),
  times(a: number, b: number): number {
    const [x, y] = [decimal(a), decimal(b)];
    return numberOf({ digits: x.digits * y.digits, scale: x.scale + y.scale });
  },
  /** `b` is not 0. */
  divide(a: number, b: number): number {
    const [x, y] = [decimal(a), decimal(b)];
    const digits = (x.digits * power(places + y.scale)) / y.digits;
    return numberOf({ digits, scale: places + x.scale });
  },
  /** What is left has the sign of `b`, which is not 0. */
  modulo: (a: number, b: number): number => aligned(a, b, (x, y) => ((x % y) + y) % y),
  /** To so many places behind the point, or before it; halves go away from 0. */
  round(a: number, to: number): number {
    const { digits, scale } = decimal(a);
    if (scale <= to) return a;
    const step = power(scale - to);
    const size = digits < 0n ? -digits : digits;
    const whole = (size + step / 2n) / step;
    return numberOf({ digits: digits < 0n ? -whole : whole, scale: to });
  },
};

function aligned(a: number, b: number, count: (x: bigint, y: bigint) => bigint): number {
  const [x, y] = [decimal(a), decimal(b)];
  const scale = Math.max(x.scale, y.scale);
  return numberOf({
    digits: count(x.digits * power(scale - x.scale), y.digits * power(scale - y.scale)),
    scale,
  });
}

function decimal(value: number): Decimal {
  const [digits = '', exponent = '0'] = String(value).split('e');
  const [whole = '', behind = ''] = digits.split('.');
  const scale = behind.length - Number(exponent);
  const all = BigInt(whole + behind);
  return scale < 0 ? { digits: all * power(-scale), scale: 0 } : { digits: all, scale };
}

function numberOf({ digits, scale }: Decimal): number {
  return Number(`${digits}e${-scale}`);
}

function power(of: number): bigint {
  return 10n ** BigInt(of);
}
