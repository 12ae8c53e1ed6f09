/** Where a picture or page is, by what a post writes: an address, or a path within the site. */
const place = (name: string) =>
  `{% if ${name} contains "://" %}{{ ${name} }}{% else %}{{ ${name} | relative_url }}{% endif %}`;

const linkTo = (url: string) => `<a href="${url}">${url}</a>`;

const caption = `{% if include.caption %}<figcaption>{{ include.caption | markdownify | remove: "<p>" | remove: "</p>" | strip }}</figcaption>{% endif %}`;

const player = (name: string) =>
  `<${name} controls src="${place('include.src')}"{% if include.poster %} poster="${place('include.poster')}"{% endif %}{% if include.title %} title="{{ include.title | escape }}"{% endif %}></${name}>`;

/** The pictures that a gallery is given: those of the front matter, under `gallery` or the name that is asked for. */
const gallery = `<figure{% if include.class %} class="{{ include.class }}"{% endif %}>
{% assign pictures = page.gallery %}{% if include.id %}{% assign pictures = page[include.id] %}{% endif -%}
{% for picture in pictures %}{% if picture.url %}<a href="${place('picture.url')}"{% if picture.title %} title="{{ picture.title | escape }}"{% endif %}>{% endif %}<img src="${place('picture.image_path')}" alt="{{ picture.alt | escape }}">{% if picture.url %}</a>{% endif %}
{% endfor %}${caption}
</figure>`;

const features = `{% assign rows = page.feature_row %}{% if include.id %}{% assign rows = page[include.id] %}{% endif -%}
{% for row in rows %}<div>
{% if row.image_path %}<p><img src="${place('row.image_path')}" alt="{{ row.alt | escape }}"></p>{% endif %}
{% if row.title %}<h2>{{ row.title }}</h2>{% endif %}
{{ row.excerpt | markdownify }}
{% if row.url %}<p><a href="${place('row.url')}">{{ row.btn_label | default: row.url }}</a></p>{% endif %}
</div>
{% endfor %}`;

/**
 * What posts include of themes that are installed as packages, whose folders a blog does not hold, by the include's name. Each shows
 * what there is to show without what the theme loads from others. A file of the blog's own under the name comes first.
 *
 * Source: the manuals of minimal-mistakes, so-simple and Chirpy.
 */
export const themeIncludes: ReadonlyMap<string, string> = new Map([
  [
    'figure',
    `<figure{% if include.class %} class="{{ include.class }}"{% endif %}>
<img src="${place('include.image_path')}" alt="{{ include.alt | escape }}">
${caption}
</figure>`,
  ],
  ['gallery', gallery],
  ['feature_row', features],
  [
    'video',
    `{% case include.provider %}{% when "vimeo" %}${linkTo('https://vimeo.com/{{ include.id }}')}{% when "google-drive" %}${linkTo('https://drive.google.com/file/d/{{ include.id }}/view')}{% when "bilibili" %}${linkTo('https://www.bilibili.com/video/{{ include.id }}')}{% else %}${linkTo('https://www.youtube.com/watch?v={{ include.id }}')}{% endcase %}`,
  ],
  ['responsive-embed', linkTo('{{ include.url }}')],
  ['toc', '* Contents\n{:toc}\n'],
  ['embed/youtube.html', linkTo('https://www.youtube.com/watch?v={{ include.id }}')],
  ['embed/twitch.html', linkTo('https://www.twitch.tv/videos/{{ include.id }}')],
  ['embed/bilibili.html', linkTo('https://www.bilibili.com/video/{{ include.id }}')],
  ['embed/spotify.html', linkTo('https://open.spotify.com/track/{{ include.id }}')],
  ['embed/video.html', player('video')],
  ['embed/audio.html', player('audio')],
]);
