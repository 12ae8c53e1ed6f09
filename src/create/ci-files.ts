/** Who may build and publish a blog when it is pushed. */
export const ciHosts = ['github', 'gitlab', 'netlify', 'cloudflare'] as const;

export type CiHost = (typeof ciHosts)[number];

/** Of a workflow: its files by path, and what is left for the blogger to do. */
interface CiFiles {
  readonly files: ReadonlyMap<string, string>;
  readonly next: readonly string[];
}

/** Only the Tinta that the blog's own package-lock.json names is run: a registry is never asked for one by name. */
const tinta = 'npx --no-install tinta';
const node = '22';

/** The workflow with which a host builds, checks and publishes a blog, keeping `.tinta/` from run to run. */
export function ciFiles(host: CiHost, project: string): CiFiles {
  return makers[host](project);
}

const makers: Readonly<Record<CiHost, (project: string) => CiFiles>> = {
  github: () => ({
    files: new Map([[workflowFile, workflow(uploadPages, deployPages)]]),
    next: ['On GitHub, under Settings → Pages, choose “GitHub Actions” as the source.'],
  }),
  gitlab: () => ({ files: new Map([['.gitlab-ci.yml', gitlab]]), next: [] }),
  netlify: () => ({
    files: new Map([
      ['netlify.toml', netlify],
      ['netlify/keep-tinta/manifest.yml', 'name: keep-tinta\n'],
      ['netlify/keep-tinta/package.json', '{"private": true, "type": "module"}\n'],
      ['netlify/keep-tinta/index.js', keepTinta],
    ]),
    next: ['On Netlify, import the repository; everything else is in netlify.toml.'],
  }),
  cloudflare: (project) => ({
    files: new Map([[workflowFile, workflow('', deployCloudflare(project))]]),
    next: [
      `On Cloudflare, make a Pages project named ${project} (or change the name in ${workflowFile}).`,
      'On GitHub, add the secrets CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID.',
    ],
  }),
};

const workflowFile = '.github/workflows/publish.yml';

/** A workflow of GitHub's: every push and pull request is built and checked, pushes to the main branch are published. */
function workflow(afterBuild: string, deploy: string): string {
  return `# Builds and checks the blog on every push and pull request, and publishes the main branch.
name: Publish

on:
  push:
    branches: [main, master]
  pull_request:
  workflow_dispatch:

permissions:
  contents: read

concurrency:
  group: publish-\${{ github.ref }}

jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-node@v6
        with:
          node-version: ${node}
          cache: npm
      - run: npm ci
      # What Tinta remembers from build to build: only what changed is made anew.
      - uses: actions/cache@v4
        with:
          path: .tinta
          key: tinta-\${{ github.run_id }}
          restore-keys: tinta-
      - run: ${tinta} check
      - run: ${tinta} build
${afterBuild}${deploy}`;
}

const uploadPages = `      - if: github.event_name != 'pull_request'
        uses: actions/upload-pages-artifact@v4
        with:
          path: _site
`;

const deployPages = `
  publish:
    if: github.event_name != 'pull_request'
    needs: build
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.pages.outputs.page_url }}
    steps:
      - id: pages
        uses: actions/deploy-pages@v4
`;

function deployCloudflare(project: string): string {
  return `      - if: github.event_name != 'pull_request'
        uses: cloudflare/wrangler-action@v3
        with:
          apiToken: \${{ secrets.CLOUDFLARE_API_TOKEN }}
          accountId: \${{ secrets.CLOUDFLARE_ACCOUNT_ID }}
          command: pages deploy _site --project-name=${project} --branch=main
`;
}

const gitlab = `# Builds and checks the blog on every push, and publishes the default branch to GitLab Pages.
image: node:${node}

cache:
  key: tinta
  paths:
    - .tinta/
    - .npm/

pages:
  stage: deploy
  script:
    - npm ci --cache .npm
    - ${tinta} check
    - ${tinta} build --out public
  artifacts:
    paths:
      - public
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH

test:
  stage: test
  script:
    - npm ci --cache .npm
    - ${tinta} check
    - ${tinta} build
  rules:
    - if: $CI_COMMIT_BRANCH != $CI_DEFAULT_BRANCH
`;

const netlify = `# Builds and checks the blog on every push, and publishes it.
[build]
command = "${tinta} check && ${tinta} build"
publish = "_site"

[build.environment]
NODE_VERSION = "${node}"

# What Tinta remembers from build to build: only what changed is made anew.
[[plugins]]
package = "/netlify/keep-tinta"
`;

const keepTinta = `export const onPreBuild = async ({ utils }) => {
  await utils.cache.restore('.tinta');
};

export const onPostBuild = async ({ utils }) => {
  await utils.cache.save('.tinta');
};
`;
