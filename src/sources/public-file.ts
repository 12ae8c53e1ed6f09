/** Dot files that belong on a web server all the same. */
const publicDotFiles = new Set(['.well-known', '.nojekyll', '.htaccess']);

/** Why a file or folder of this name is kept out of the site, or null when it may go in. */
export function reasonToSkip(name: string): string | null {
  if (name.startsWith('.') && !publicDotFiles.has(name)) return 'its name starts with a dot';
  if (name.endsWith('~') || name.startsWith('#')) return 'it is an editor’s backup';
  if (name === 'node_modules') return 'it holds installed packages';
  if (/^id_(rsa|dsa|ecdsa|ed25519)$/.test(name) || /\.(pem|key|p12|pfx)$/i.test(name))
    return 'it looks like a private key';
  return null;
}

/** What systems, editors and Git leave in every folder: of these nobody means to publish any. */
export function isHousekeeping(name: string): boolean {
  return housekeeping.test(name);
}

const housekeeping =
  /^(?:\.DS_Store|\._.*|\.git(?:keep|ignore|attributes)|\.keep|\.directory|\.localized|\.#.*|\..*\.sw[a-p]|.*~|#.*#)$/;
