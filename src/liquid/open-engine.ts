import { Liquid } from 'liquidjs';
import { excludedByJekyll, includedNames } from '../sources/excluded-paths.ts';
import { readDottedBrackets } from './dotted-brackets.ts';
import { addFilters } from './filters.ts';
import type { LiquidServices } from './liquid-services.ts';
import type { LiquidSite } from './liquid-site.ts';
import { operators } from './operators.ts';
import { type LaxTemplates, parseLaxly } from './parse-laxly.ts';
import { readStringsPlainly } from './plain-strings.ts';
import { embedTags } from './tags/embeds.ts';
import { highlightTag } from './tags/highlight.ts';
import { ifchangedTag } from './tags/ifchanged.ts';
import { includeTags } from './tags/include.ts';
import { linkTags } from './tags/links.ts';
import { allowUnknownTags } from './tags/unknown.ts';
import { themeIncludes } from './theme-includes.ts';
import { readFloatsAsRuby } from './whole-float.ts';
import { writtenOut } from './written-out.ts';

/**
 * What one body may cost besides steps: milliseconds, and about as many characters, list items and steps of ranges, of which
 * each post adds some: a list for a search goes over the words of them all.
 */
const limits = { renderLimit: 30_000, memory: { least: 20_000_000, perPost: 400_000 } };

/** Liquid as one blog has it. */
export interface LiquidEngine {
  readonly liquid: Liquid;
  readonly parse: (text: string, file: string) => LaxTemplates;
  readonly filterNames: readonly string[];
  /** Names of filters that were asked for and are not there, until somebody clears them. */
  readonly unknownFilters: Set<string>;
}

/** Sets the engine up for a blog: the tags and filters of Jekyll, files only as scan has listed them. */
export function openEngine(site: LiquidSite, services: LiquidServices): LiquidEngine {
  readStringsPlainly();
  readDottedBrackets();
  readFloatsAsRuby();
  const liquid = new Liquid({
    renderLimit: limits.renderLimit,
    memoryLimit: limits.memory.least + limits.memory.perPost * site.posts.length,
    jekyllWhere: true,
    ownPropertyOnly: true,
    outputEscape: writtenOut,
    operators,
    templates: {},
  });
  addFilters(liquid, site, services);
  highlightTag(liquid, services);
  const readInclude = (file: string) => {
    const text = services.readSource(file) ?? themeIncludes.get(file.slice('_includes/'.length));
    return text === undefined ? null : parse(text, file).templates;
  };
  const { exclude, extra } = site.config;
  includeTags(liquid, readInclude, excludedByJekyll(exclude, includedNames(extra)));
  linkTags(liquid, site);
  ifchangedTag(liquid);
  embedTags(liquid);
  const filterNames = Object.keys(liquid.filters);
  const knownTags = new Set(Object.keys(liquid.tags));
  const unknownFilters = new Set<string>();
  Object.defineProperty(liquid, 'filters', { value: noticing(liquid.filters, unknownFilters) });
  return { liquid, parse, filterNames, unknownFilters };

  function parse(text: string, file: string): LaxTemplates {
    allowUnknownTags(liquid, text, knownTags);
    return parseLaxly(liquid, text, file);
  }
}

/** A look-up of filters that notes the names it does not know. */
function noticing(filters: Liquid['filters'], unknown: Set<string>): Liquid['filters'] {
  return new Proxy(filters, {
    get(target, name) {
      if (typeof name !== 'string') return undefined;
      if (Object.hasOwn(target, name)) return target[name];
      unknown.add(name);
      return undefined;
    },
  });
}
