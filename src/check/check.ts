import { prepare, release } from '../build/prepare.ts';
import { isGenerated } from '../build/render/is-generated.ts';
import { EncoderFailed, encoderBroken } from '../build/render/picture-maker.ts';
import type { Prepared } from '../build/render/prepared.ts';
import type { PrepareOptions } from '../build/scan/build-options.ts';
import { nameConfiguration } from '../build/scan/name-configuration.ts';
import { Stopwatch } from '../build/scan/stopwatch.ts';
import { surveyBlog } from '../build/scan/survey.ts';
import { noPicture } from '../content/pictures/picture-fault.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { tellOnce } from '../layouts/errors/tell-once.ts';
import { decodeAddress } from '../text/decode-address.ts';
import type { Diagnostic } from '../types/diagnostic.ts';
import { checkLinks } from './check-links.ts';
import { checkedFile, unmade } from './checked-file.ts';
import { pictureRemedy } from './dead-end.ts';
import { settingsOf } from './settings-of.ts';
import { pathsOfUnloaded } from './unloaded.ts';

/** Everything that is wrong with a blog, without writing it: what a build would say, and every broken link. */
export async function check(options: PrepareOptions): Promise<readonly Diagnostic[]> {
  return nameConfiguration(await findFaults(options), options.roots.blog);
}

async function findFaults(options: PrepareOptions): Promise<readonly Diagnostic[]> {
  const watch = new Stopwatch();
  try {
    const prepared = await prepare(surveyBlog(options, watch), options, watch);
    try {
      return checkPrepared(prepared, options.roots.blog);
    } finally {
      await release(prepared);
    }
  } catch (cause) {
    if (cause instanceof EncoderFailed) return [encoderBroken(cause)];
    throw cause;
  }
}

function checkPrepared(prepared: Prepared, root: string): readonly Diagnostic[] {
  const { config, pages, renderer, diagnostics, sources } = prepared;
  const mayStand = pathsOfUnloaded(diagnostics, sources);
  if (mayStand === null) return tellOnce(diagnostics);
  const told = diagnostics.map(withPicturesWanted);
  // What is made smaller shows nothing that its original does not.
  const outputs = pages.map((page) => ({
    page,
    output: isGenerated(page) ? unmade(page) : renderer().render(page),
  }));
  const files = outputs.map(({ page, output }) => checkedFile(page, output, root));
  const inLayouts = outputs.flatMap(({ output }) => output.diagnostics);
  // Layouts may miss what could not be loaded.
  if (hasErrors(diagnostics) && hasErrors(inLayouts)) return tellOnce(told);
  const faults = checkLinks(files, config, settingsOf(prepared, root), mayStand);
  const hinted = faults.filter(isHinted);
  return tellOnce([
    ...told.filter((one) => !hinted.some((fault) => isSamePicture(fault, one, config.base))),
    ...inLayouts,
    ...faults.filter((fault) => isHinted(fault) || !isTold(fault, told, config.base)),
  ]);
}

/** Whether a page is known to lack a picture that there is by a like name, which its post could not know. */
function isHinted({ code, line, remedy }: Diagnostic): boolean {
  return code === 'image-missing' && line !== null && remedy !== pictureRemedy;
}

/**
 * Whether a page's fault tells of the very picture that was found missing in its post: at the same line, or at one below
 * it, where the address of a cover may stand below its key.
 */
function isSamePicture({ file, line, message }: Diagnostic, told: Diagnostic, base: string): boolean {
  const [, address = ''] = /^the picture (.*) is not there: /.exec(message) ?? [];
  const inside = address.startsWith(`${base}/`) ? address.slice(base.length) : address;
  const names = [address, decodeAddress(address), inside, decodeAddress(inside)];
  const isAbove = line !== null && told.line !== null && told.line <= line;
  return told.file === file && isAbove && names.some((name) => told.message === noPicture(name));
}

/** What a build only warns of, so that one picture holds up no post, is an error to whoever asks what is wrong. */
function withPicturesWanted(diagnostic: Diagnostic): Diagnostic {
  const { code } = diagnostic;
  return code === 'image-missing' || code === 'image-broken'
    ? { ...diagnostic, severity: 'error' }
    : diagnostic;
}

/** Whether a picture that a page lacks was found missing in its post already; a page may name it by another address. */
function isTold(fault: Diagnostic, told: readonly Diagnostic[], base: string): boolean {
  const { code, file, line } = fault;
  if (code !== 'image-missing') return false;
  const missing = told.filter((one) => one.code === code);
  if (file === null) return missing.some((one) => isCover(fault, one));
  return missing
    .filter((one) => one.file === file)
    .some((one) => line === null || one.line === line || isSamePicture(fault, one, base));
}

/** Whether lists show the very picture that a post names without its folder. */
function isCover({ message }: Diagnostic, told: Diagnostic): boolean {
  const [, address = ''] = /^the picture (.*) is not there: /.exec(message) ?? [];
  const name = decodeAddress(address).replace(/^.*\//, '');
  return name !== '' && [name, `./${name}`].some((each) => told.message === noPicture(each));
}
