/** How wide the default theme shows a picture in a text, as HTML's `sizes` says it. */
export const textSizes = '(min-width: 40rem) 36rem, 90vw';

/** How wide it shows one of its classes, where that is not as wide as the text: `.wide` into the margin, the others in half of the text. */
const classSizes: { readonly [name: string]: string } = {
  wide: `(min-width: 76rem) 58rem, ${textSizes}`,
  left: '(min-width: 36rem) 18rem, 90vw',
  right: '(min-width: 36rem) 18rem, 90vw',
};

/** How wide a picture of these classes is shown in a blog whose texts show them as `sizes` says; other layouts may have other classes. */
export function sizesOfClasses(classes: string, sizes: string): string {
  if (classes === '' || sizes !== textSizes) return sizes;
  const name = classes.split(/\s+/).find((each) => Object.hasOwn(classSizes, each));
  return classSizes[name ?? ''] ?? sizes;
}
