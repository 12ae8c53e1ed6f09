/** How many steps of weight there are. */
const steps = 5;

/** `weight(most)`: how much a count weighs beside the largest, from 1 to 5; by logarithm, as people judge amounts. */
export function toWeight(count: number, most: number): number {
  if (!(count > 0) || !(most > 1)) return 1;
  return Math.min(steps, 1 + Math.round(((steps - 1) * Math.log(count)) / Math.log(most)));
}
