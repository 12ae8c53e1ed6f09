import path from 'node:path';
import { Command } from 'commander';
import type { Proposal } from '../deploy/deploy.ts';
import { printDiagnostics } from './build-output.ts';
import { buildSurroundings } from './build-surroundings.ts';
import { clock } from './clock.ts';
import { confirmDeploy } from './confirm-deploy.ts';
import { isFine, printPlan, reportAsData, summaryOf } from './deploy-output.ts';
import { findBlog } from './find-blog.ts';
import { createProgressLine } from './progress-line.ts';
import type { Terminal } from './terminal.ts';
import { wholeNumber } from './whole-number.ts';

interface Flags {
  readonly dir: string;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly maxDeletes?: number;
  readonly adopt?: true;
  readonly dropUrls?: true;
  readonly build: boolean;
  readonly json?: true;
}

/** `tinta deploy [TARGET]` */
export function defineDeploy(terminal: Terminal, done: (code: number) => void): Command {
  const command: Command = new Command('deploy')
    .description('build the site and bring it to a target of site.yml')
    .argument('[target]', 'its name (default: the first)')
    .option('--dry-run', 'show what would be done, and do nothing')
    .option('--yes', 'do not ask')
    .option('--max-deletes <n>', 'confirm that this many files may be deleted', wholeNumber(0, 999_999_999))
    .option('--adopt', 'take over a place that holds files which Tinta did not put there')
    .option('--drop-urls', 'let URLs go that were published and would lead nowhere')
    .option('--no-build', 'deploy what the last build left')
    .option('--dir <dir>', 'the blog', '.')
    .option('--json', 'print plan and outcome as JSON, and nothing else, to stdout')
    .action(async (target: string | undefined, flags: Flags) => {
      const root = findBlog(flags.dir, command, terminal);
      done(await runDeploy(root, target, flags, terminal));
    });
  return command;
}

async function runDeploy(
  root: string,
  target: string | undefined,
  flags: Flags,
  terminal: Terminal,
): Promise<number> {
  const start = performance.now();
  const [isJson, isDryRun] = [flags.json === true, flags.dryRun === true];
  const progress = createProgressLine(terminal, isJson);
  const canAsk = terminal.stdin?.isTTY === true && !isJson;
  let [wasAsked, isShown] = [true, isJson];
  const show = (proposal: Proposal): void => {
    progress.clear();
    if (!isShown) printPlan(proposal, terminal);
    isShown = true;
  };
  const { deploy } = await import('../deploy/deploy.ts');
  const report = await deploy({
    ...buildSurroundings(root),
    out: path.join(root, '_site'),
    now: clock(terminal),
    onProgress: progress.show,
    target,
    builds: flags.build,
    isDryRun,
    maxDeletes: flags.maxDeletes,
    adopts: flags.adopt === true,
    dropsUrls: flags.dropUrls === true,
    env: terminal.env,
    onUpload: (done, total) => progress.show('deploy', done, total),
    confirm: async (proposal: Proposal, deletions: number | null) => {
      show(proposal);
      if (flags.yes === true) return deletions === null;
      wasAsked = canAsk;
      return canAsk && confirmDeploy(deletions, terminal);
    },
  });
  progress.clear();
  const seconds = (performance.now() - start) / 1000;
  if (isJson) {
    terminal.stdout.write(`${JSON.stringify(reportAsData(report, { isDryRun, seconds }))}\n`);
  } else {
    if (report.proposal !== null && !report.isIdle) show(report.proposal);
    printDiagnostics(report.diagnostics, terminal);
    terminal.stdout.write(`${summaryOf(report, { isDryRun, wasAsked })} ${seconds.toFixed(2)} s\n`);
  }
  if (!wasAsked || report.isMisnamed) return 2;
  return isFine(report, isDryRun) ? 0 : 1;
}
