import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AwsClient } from 'aws4fetch';
import { freePorts, ownLoopback } from './loopback.ts';
import { untilOpen } from './until-open.ts';

/** What starts such a server; each is a package of Debian. */
export const s3Programs = [
  'swift-proxy-server',
  'swift-account-server',
  'swift-container-server',
  'swift-object-server',
  'swift-ring-builder',
  'memcached',
] as const;

/** A real object store on loopback, OpenStack Swift behind its S3 interface, which checks signatures. */
export interface S3Server {
  readonly address: string;
  readonly region: string;
  /** What its one user has in the environment. */
  readonly env: { readonly AWS_ACCESS_KEY_ID: string; readonly AWS_SECRET_ACCESS_KEY: string };
  /** Sends a signed request of the test's own; throws for an answer that is no success. */
  request(method: string, place: string, body?: string): Promise<Response>;
  /** Makes a bucket and returns its name. */
  makeBucket(): Promise<string>;
  /** The ids of the processes that serve. */
  readonly processes: readonly number[];
  stop(): void;
}

const region = 'eu-test-1';
/** Seconds: a busy machine is slow, and what a server gave up on would be done by another that does not run here. */
const patience = { conn_timeout: 30, node_timeout: 60, container_update_timeout: 60 };
const roles = ['account', 'container', 'object'] as const;

/** Starts the store in a folder of its own: one disk, one copy of everything. */
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
    const ring = (...args: string[]) =>
      execFileSync('swift-ring-builder', [`${role}.builder`, ...args], { cwd: folder, stdio: 'ignore' });
    // Four partitions, one copy, on our one disk.
    ring('create', '2', '1', '0');
    ring('add', `r1z1-${host}:${port}/one`, '1');
    ring('rebalance');
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

  const env = { AWS_ACCESS_KEY_ID: 'press:ines', AWS_SECRET_ACCESS_KEY: 'ink-and-paper' };
  const client = new AwsClient({
    accessKeyId: env.AWS_ACCESS_KEY_ID,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    service: 's3',
    region,
    retries: 0,
  });
  const address = `http://${host}:${port}`;
  let buckets = 0;
  const request: S3Server['request'] = async (method, place, body) => {
    const response = await client.fetch(`${address}/${place}`, {
      method,
      ...(body === undefined ? {} : { body }),
    });
    if (!response.ok) throw new Error(`${method} ${place}: ${response.status} ${await response.text()}`);
    return response;
  };
  return {
    address,
    region,
    env,
    request,
    async makeBucket() {
      const name = `bucket-${++buckets}`;
      await request('PUT', name);
      return name;
    },
    processes: [cache, ...servers].map(({ pid }) => pid ?? 0),
    stop,
  };
}
