import { existsSync } from 'node:fs';
import path from 'node:path';
import { cardEngine, findFonts } from '../../cards/card-packages.ts';
import { type ConfigOverrides, readConfig } from '../../config/read-config.ts';
import { readJekyllConfig } from '../../config/read-jekyll-config.ts';
import { decodeText } from '../../content/data/decode-text.ts';
import { parseYaml } from '../../content/data/parse-yaml.ts';
import { cutValues } from '../../content/front-matter/cut-values.ts';
import { isOwnHome } from '../../content/own-home.ts';
import { error, hasErrors } from '../../diagnostics/diagnostic.ts';
import { readFile } from '../../disk/read-file.ts';
import { findPackage, type OptionalPackage } from '../../images/optional-package.ts';
import { readManifest } from '../../output/output-manifest.ts';
import { packageRoot } from '../../package-info.ts';
import { pluginDigest } from '../../plugins/plugin-digest.ts';
import {
  configurationFile,
  jekyllConfiguration,
  nativeConfiguration,
} from '../../sources/configuration-file.ts';
import { includedNames } from '../../sources/excluded-paths.ts';
import { findFolders } from '../../sources/find-folders.ts';
import { hasFrontMatter } from '../../sources/has-front-matter.ts';
import { isOutsideOfSite } from '../../sources/jekyll-site-file.ts';
import type { Roots } from '../../sources/read-source.ts';
import {
  jekyllFolders,
  jekyllPostFolders,
  nativeFolders,
  type SourceFolder,
  topFolder,
} from '../../sources/source-folders.ts';
import { unreadableFile } from '../../sources/unreadable-file.ts';
import type { Config } from '../../types/config.ts';
import { isMap } from '../../types/data.ts';
import type { Checked, Diagnostic } from '../../types/diagnostic.ts';
import { unreadConfiguration } from './unread-configuration.ts';

/** A blog that is about to be read: how it is configured and where its sources stand. */
export interface Blog {
  readonly config: Config;
  readonly folders: readonly SourceFolder[];
}

/**
 * Reads the configuration of the blog in `roots.blog` and finds out where its sources stand. Throws nothing for what is wrong with
 * the configuration: that is told as diagnostics, and each key that cannot be read has its default.
 */
export function openBlog({ blog: root, theme }: Roots, overrides: ConfigOverrides): Checked<Blog> {
  const file = configurationFile(root);
  const isJekyll = file === jekyllConfiguration;
  const isThere = existsSync(path.join(root, file));
  const source = isThere ? readMapping(root, file) : { value: { text: '', data: {} }, diagnostics: [] };
  const read = isJekyll ? readJekyllConfig : readConfig;
  const config = read({ file, ...source.value }, overrides);
  return {
    value: {
      config: withEngines(config.value, root, theme),
      folders: foldersOf(root, isJekyll, config.value),
    },
    diagnostics: hasErrors(source.diagnostics)
      ? source.diagnostics
      : [...source.diagnostics, ...config.diagnostics, ...unreadConfiguration(root, file, config.value)],
  };
}

/** Adds which of the optional packages are installed, with their versions, and what the plugins are: pages depend on them. */
function withEngines(config: Config, root: string, theme: string): Config {
  const { images, cards, search, plugins } = config;
  const sharp = images.widths.length === 0 ? null : findPackage('sharp', [root, theme, packageRoot]);
  const engine = cards.wanted === 'no' ? null : findPackage(cardEngine, [root]);
  const pagefind = search.pagefind === null ? null : findPackage('pagefind', [root]);
  const fonts = engine === null ? [] : findFonts(cards, root);
  return Object.freeze({
    ...config,
    images: { ...images, encoder: sharp === null ? '' : titleOf(sharp) },
    search: { ...search, pagefind: pagefind === null ? search.pagefind : titleOf(pagefind) },
    plugins: plugins.map((plugin) => ({ ...plugin, digest: pluginDigest(root, plugin.file) })),
    cards: { ...cards, engine: engine === null ? '' : titleOf(engine), fonts: fonts.map(titleOf) },
  });
}

function titleOf({ name, version }: OptionalPackage): string {
  return `${name} ${version}`;
}

/** Reads the file that configures the blog; one that is no mapping of keys is an error, and empty. */
function readMapping(root: string, file: string) {
  const text = readText(root, file);
  const data = parseYaml(text.value, { file, what: 'configuration' });
  const head = { syntax: 'yaml', text: text.value, lineOffset: 0 } as const;
  const cut = file === nativeConfiguration ? cutValues(head, file) : [];
  const diagnostics: Diagnostic[] = [...text.diagnostics, ...data.diagnostics, ...cut];
  const isUsable = isMap(data.value) || data.value === null;
  if (!isUsable)
    diagnostics.push(
      error('config-type', `${file} is not a mapping`, { file, line: 1 }, 'Write one key: value a line.'),
    );
  return { value: { text: text.value, data: isMap(data.value) ? data.value : {} }, diagnostics };
}

function readText(root: string, file: string): Checked<string> {
  try {
    return decodeText(readFile(path.join(root, file)), file);
  } catch (cause) {
    return { value: '', diagnostics: [unreadableFile(file, cause)] };
  }
}

/** A blog without folders of its own keeps its posts at the top. */
function foldersOf(root: string, isJekyll: boolean, { extra, collections }: Config): readonly SourceFolder[] {
  if (isJekyll) {
    const readInclude = (name: string) => {
      const file = `_includes/${name}`;
      return name.includes('..') || !existsSync(path.join(root, file)) ? null : readText(root, file).value;
    };
    const habits = {
      include: includedNames(extra),
      isPage: (file: string) => hasFrontMatter(root, file),
      isOwnHome: (file: string) =>
        /\.html?$/i.test(file) || hasFrontMatter(root, file)
          ? isOwnHome(readText(root, file).value, readInclude)
          : false,
    };
    const skips = (file: string) =>
      isOutsideOfSite(file, habits) || readManifest(path.join(root, file)) !== null;
    return jekyllFolders(
      findFolders(root, jekyllPostFolders),
      skips,
      collections.map(({ folder }) => folder.slice(0, -1)),
    );
  }
  const hasFolders = ['posts', 'pages', 'drafts'].some((folder) => existsSync(path.join(root, folder)));
  return hasFolders ? nativeFolders : [...nativeFolders, topFolder];
}
