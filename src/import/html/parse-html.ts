import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html as names, parseFragment } from 'parse5';

/** How many elements HTML may have for each tag in it. A parser opens those that nothing closes anew in each paragraph. */
const elementsPerTag = 20;

/** The nodes of a fragment of HTML; null where tags that are not closed would make many times as many elements as there are tags. */
export function parseHtml(html: string): readonly DefaultTreeAdapterTypes.ChildNode[] | null {
  let room = (html.split('<').length + 50) * elementsPerTag;
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement: (...about) => {
      if (room-- === 0) throw noRoom;
      return defaultTreeAdapter.createElement(...about);
    },
  };
  try {
    const context = defaultTreeAdapter.createElement('div', names.NS.HTML, []);
    return parseFragment(context, html, { treeAdapter }).childNodes;
  } catch (cause) {
    if (cause !== noRoom) throw cause;
    return null;
  }
}

const noRoom = new Error('the HTML has too many elements');
