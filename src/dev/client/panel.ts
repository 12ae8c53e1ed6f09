import type { LiveMessage } from '../live-message.ts';
import { button, make, withText } from './elements.ts';
import { panelStyle } from './panel-style.ts';

/** How long a notice stays, in milliseconds. */
const noticeMs = 10_000;

const marks = { draft: 'Draft', scheduled: 'Scheduled' };

/** What the preview shows over a page. It stands in a shadow of its own, beside the page and never in it. */
export interface Panel {
  /** Shows errors, or takes them away where there are none. */
  showErrors(errors: readonly string[]): void;
  /** Shows a count of warnings that opens their list, and why readers would not see the page yet. */
  showState(message: Pick<LiveMessage, 'warnings' | 'mark'>): void;
  /** Offers to go to a page. */
  offer(page: { readonly url: string; readonly title: string }): void;
}

/** Makes the panel; nothing of it is in the page until there is something to show. */
export function createPanel(): Panel {
  const host = document.createElement('tinta-preview');
  const shadow = host.attachShadow({ mode: 'open' });
  const style = new CSSStyleSheet();
  style.replaceSync(panelStyle);
  shadow.adoptedStyleSheets = [style];
  const errors = make('section', 'errors', { role: 'alert', 'aria-label': 'Errors' });
  const bar = make('div', 'bar', {});
  const list = make('section', 'warnings', { 'aria-label': 'Warnings' });
  const notice = make('div', 'notice', { role: 'status' });
  let shownErrors = '';
  let leaving: ReturnType<typeof setTimeout> | undefined;
  list.hidden = true;

  const refresh = (): void => {
    const parts = [errors, list, notice, bar].filter(({ childElementCount }) => childElementCount > 0);
    shadow.replaceChildren(...parts);
    // Outside of the body, where nothing that is patched or styled meets it.
    if (parts.length === 0) host.remove();
    else if (!host.isConnected) document.documentElement.append(host);
  };
  const empty = (part: HTMLElement) => (): void => {
    part.replaceChildren();
    refresh();
  };
  const close = empty(errors);
  const leave = empty(notice);
  const announce = (...content: readonly Node[]): void => {
    notice.replaceChildren(...content);
    clearTimeout(leaving);
    leaving = setTimeout(leave, noticeMs);
    refresh();
  };
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });

  return {
    showErrors(texts) {
      const text = texts.join('\n\n');
      if (text === shownErrors) return;
      shownErrors = text;
      const heading = texts.length === 1 ? 'One error' : `${texts.length} errors`;
      errors.replaceChildren(...(text === '' ? [] : [...errorParts(heading, text), button('Hide', close)]));
      refresh();
    },
    showState({ warnings, mark }) {
      const count = warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`;
      bar.replaceChildren(
        ...(mark === null ? [] : [withText(make('span', 'mark', {}), marks[mark])]),
        ...(warnings.length === 0 ? [] : [toggleOf(list, count)]),
      );
      list.replaceChildren(...warnings.map(message));
      refresh();
    },
    offer({ url, title }) {
      const link = withText(make('a', '', { href: url }), 'Go there');
      announce(withText(make('span', '', {}), `“${title}” has changed.`), link, button('Stay', leave));
    },
  };
}

function errorParts(heading: string, text: string): readonly HTMLElement[] {
  const advice = 'The page below is the last one that was whole. Mend the file and this goes.';
  return [withText(make('h2', '', {}), heading), message(text), withText(make('p', '', {}), advice)];
}

/** A message as the terminal has it, which the keys of a keyboard can scroll. */
function message(text: string): HTMLElement {
  return withText(make('pre', '', { tabindex: '0' }), text);
}

/** The button that shows and hides a part of the panel. */
function toggleOf(part: HTMLElement, text: string): HTMLElement {
  const toggle = button(text, () => {
    part.hidden = !part.hidden;
    tell();
  });
  const tell = (): void => toggle.setAttribute('aria-expanded', String(!part.hidden));
  tell();
  return toggle;
}
