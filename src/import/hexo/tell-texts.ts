import { warning } from '../../diagnostics/diagnostic.ts';
import type { Diagnostic } from '../../types/diagnostic.ts';
import { importLeft } from '../import-left.ts';
import { textsOf } from './hexo-config.ts';
import { type HexoSource, isLocked } from './hexo-source.ts';
import type { LeftTag } from './native-body.ts';

/** What is to be said of a text: what could not be read, what stays as it is written, and what has no counterpart. */
export function tellText(text: HexoSource, left: readonly LeftTag[]): readonly Diagnostic[] {
  const { file, data, unread, isDraft, address, bodyLine } = text;
  const said: Diagnostic[] = [...text.diagnostics];
  if (unread !== null) said.push(keptWhole(file));
  else if (isLocked(data)) said.push(locked(file));
  else if (data['draft'] === true)
    said.push(
      importLeft(
        'it says draft: true, which Hexo does not know, so it is a draft now',
        { file },
        'Delete the line to publish it.',
      ),
    );
  else if (text.isLater && isDraft) said.push(waits(file));
  if (!isDraft && 'problem' in address) said.push(moved(file, address.problem));
  const [layout] = textsOf(data['layout']);
  if (layout !== undefined && !['post', 'page', 'draft', 'false', 'off'].includes(layout))
    said.push(
      importLeft(
        `it asks for the layout ${layout}, which is the theme’s now`,
        { file },
        'Write a layout of that name in layouts/, and name it in the text.',
      ),
    );
  return [...said, ...left.map(({ line, what }) => leftTag(file, line + bodyLine, what))];
}

function leftTag(file: string, line: number, what: string): Diagnostic {
  const remedy = 'Write in Markdown or HTML what it was for.';
  return importLeft(`${what} has no counterpart, and stands in the new file as text`, { file, line }, remedy);
}

function keptWhole(file: string): Diagnostic {
  const message = 'it cannot be read as it is, so it is not imported as a post: its text is kept in a draft';
  const remedy = 'Mend it here and import again, or mend the draft, where its front matter stands as code.';
  return warning('file-skipped', message, { file }, remedy);
}

function locked(file: string): Diagnostic {
  const message = 'a plugin of Hexo’s shows it to those who have its password, so it is a draft now';
  return importLeft(
    message,
    { file },
    'Publish it for all, or keep it out of the blog: a static page has no secrets.',
  );
}

function waits(file: string): Diagnostic {
  const message = 'its day is still to come, and only posts wait for theirs here: it is a draft now';
  return importLeft(message, { file }, 'Delete draft: true from it on that day.');
}

function moved(file: string, why: string): Diagnostic {
  return importLeft(
    `its address is not kept: ${why}`,
    { file },
    'Write its address as permalink: in the new file.',
  );
}
