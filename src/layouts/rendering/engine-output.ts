import nunjucks from 'nunjucks';
import { LayoutError } from '../layout-error.ts';
import { isLasting } from '../views/view.ts';

/** How the engine makes text of what a template writes, what `in` asks, and what it hands out as a function of a value. */
interface EngineOutput {
  inOperator: (sought: unknown, among: unknown) => boolean;
  memberLookup: (owner: unknown, name: unknown) => unknown;
  suppressValue: (value: unknown, isEscaped: boolean) => unknown;
}

const output = nunjucks.runtime as unknown as EngineOutput;
const { inOperator, memberLookup, suppressValue } = output;

/** Lets the engine throw where a template writes a mapping of data, or a list with one in it: the language has no text for it but `[object Object]`. */
export function refuseThings(): void {
  output.suppressValue = function writeText(value, isEscaped) {
    if (typeof value === 'object' && isThing(value))
      throw new TypeError('a list or a thing with properties stands where a text belongs');
    return suppressValue(value, isEscaped);
  };
}

const searches: ReadonlySet<unknown> = new Set(['includes', 'indexOf', 'lastIndexOf']);

/** Lets the engine throw where a text is sought in a list of views, such as the tags of a page, in which none ever is. */
export function refuseTextAmongViews(): void {
  output.inOperator = function isIn(sought, among) {
    const isFound = inOperator(sought, among);
    if (!isFound) refuseText(sought, among);
    return isFound;
  };
  output.memberLookup = function memberOf(owner, name) {
    const member = memberLookup(owner, name);
    if (typeof member !== 'function' || !Array.isArray(owner) || !searches.has(name)) return member;
    return (sought: unknown, ...others: readonly unknown[]): unknown => {
      if (!owner.includes(sought)) refuseText(sought, owner);
      return Reflect.apply(member, owner, [sought, ...others]);
    };
  };
}

function refuseText(sought: unknown, among: unknown): void {
  if (typeof sought !== 'string' || !Array.isArray(among) || !among.some(isView)) return;
  throw new LayoutError(
    'layout-failed',
    `“${sought}” is sought in a list of things with properties, and is a text`,
    `Ask for a property: {% if page.tags | where("name", "${sought}") | length %}.`,
  );
}

function isView(value: unknown): boolean {
  return typeof value === 'object' && value !== null && isLasting(value);
}

function isThing(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isThing);
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
