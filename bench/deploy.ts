import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findProgram } from '../test/support/needs.ts';
import { s3Programs, startS3Server } from '../test/support/s3-server.ts';
import { startSshServer } from '../test/support/ssh-server.ts';
import { makePosts } from './make-posts.ts';

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    targets: { type: 'string', default: 'folder,git,rsync,sftp,s3' },
  },
});

const cli = path.resolve(import.meta.dirname, 'cli.js');
const folder = mkdtempSync(path.join(os.tmpdir(), 'tinta-deploys-'));
const blog = path.join(folder, 'blog');
const wanted = values.targets.split(',');
const hasAll = (...programs: readonly string[]) => programs.every((program) => findProgram(program) !== null);

const ssh =
  hasAll('sshd', 'rsync', 'sftp') && /rsync|sftp/.test(values.targets) ? await startSshServer() : null;
const s3 = hasAll(...s3Programs) && wanted.includes('s3') ? await startS3Server() : null;
const bucket = await s3?.makeBucket();

const settings: readonly (readonly [string, string])[] = [
  ['folder', `{kind: folder, path: "${folder}/folder"}`],
  ['git', `{kind: git, remote: "${folder}/bare.git", branch: pages}`],
  ...(ssh === null
    ? []
    : (['rsync', 'sftp'] as const).map(
        (kind) =>
          [
            kind,
            `{kind: ${kind}, host: ${ssh.host}, path: "${folder}/${kind}", ssh_config: "${ssh.config}"}`,
          ] as const,
      )),
  ...(s3 === null
    ? []
    : [['s3', `{kind: s3, bucket: ${bucket}, endpoint: "${s3.address}", region: ${s3.region}}`] as const]),
];

interface Outcome {
  readonly seconds: number;
  readonly sent: number;
  readonly bytes: number;
}

/** One command from its start to its end. */
function run(...args: readonly string[]): Outcome {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args, '--json'], {
    cwd: blog,
    encoding: 'utf8',
    env: { ...process.env, ...s3?.env },
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`tinta ${args.join(' ')}: ${stderr}${stdout.slice(-2000)}`);
  const { plan } = JSON.parse(stdout) as { plan?: { added: unknown[]; changed: unknown[]; bytes: number } };
  return { seconds, sent: (plan?.added.length ?? 0) + (plan?.changed.length ?? 0), bytes: plan?.bytes ?? 0 };
}

try {
  makePosts(path.join(blog, 'posts'), { count: Number(values.posts), seed: Number(values.seed) });
  mkdirSync(path.join(folder, 'bare.git'));
  spawnSync('git', ['init', '--quiet', '--bare', path.join(folder, 'bare.git')]);
  const targets = settings.filter(([name]) => wanted.includes(name));
  const deploys = targets.map(([name, setting]) => `  ${name}: ${setting}\n`).join('');
  writeFileSync(
    path.join(blog, 'site.yml'),
    `title: Bench\nurl: https://bench.example\nper_page: 20\nfeeds: {formats: [rss]}\ndeploy:\n${deploys}`,
  );
  run('build');
  const names = readdirSync(path.join(blog, 'posts'));
  console.log(
    `${values.posts} posts, seed ${values.seed}, Node ${process.version}, ${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1)}\n`,
  );
  console.log(
    '| target | plan of the first, s | first deploy, s | files | plan, unchanged, s | plan, one body edited, s | deploy of it, s | files sent | KB sent |',
  );
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const [at, [name]] of targets.entries()) {
    const plan = () => run('deploy', name, '--no-build', '--dry-run');
    const deploy = () => run('deploy', name, '--no-build', '--yes');
    const [firstPlan, first] = [plan(), deploy()];
    const unchanged = plan();
    if (unchanged.sent > 0) throw new Error(`${name} would send ${unchanged.sent} files that are there`);
    const post = path.join(blog, 'posts', names[100 + at] ?? '');
    writeFileSync(post, `${readFileSync(post, 'utf8')}\nEdited.\n`);
    run('build');
    const [editPlan, edit] = [plan(), deploy()];
    const s = ({ seconds }: Outcome) => seconds.toFixed(2);
    const cells = [
      s(firstPlan),
      s(first),
      first.sent,
      s(unchanged),
      s(editPlan),
      s(edit),
      edit.sent,
      (edit.bytes / 1000).toFixed(1),
    ];
    console.log(`| ${name} | ${cells.join(' | ')} |`);
  }
} finally {
  ssh?.stop();
  s3?.stop();
  rmSync(folder, { recursive: true, force: true });
}
