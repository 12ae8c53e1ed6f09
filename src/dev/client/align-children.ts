/** What becomes of a list of nodes, in the order of the new list. */
export type Step =
  | { readonly kind: 'keep'; readonly was: Node; readonly is: Node }
  | { readonly kind: 'remove'; readonly was: Node }
  | { readonly kind: 'insert'; readonly is: Node };

/** Above this many comparisons a longest common list is not sought: what stands between equal ends is paired in order. */
const patience = 250_000;

/**
 * Finds which nodes of an old list are which of a new one: equal ones first, as many in order as there can be; between
 * those, nodes of one name and one id in order. An edit of one paragraph keeps all others.
 */
export function alignChildren(was: readonly Node[], is: readonly Node[]): readonly Step[] {
  let start = 0;
  while (start < was.length && start < is.length && isEqual(was[start], is[start])) start++;
  let end = 0;
  while (
    end < was.length - start &&
    end < is.length - start &&
    isEqual(was[was.length - 1 - end], is[is.length - 1 - end])
  )
    end++;
  const [oldMiddle, newMiddle] = [was.slice(start, was.length - end), is.slice(start, is.length - end)];
  return [
    ...pairs(was.slice(0, start), is.slice(0, start)),
    ...alignMiddle(oldMiddle, newMiddle),
    ...pairs(was.slice(was.length - end), is.slice(is.length - end)),
  ];
}

function alignMiddle(was: readonly Node[], is: readonly Node[]): readonly Step[] {
  const steps: Step[] = [];
  let [from, to] = [0, 0];
  for (const [oldAt, newAt] of [...commonNodes(was, is), [was.length, is.length] as const]) {
    steps.push(...pairByName(was.slice(from, oldAt), is.slice(to, newAt)));
    steps.push(...pairs(was.slice(oldAt, oldAt + 1), is.slice(newAt, newAt + 1)));
    [from, to] = [oldAt + 1, newAt + 1];
  }
  return steps;
}

/** The positions of equal nodes, as many as stand in one order in both lists. */
function commonNodes(was: readonly Node[], is: readonly Node[]): readonly (readonly [number, number])[] {
  if (was.length * is.length > patience) return [];
  const [a, b] = [was.map(textOf), is.map(textOf)];
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = a.length - 1; row >= 0; row--)
    for (let column = b.length - 1; column >= 0; column--)
      lengths[row * width + column] =
        a[row] === b[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const found: (readonly [number, number])[] = [];
  for (let [row, column] = [0, 0]; row < a.length && column < b.length; ) {
    if (a[row] === b[column]) found.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return found;
}

function pairByName(was: readonly Node[], is: readonly Node[]): readonly Step[] {
  const steps: Step[] = [];
  let from = 0;
  for (const node of is) {
    const found = was.findIndex((old, index) => index >= from && nameOf(old) === nameOf(node));
    const twin = was[found];
    if (twin === undefined) {
      steps.push({ kind: 'insert', is: node });
      continue;
    }
    steps.push(...removals(was.slice(from, found)), { kind: 'keep', was: twin, is: node });
    from = found + 1;
  }
  return [...steps, ...removals(was.slice(from))];
}

function removals(nodes: readonly Node[]): readonly Step[] {
  return nodes.map((was) => ({ kind: 'remove', was }));
}

function pairs(was: readonly Node[], is: readonly Node[]): readonly Step[] {
  return was.flatMap((old, index): Step[] => {
    const twin = is[index];
    return twin === undefined ? [] : [{ kind: 'keep', was: old, is: twin }];
  });
}

function isEqual(a: Node | undefined, b: Node | undefined): boolean {
  return a !== undefined && b !== undefined && a.isEqualNode(b);
}

function nameOf(node: Node): string {
  return node instanceof Element && node.id !== '' ? `${node.nodeName}#${node.id}` : node.nodeName;
}

function textOf(node: Node): string {
  return node instanceof Element ? node.outerHTML : `${node.nodeName} ${node.nodeValue ?? ''}`;
}
