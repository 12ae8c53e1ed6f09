import { type Context, type Emitter, type Liquid, Tag } from 'liquidjs';
import { escapeHtml } from '../../markdown/escape-html.ts';
import { BlockTag, readParameters, textOf, writtenArgs } from './tag-reader.ts';

/** Where a plugin's tag finds what it shows, by what it is given. */
const places: Readonly<Record<string, (what: string) => string>> = {
  gist: (what) => `https://gist.github.com/${what}`,
  youtube: (what) => `https://www.youtube.com/watch?v=${what}`,
  vimeo: (what) => `https://vimeo.com/${what}`,
  jsfiddle: (what) => `https://jsfiddle.net/${what}`,
  codepen: (what) => `https://codepen.io/${what}`,
  tweet: (what) => what,
  twitter: (what) => what,
};

/** Tags that themes put into every page and that say nothing inside a post. */
const silent = ['seo', 'feed_meta', 'polyglot', 'toc'];

/**
 * Tags of common plugins, without what they load from others: a link to what would be embedded, a picture, a figure.
 * Sources: the documentation of jekyll-gist, jekyll-youtube, jekyll-figure and Octopress' image tag.
 */
export function embedTags(engine: Liquid): void {
  for (const [name, placeOf] of Object.entries(places)) {
    engine.registerTag(
      name,
      class extends Tag {
        render(context: Context): string {
          const args = writtenArgs(this, context);
          const [what = ''] = args
            .trim()
            .replace(/^["']|["']$/g, '')
            .split(/["']?\s+/);
          const url = /^https?:\/\//.test(what) ? what : placeOf(what);
          return what === '' ? '' : `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
        }
      },
    );
  }
  for (const name of silent) {
    engine.registerTag(
      name,
      class extends Tag {
        render(): string {
          return '';
        }
      },
    );
  }
  for (const name of ['image', 'img']) {
    engine.registerTag(
      name,
      class extends Tag {
        render(context: Context): string {
          return image(writtenArgs(this, context));
        }
      },
    );
  }
  engine.registerTag(
    'figure',
    class extends BlockTag {
      *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
        const { named } = readParameters(this.token.args);
        const content = yield this.liquid.renderer.renderTemplates(this.inside, context);
        const [caption, classes] = [textOf(named.get('caption')), textOf(named.get('class'))];
        const opening =
          classes === '' ? '<figure markdown="1">' : `<figure markdown="1" class="${escapeHtml(classes)}">`;
        const legend = caption === '' ? '' : `\n<figcaption markdown="span">${caption}</figcaption>`;
        emitter.write(`${opening}\n${content.trim()}\n${legend}\n</figure>`);
      }
    },
  );
}

/** Octopress' `[class] path [width [height]] ["title" ["alt"]]`, and `src=… alt=…`. */
function image(args: string): string {
  const { named, rest } = readParameters(args);
  const plain =
    /^(?<classes>[^./"']*?)\s*(?<path>\S*[./]\S*)(?:\s+(?<width>\d+))?(?:\s+(?<height>\d+))?(?:\s+"(?<title>[^"]*)")?(?:\s+"(?<alt>[^"]*)")?/.exec(
      rest,
    )?.groups;
  const attributes = [
    ['src', textOf(named.get('src') ?? named.get('path')) || plain?.['path']],
    ['alt', textOf(named.get('alt')) || (plain?.['alt'] ?? plain?.['title'] ?? '')],
    ['class', textOf(named.get('class')) || plain?.['classes']],
    ['width', textOf(named.get('width')) || plain?.['width']],
    ['height', textOf(named.get('height')) || plain?.['height']],
    ['title', textOf(named.get('title')) || plain?.['title']],
  ] as const;
  const written = attributes.filter(([name, value]) => name === 'alt' || (value ?? '') !== '');
  return `<img${written.map(([name, value]) => ` ${name}="${escapeHtml(value ?? '')}"`).join('')}>`;
}
