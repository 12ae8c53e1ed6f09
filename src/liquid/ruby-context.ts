import { Context, Drop } from 'liquidjs';
import { isMap } from '../types/data.ts';

/** Looks values up as Ruby's engine does: a text has a size and nothing else, and a mapping has a first pair. */
export class RubyContext extends Context {
  override readProperty(...[scope, key]: Parameters<Context['readProperty']>): unknown {
    const holder: unknown = scope;
    if (typeof holder === 'string') return key === 'size' ? Array.from(holder).length : null;
    if (key === 'parentloop' && holder instanceof Drop) return this.#loopAround(holder);
    // The library's own things, such as a loop, know themselves which is the first.
    if (key === 'first' && isMap(holder) && !(holder instanceof Drop) && !Object.hasOwn(holder, key))
      return firstOf(holder);
    return super.readProperty(scope, key);
  }

  /** The loop that another stands in. */
  #loopAround(loop: Drop): unknown {
    const scopes: unknown = Reflect.get(this, 'scopes');
    const loops = (Array.isArray(scopes) ? scopes : []).flatMap((scope) =>
      isMap(scope) && scope['forloop'] !== undefined ? [scope['forloop'] as unknown] : [],
    );
    return loops[loops.indexOf(loop) - 1] ?? null;
  }
}

function firstOf(map: object): unknown {
  const pairs = Symbol.iterator in map ? (map as Iterable<unknown>) : Object.entries(map);
  for (const pair of pairs) return pair;
  return null;
}
