import type { Context } from 'liquidjs';

/** A body that costs more than any writer means it to. */
export class TooMuchWork extends Error {}

/** Steps that one body may take, and those that each post of the blog adds: a list of posts by tag goes over all of them. */
const steps = { least: 1_000_000, perPost: 1_000 };

/** What turning a text into HTML counts for, in steps. */
export const markdownSteps = (text: string): number => 100 + Math.ceil(text.length / 4);

/**
 * Bounds the work of a body by counting what it renders, so that the same sources end the same way on every machine, busy or
 * slow. Time is bounded too, far above what so many steps take.
 */
export function limitWork(context: Context, posts: number): (count: number) => void {
  let left = steps.least + steps.perPost * posts;
  const take = (count: number): void => {
    left -= count;
    if (left < 0) throw new TooMuchWork('it goes on and on: more steps than a blog of this size needs');
  };
  const { renderLimit } = context;
  const checkTime = renderLimit.check.bind(renderLimit);
  Object.defineProperty(renderLimit, 'check', {
    value: (now: number) => {
      take(1);
      checkTime(now);
    },
  });
  return take;
}
