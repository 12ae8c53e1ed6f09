import { quoteYaml } from './quote-yaml.ts';

/** What the blogger has said, and what follows from it. */
interface SiteValues {
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly language: string;
  readonly timezone: string;
  readonly nav: readonly { readonly title: string; readonly url: string }[];
}

/** A `site.yml` with comments that teach: what is set, and below it what most blogs set sooner or later. */
export function siteFile({ title, description, url, language, timezone, nav }: SiteValues): string {
  const menu = nav.map((item) => `  - {title: ${quoteInFlow(item.title)}, url: ${item.url}}`);
  return `# What this blog decides by itself. Everything has a default: delete a line, and the default holds.

title: ${quoteYaml(title)}
# One sentence for the home page, feeds and search engines.
description: ${quoteYaml(description)}

# Where the blog will be served, with its path if it has one: https://me.github.io/blog
# Feeds, the sitemap and previews of shared links are made of it, so set it before you publish.
url: ${/^https?:\/\/[\w./-]+$/.test(url) ? url : quoteYaml(url)}

# The language of posts that name none (lang: fr in their front matter), and of the menus around them.
language: ${quoteYaml(language)}
# The clock by which dates are read.
timezone: ${quoteYaml(timezone)}

nav:
${menu.join('\n')}

# The author of posts that name none. data/authors.yml can tell more of them: name, bio, picture, links.
# author: me

# Where else you are found; shown at the foot of each page.
# social:
#   - {title: Mastodon, url: "https://social.example/@me"}

# Addresses of posts. They outlive everything else here, so choose once.
# permalink: /:year/:title/

# How many posts a list shows.
# per_page: 10

# What the theme looks like. Colours are checked: a build warns of those that are hard to read.
# theme:
#   colors:
#     accent: {light: "#8a3324", dark: "#e8a08c"}
#   widths: {measure: 34rem}

# A table of contents on every post; toc: true in the front matter asks for one on a single post.
# markdown: {toc: true}

# Where tinta deploy puts the site. A workflow (tinta init --ci) publishes on every push instead.
# deploy:
#   pages: {kind: git, branch: gh-pages}
`;
}

/** In a list in brackets commas and braces part things. */
function quoteInFlow(text: string): string {
  const quoted = quoteYaml(text);
  return quoted.includes(',') && !quoted.startsWith('"') ? `"${quoted}"` : quoted;
}
