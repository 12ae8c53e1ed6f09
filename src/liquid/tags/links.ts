import { type Context, type Liquid, Tag } from 'liquidjs';
import { didYouMean } from '../../text/did-you-mean.ts';
import { fileNameOf } from '../../text/path-parts.ts';
import { relativeUrl } from '../filters.ts';
import { runOf } from '../liquid-run.ts';
import { findPost, type LiquidSite, urlOfSource } from '../liquid-site.ts';
import { writtenArgs } from './tag-reader.ts';

/** `{% post_url 2020-01-02-name %}` and `{% link folder/file.md %}`: the address of another source. */
export function linkTags(engine: Liquid, site: LiquidSite): void {
  const { base } = site.config;
  engine.registerTag(
    'post_url',
    class extends Tag {
      render(context: Context): string {
        const name = writtenArgs(this, context);
        const run = runOf(context);
        run.read(`post_url:${name}`);
        const post = findPost(site, name);
        if (post !== null) return relativeUrl(post.url, base);
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
      render(context: Context): string {
        const name = writtenArgs(this, context);
        const run = runOf(context);
        run.read(`url:${name}`);
        const url = urlOfSource(site, name);
        if (url !== null) return relativeUrl(url, base);
        const remedy = 'Name a file by its path from the top of the blog.';
        run.warn('liquid-link', `there is no page made of ${name}`, this.token.getText(), remedy);
        return '';
      }
    },
  );
}
