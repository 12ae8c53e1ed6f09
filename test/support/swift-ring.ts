import { gzipSync } from 'node:zlib';

/**
 * Where Swift looks up which disk holds what, for one disk that holds all: a file as `swift-ring-builder` writes it (Swift's
 * manual, "Ring Data Structure"), which takes three processes of a second each to do so. Four partitions, one copy.
 */
export function ringOfOne(ip: string, port: number, device: string): Buffer {
  const place = { ip, port, replication_ip: ip, replication_port: port };
  const disk = { id: 0, region: 1, zone: 1, weight: 1, meta: '', device, ...place };
  const described = Buffer.from(
    JSON.stringify({ byteorder: 'little', devs: [disk], part_shift: 30, replica_count: 1, version: 1 }),
  );
  const head = Buffer.alloc(10);
  head.write('R1NG');
  head.writeUInt16BE(1, 4); // The version of the format.
  head.writeUInt32BE(described.length, 6);
  // For each partition the number of its disk, in two bytes: 0.
  return gzipSync(Buffer.concat([head, described, Buffer.alloc(4 * 2)]));
}
