import { type LiveMessage, stateAttribute } from '../live-message.ts';
import { keepConnected } from './connection.ts';
import { LiveTree, takeShot, Unpatchable } from './live-tree.ts';
import { createPanel } from './panel.ts';
import { patchPage } from './patch-page.ts';
import { scriptsOf } from './scripts-of.ts';
import { refreshPictures, refreshStyles } from './swap-styles.ts';

/** Told to the page's own scripts when a change has been put into it. */
const patched = 'tinta:patch';

const script = document.currentScript;
// A page within a page is looked after by the one around it.
if (window === window.top && script !== null) openPage(script.getAttribute(stateAttribute) ?? '');

/** Looks after the page this script stands in; it runs when the page has come and before scripts that wait. */
function openPage(state: string): void {
  let [boot = '', revision = '', etag = ''] = state.split(' ');
  let served: Document | null = null;
  const shot = takeShot(document);
  const tree = new LiveTree();
  const panel = createPanel();
  const parser = new DOMParser();

  const take = (message: LiveMessage): void => {
    const isFirst = served === null;
    panel.showErrors(message.errors);
    panel.showState(message);
    const isSame = message.etag === etag;
    const newer = message.html === null ? null : parser.parseFromString(message.html, 'text/html');
    // While there are errors the last good page stays.
    if (message.errors.length === 0) {
      if (message.movedTo !== null) return location.replace(message.movedTo);
      if (!isSame && (isFirst || message.isRemade)) return location.reload();
      if (message.assets?.some(isScript) === true && usesOwnScripts()) return location.reload();
      refresh(message, isSame ? null : newer);
      if (!isSame && newer !== null && !put(newer)) return location.reload();
      etag = message.etag;
    }
    if (isFirst && isSame && newer !== null) {
      served = newer;
      tree.tie(newer, shot);
    }
    [boot, revision] = [message.boot, String(message.revision)];
    const { edited } = message;
    if (edited === null || isHere(edited.url) || message.errors.length > 0) return;
    if (message.follows) location.assign(edited.url);
    else panel.offer(edited);
  };

  /** Puts a newer document into the page; false where that cannot be done. */
  const put = (newer: Document): boolean => {
    if (served === null || scriptsOf(served) !== scriptsOf(newer)) return false;
    try {
      patchPage(served.documentElement, newer.documentElement, tree);
      served = newer;
      document.dispatchEvent(new Event(patched));
      return true;
    } catch (cause) {
      if (cause instanceof Unpatchable) return false;
      throw cause;
    }
  };

  /** Loads files again that the page shows without their digest in its address. */
  const refresh = ({ assets, revision: now }: LiveMessage, newer: Document | null): void => {
    // Another run of the server cannot tell what changed while there was none.
    if (assets === null) return refreshStyles(null, newer, now, tree);
    const styles = assets.filter((path) => path.endsWith('.css'));
    if (styles.length > 0) refreshStyles(styles, newer, now, tree);
    refreshPictures(assets, now);
  };

  keepConnected(
    () => ({
      path: location.pathname,
      boot,
      revision,
      etag,
      bare: served === null ? 'yes' : '',
    }),
    take,
  );
}

function isScript(path: string): boolean {
  return /\.m?js$/.test(path);
}

function usesOwnScripts(): boolean {
  return [...document.scripts].some(
    ({ src, attributes }) =>
      src !== '' &&
      attributes.getNamedItem(stateAttribute) === null &&
      new URL(src).origin === location.origin,
  );
}

function isHere(url: string): boolean {
  return new URL(url, location.href).pathname === location.pathname;
}
