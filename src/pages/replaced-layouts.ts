import { filledLayout } from '../content/filled-file.ts';
import { warning } from '../diagnostics/diagnostic.ts';
import type { PlanFault } from '../types/plan-fault.ts';
import type { PlannedPost } from '../types/post.ts';
import { chooseLayout, mayBeOwn } from './choose-layout.ts';
import type { Planning } from './page-kind.ts';

/** What nearly every theme of Jekyll calls the layout of any page and that of its list of posts, and what filled-in files have. */
const plain: ReadonlySet<string> = new Set(['default', 'home', filledLayout]);

/** One warning for each layout that texts of a Jekyll blog ask for and do not get: whoever named it expects another look. */
export function replacedLayouts(planning: Planning): readonly PlanFault[] {
  const { site, config } = planning;
  if (!config.isJekyll) return [];
  const replaced = new Map<string, PlannedPost[]>();
  for (const text of [...site.posts, ...site.pages]) {
    const { layout, redirectTo } = text;
    if (redirectTo !== null || plain.has(layout) || chooseLayout(text, planning) === `${layout}.njk`)
      continue;
    const asking = replaced.get(layout);
    if (asking === undefined) replaced.set(layout, [text]);
    else asking.push(text);
  }
  return [...replaced.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [replacedIn(first, others.length, mayBeOwn(first.layout, config))],
  );
}

function replacedIn({ id, layout, url, kind }: PlannedPost, others: number, mayMakeOne: boolean): PlanFault {
  const more = others === 0 ? '' : ` and ${others} other${others === 1 ? '' : 's'}`;
  const lacking = mayMakeOne ? `layouts/${layout}.njk` : `layout ${layout} that shows a text`;
  const own = `Write {% extends "${kind}.njk" %} into layouts/${layout}.njk and change there what is to look otherwise, or write`;
  const found = warning(
    'layout-replaced',
    `there is no ${lacking} for ${url}${more}, so ${kind} is used`,
    { file: id },
    `${mayMakeOne ? own : 'Write'} layout: ${kind}.`,
  );
  return { ...found, about: { keys: ['layout'], text: layout } };
}
