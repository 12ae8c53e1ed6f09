import { type Context, type Emitter, type Liquid, Tag } from 'liquidjs';
import { didYouMean } from '../../text/did-you-mean.ts';
import { fileNameOf } from '../../text/path-parts.ts';
import { relativeUrl } from '../filters.ts';
import { runOf } from '../liquid-run.ts';
import { findPost, type LiquidSite, urlOfSource } from '../liquid-site.ts';
import { writtenArgs } from './tag-reader.ts';

/**
 * `{% post_url 2020-01-02-name %}` and `{% link folder/file.md %}`: the address of another source. Up to Jekyll 3 they left the
 * base path to the writer, so where it stands before them already they add none.
 */
export function linkTags(engine: Liquid, site: LiquidSite): void {
  const { base } = site.config;
  const baseAfter = ({ buffer }: Emitter): string => (buffer.endsWith(base) ? '' : base);
  engine.registerTag(
    'post_url',
    class extends Tag {
      render(context: Context, emitter: Emitter): string {
        const name = writtenArgs(this, context);
        const run = runOf(context);
        run.read(`post_url:${name}`);
        const post = findPost(site, name);
        if (post !== null) return relativeUrl(post.url, baseAfter(emitter));
        // What is told names another one.
        run.read('posts');
        const names = site.posts.map(({ id }) => fileNameOf(id).replace(/\.[^.]+$/, ''));
        const remedy = `Name a post by its file, without the extension.${didYouMean(name, names)}`;
        run.warn('liquid-link', `there is no post named ${name}`, this.token.getText(), remedy);
        return '';
      }
    },
  );
  engine.registerTag(
    'link',
    class extends Tag {
      render(context: Context, emitter: Emitter): string {
        const name = writtenArgs(this, context);
        const run = runOf(context);
        run.read(`url:${name}`);
        const url = urlOfSource(site, name);
        if (url !== null) return relativeUrl(url, baseAfter(emitter));
        const remedy = 'Name a file by its path from the top of the blog.';
        run.warn('liquid-link', `there is no page made of ${name}`, this.token.getText(), remedy);
        return '';
      }
    },
  );
}
