import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePorts, ownLoopback } from './loopback.ts';
import { connectStore, region, type S3Store } from './s3-store.ts';
import { ringOfOne } from './swift-ring.ts';
import { untilOpen } from './until-open.ts';

/** What starts such a server; each is a package of Debian. */
export const s3Programs = [
  'swift-proxy-server',
  'swift-account-server',
  'swift-container-server',
  'swift-object-server',
  'memcached',
] as const;

/** The store and what runs it. */
export interface S3Server extends S3Store {
  /** The ids of the processes that serve. */
  readonly processes: readonly number[];
  stop(): void;
}

/** Seconds: a busy machine is slow, and what a server gave up on would be done by another that does not run here. */
const patience = { conn_timeout: 30, node_timeout: 60, container_update_timeout: 60 };
const roles = ['account', 'container', 'object'] as const;

/** Starts OpenStack Swift behind its S3 interface in a folder of its own: one disk, one copy of everything. */
export async function startS3Server(): Promise<S3Server> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tinta-s3-'));
  const disks = path.join(folder, 'disks');
  mkdirSync(path.join(disks, 'one'), { recursive: true });
  const write = (
    name: string,
    sections: { readonly [name: string]: { readonly [key: string]: string | number } },
  ) => {
    const lines = Object.entries(sections).map(([section, values]) =>
      [`[${section}]`, ...Object.entries(values).map(([key, value]) => `${key} = ${value}`)].join('\n'),
    );
    writeFileSync(path.join(folder, name), `${lines.join('\n')}\n`);
  };
  const host = ownLoopback();
  const [memory = 0, port = 0, ...ports] = await freePorts(host, 2 + roles.length);
  const common = {
    bind_ip: host,
    workers: 0,
    user: os.userInfo().username,
    swift_dir: folder,
    log_level: 'WARNING',
  };
  for (const [index, role] of roles.entries()) {
    const port = ports[index] ?? 0;
    const disk = { devices: disks, mount_check: 'false', disable_fallocate: 'true', ...patience };
    write(`${role}.conf`, {
      DEFAULT: { ...common, ...disk, bind_port: port },
      'pipeline:main': { pipeline: `${role}-server` },
      [`app:${role}-server`]: { use: `egg:swift#${role}` },
    });
    writeFileSync(path.join(folder, `${role}.ring.gz`), ringOfOne(host, port, 'one'));
  }
  const filters = [
    'catch_errors',
    'cache',
    'listing_formats',
    'bulk',
    's3api',
    'tempauth',
    'slo',
    'dlo',
    'copy',
    'versioned_writes',
  ];
  const own: { readonly [filter: string]: { readonly [key: string]: string } } = {
    cache: { memcache_servers: `${host}:${memory}` },
    s3api: { location: region },
    tempauth: { user_press_ines: 'ink-and-paper .admin', storage_url_scheme: 'http' },
  };
  write('proxy.conf', {
    DEFAULT: { ...common, bind_port: port },
    'pipeline:main': { pipeline: [...filters, 'proxy-server'].join(' ') },
    'app:proxy-server': { use: 'egg:swift#proxy', account_autocreate: 'true', ...patience },
    ...Object.fromEntries(
      filters.map((filter) => [
        `filter:${filter}`,
        { use: `egg:swift#${filter === 'cache' ? 'memcache' : filter}`, ...own[filter] },
      ]),
    ),
  });
  const log = openSync(path.join(folder, 'log'), 'a');
  const start = (program: string, args: readonly string[]): ChildProcess =>
    spawn(program, args, { stdio: ['ignore', log, log] });
  const cache = start('memcached', [
    '-u',
    os.userInfo().username,
    '-l',
    host,
    '-p',
    String(memory),
    '-m',
    '32',
  ]);
  const servers = [...roles, 'proxy'].map((role) =>
    start(`swift-${role}-server`, [path.join(folder, `${role}.conf`)]),
  );
  const stop = (): void => {
    for (const each of [...servers, cache]) each.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    for (const each of [memory, ...ports, port]) await untilOpen(host, each);
  } catch (cause) {
    stop();
    throw cause;
  }

  return {
    ...connectStore(`http://${host}:${port}`),
    processes: [cache, ...servers].map(({ pid }) => pid ?? 0),
    stop,
  };
}
