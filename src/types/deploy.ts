/** What every target of `deploy:` says. */
interface CommonTarget {
  /** Its name in site.yml. */
  readonly name: string;
  /** Where this target serves the site, where that is not the blog's `url`; else empty. */
  readonly url: string;
  /** More deletions than this must be confirmed by their number. */
  readonly maxDeletes: number;
  /** A program and its arguments, run when readers see the new site; none where empty. */
  readonly invalidate: readonly string[];
}

/** Ways in which files are put beside their smaller selves. */
export type Compression = 'gz' | 'br';

/** A branch of a git repository. */
export interface GitTarget extends CommonTarget {
  readonly kind: 'git';
  /** The name of a remote of the blog's own repository, an address or a path. */
  readonly remote: string;
  readonly branch: string;
  /** Whether each deploy follows the last one; else the branch holds one commit. */
  readonly history: boolean;
  /** The domain that the host is told of in a file; empty to go by the remote and the `url`. */
  readonly domain: string;
  /** A file in ssh's own form that is read in place of the user's; empty for none. */
  readonly sshConfig: string;
}

/** A bucket of Amazon or of anything that speaks as it does. */
export interface S3Target extends CommonTarget {
  readonly kind: 's3';
  readonly bucket: string;
  readonly region: string;
  /** Origin of the service; empty for Amazon's own. */
  readonly endpoint: string;
  /** Folders within the bucket, without slashes around; empty for its top. */
  readonly prefix: string;
  /** Section of the credentials file that the AWS tools share. */
  readonly profile: string;
}

/** What it takes to reach a host by ssh. */
interface SshTarget extends CommonTarget {
  /** `host` or `user@host`. */
  readonly host: string;
  readonly path: string;
  /** 0 to leave it to ssh. */
  readonly port: number;
  /** A file in ssh's own form that is read in place of the user's; empty for none. */
  readonly sshConfig: string;
  readonly compress: readonly Compression[];
}

export interface RsyncTarget extends SshTarget {
  readonly kind: 'rsync';
}

export interface SftpTarget extends SshTarget {
  readonly kind: 'sftp';
}

/** A folder of this machine: a mounted share, another disk. */
export interface FolderTarget extends CommonTarget {
  readonly kind: 'folder';
  /** Absolute, or relative to the blog. */
  readonly path: string;
  readonly compress: readonly Compression[];
}

export interface NetlifyTarget extends CommonTarget {
  readonly kind: 'netlify';
  /** Id of the site; empty to leave it to the environment or to what `netlify link` wrote. */
  readonly site: string;
}

export interface CloudflareTarget extends CommonTarget {
  readonly kind: 'cloudflare';
  readonly project: string;
  readonly branch: string;
}

export interface VercelTarget extends CommonTarget {
  readonly kind: 'vercel';
}

/** A place where the site is deployed to. */
export type TargetConfig =
  | GitTarget
  | S3Target
  | RsyncTarget
  | SftpTarget
  | FolderTarget
  | NetlifyTarget
  | CloudflareTarget
  | VercelTarget;

export type TargetKind = TargetConfig['kind'];
