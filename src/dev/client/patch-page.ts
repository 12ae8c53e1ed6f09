import { alignChildren } from './align-children.ts';
import type { LiveTree } from './live-tree.ts';
import { swapStyle } from './swap-styles.ts';

/**
 * Puts into the page what a newer document has otherwise than the one that was served before, and touches nothing
 * else: neither what a reader typed, opened or scrolled to, nor what scripts have made of the page. Throws
 * `Unpatchable` where the page has lost the place a change belongs to.
 */
export function patchPage(was: Node, is: Node, tree: LiveTree): void {
  if (was.isEqualNode(is)) {
    tree.handOn(was, is);
    return;
  }
  const live = tree.liveOf(was);
  tree.link(is, live);
  if (!(was instanceof Element && is instanceof Element && live instanceof Element)) {
    if (live.nodeValue !== is.nodeValue) live.nodeValue = is.nodeValue;
    return;
  }
  patchAttributes(was, is, live, tree);
  // What a browser with scripts reads as text is read as elements without them.
  if (is.nodeName !== 'NOSCRIPT') patchChildren(was, is, live, tree);
}

function patchChildren(was: Node, is: Node, parent: Element, tree: LiveTree): void {
  const steps = alignChildren([...was.childNodes], [...is.childNodes]);
  // From the end, so that each new node knows what stands behind it.
  let behind: Node | null = null;
  for (const step of steps.toReversed()) {
    if (step.kind === 'remove') {
      removeNode(tree.liveOf(step.was), parent, tree);
    } else if (step.kind === 'keep') {
      patchPage(step.was, step.is, tree);
      behind = step.is;
    } else {
      const made = document.importNode(step.is, true);
      tree.tieCopy(step.is, made);
      parent.insertBefore(made, behind === null ? null : tree.childAround(tree.liveOf(behind), parent));
      behind = step.is;
    }
  }
}

/** Takes a node away, and what a script has wrapped around it alone. */
function removeNode(live: Node, parent: Node, tree: LiveTree): void {
  const outermost = tree.childAround(live, parent);
  const gone = tree.holdsOthers(outermost, live) ? live : outermost;
  gone.parentNode?.removeChild(gone);
}

function patchAttributes(was: Element, is: Element, live: Element, tree: LiveTree): void {
  if (live instanceof HTMLLinkElement && live.relList.contains('stylesheet')) {
    const href = is.getAttribute('href');
    if (href !== null && href !== was.getAttribute('href')) {
      tree.replace(live, swapStyle(live, href));
      return;
    }
  }
  for (const name of was.getAttributeNames()) if (!is.hasAttribute(name)) live.removeAttribute(name);
  for (const name of is.getAttributeNames()) {
    const value = is.getAttribute(name) ?? '';
    if (was.getAttribute(name) === value) continue;
    if (name === 'class') patchClasses(was, is, live);
    else live.setAttribute(name, value);
  }
}

/** Classes that scripts have added stay. */
function patchClasses(was: Element, is: Element, live: Element): void {
  live.classList.remove(...[...was.classList].filter((name) => !is.classList.contains(name)));
  live.classList.add(...is.classList);
}
