/** Thrown where the page in the browser is no longer shaped so that a change could be put into it. */
export class Unpatchable extends Error {}

/** A page's nodes as they stood when its last byte had come, before scripts that wait changed them. */
export interface Shot {
  readonly node: Node;
  readonly children: readonly Shot[];
}

/** Remembers a node and all nodes in it as they stand now. */
export function takeShot(node: Node): Shot {
  return { node, children: Array.from(node.childNodes, takeShot) };
}

/**
 * Knows for each node of the document as it was served which node in the browser it became. Scripts may move those,
 * wrap them and add to them: what they made stays, for only what was served is ever changed.
 */
export class LiveTree {
  readonly #live = new WeakMap<Node, Node>();
  readonly #known = new WeakSet<Node>();
  readonly #successors = new WeakMap<Node, Node>();

  /** Ties a served document to the page. Nodes that a script has put in, taken out or renamed meanwhile are passed over. */
  tie(served: Node, shot: Shot): void {
    this.link(served, shot.node);
    if (served.nodeName === 'NOSCRIPT') return;
    let at = 0;
    for (const child of served.childNodes) {
      const found = shot.children.findIndex(
        ({ node }, index) => index >= at && node.nodeName === child.nodeName,
      );
      const match = shot.children[found];
      if (match === undefined) continue;
      this.tie(child, match);
      at = found + 1;
    }
  }

  /** Ties a node and all below it to a copy that has just been made of it. */
  tieCopy(served: Node, copy: Node): void {
    this.link(served, copy);
    const copies = Array.from(copy.childNodes);
    for (const [index, child] of Array.from(served.childNodes).entries()) {
      const twin = copies[index];
      if (twin !== undefined) this.tieCopy(child, twin);
    }
  }

  /** Hands the ties of a node, and all below it, on to its equal in a newer document. */
  handOn(was: Node, is: Node): void {
    const live = this.#live.get(was);
    if (live !== undefined) this.link(is, live);
    const newer = Array.from(is.childNodes);
    for (const [index, child] of Array.from(was.childNodes).entries()) {
      const twin = newer[index];
      if (twin !== undefined) this.handOn(child, twin);
    }
  }

  link(served: Node, live: Node): void {
    this.#live.set(served, live);
    this.#known.add(live);
  }

  /** Says that one node of the page has taken another's place. */
  replace(old: Node, fresh: Node): void {
    this.#successors.set(old, fresh);
    this.#known.add(fresh);
  }

  /** The node in the browser. Throws where a script has taken it away. */
  liveOf(served: Node): Node {
    let live = this.#live.get(served);
    for (let next = live; next !== undefined; next = this.#successors.get(next)) live = next;
    if (live === undefined || !live.isConnected) throw new Unpatchable(`${served.nodeName} is gone`);
    return live;
  }

  /** The child of `parent` that a node stands in: the node itself, or what a script has wrapped around it. */
  childAround(live: Node, parent: Node): Node {
    let child = live;
    while (child.parentNode !== null && child.parentNode !== parent) child = child.parentNode;
    if (child.parentNode === null) throw new Unpatchable(`${live.nodeName} stands elsewhere`);
    return child;
  }

  /** Whether a wrapper holds anything that was served, besides one node and what is in it. */
  holdsOthers(wrapper: Node, than: Node): boolean {
    if (wrapper === than) return false;
    return Array.from(wrapper.childNodes).some(
      (child) => child !== than && (this.#known.has(child) || this.holdsOthers(child, than)),
    );
  }
}
