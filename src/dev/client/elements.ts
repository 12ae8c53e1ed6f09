/** An element with its class, if it has one, and other attributes. */
export function make(
  name: string,
  className: string,
  attributes: { readonly [name: string]: string },
): HTMLElement {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}

/** The same element, with a text for all that was in it. */
export function withText(element: HTMLElement, text: string): HTMLElement {
  element.textContent = text;
  return element;
}

/** A button that does something when it is pressed. */
export function button(text: string, act: () => void): HTMLElement {
  const element = withText(make('button', '', { type: 'button' }), text);
  element.addEventListener('click', act);
  return element;
}
