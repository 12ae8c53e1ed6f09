import nunjucks from 'nunjucks';

/** How the engine makes text of what a template writes. */
interface EngineOutput {
  suppressValue: (value: unknown, isEscaped: boolean) => unknown;
}

const output = nunjucks.runtime as unknown as EngineOutput;
const { suppressValue } = output;

/** Lets the engine throw where a template writes a mapping of data, or a list with one in it: the language has no text for it but `[object Object]`. */
export function refuseThings(): void {
  output.suppressValue = function writeText(value, isEscaped) {
    if (typeof value === 'object' && isThing(value))
      throw new TypeError('a list or a thing with properties stands where a text belongs');
    return suppressValue(value, isEscaped);
  };
}

function isThing(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isThing);
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
