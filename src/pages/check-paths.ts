import { outputPath } from '../content/output-path.ts';
import { error } from '../diagnostics/diagnostic.ts';
import type { Page } from '../types/page.ts';
import { describePage } from './describe-page.ts';
import { addressOf, aliasOf, type PlanFault } from './plan-fault.ts';

/** Finds every page whose path would leave the output folder, or that some disk or host could not hold. */
export function checkPaths(pages: readonly Page[]): readonly PlanFault[] {
  return pages.flatMap((page) => {
    // The name of a copied file is no URL yet: a % in it stands for itself.
    const output = outputPath(page.kind === 'file' ? page.url.replaceAll('%', '%25') : page.url);
    return 'problem' in output ? [refusal(page, output.problem)] : [];
  });
}

function refusal(page: Page, problem: string): PlanFault {
  const { kind, url } = page;
  const file = page.source ?? page.pager?.items[0] ?? null;
  const place = file === null ? null : { file };
  if (kind === 'file') {
    return error('file-name', `the file cannot be published: ${problem}`, place, 'Rename the file.');
  }
  const remedy =
    aliasOf(page) !== null
      ? 'Write aliases as paths of this site, such as /old-name/.'
      : 'Use a shorter or plainer name, one that every host can hold.';
  const found = error(
    'permalink-invalid',
    `${describePage(page)} cannot be published at ${url}: ${problem}`,
    place,
    remedy,
  );
  return { ...found, about: addressOf(page) };
}
