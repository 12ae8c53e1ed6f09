/* The comments of a post, fetched when a reader asks for them: what each system wants in the page, and its script. */

const paths = {
  giscus: '/client.js',
  utterances: '/client.js',
  disqus: '/embed.js',
  isso: '/js/embed.min.js',
  remark42: '/web/embed.js',
};

const element = (name, properties) => Object.assign(document.createElement(name), properties);

/* What must stand in the page before the script does; the script's own attributes. */
const prepare = {
  giscus: (page, options) => ({ mapping: 'pathname', theme: page.theme('preferred_color_scheme'), lang: page.lang, ...options }),
  utterances: (page, { repo, ...options }) => ({
    repo,
    'issue-term': 'pathname',
    theme: { light: 'github-light', dark: 'github-dark' }[page.theme('')] ?? 'preferred-color-scheme',
    ...options,
  }),
  disqus(page) {
    page.box.append(element('div', { id: 'disqus_thread' }));
    window.disqus_config = function disqusConfig() {
      this.page.url = page.address;
      this.page.identifier = page.path;
      this.page.title = page.title;
      this.language = page.lang;
    };
    return { timestamp: String(Date.now()) };
  },
  isso(page, { host, ...options }) {
    page.box.append(element('section', { id: 'isso-thread', title: page.title }));
    document.getElementById('isso-thread').dataset.issoId = page.path;
    return { isso: `${host.replace(/\/+$/, '')}/`, 'isso-lang': page.lang, ...options };
  },
  remark42(page, { host, ...options }) {
    page.box.append(element('div', { id: 'remark42' }));
    window.remark_config = { ...options, host: host.replace(/\/+$/, ''), url: page.address, locale: page.lang, theme: page.theme('light'), components: ['embed'] };
    return {};
  },
};

/* Puts the comments in place of the button that asked for them. */
export function showComments(section) {
  const { kind, host, options } = section.dataset;
  const chosen = document.documentElement.dataset.appearance;
  const page = {
    box: element('div', { className: 'comments-box' }),
    address: document.querySelector('link[rel=canonical]')?.href ?? location.href.replace(/[?#].*/, ''),
    path: section.dataset.path,
    title: document.querySelector('h1')?.textContent.trim() ?? '',
    lang: document.documentElement.lang,
    theme: (automatic) => chosen ?? automatic,
  };
  section.append(page.box);
  if (kind === 'mastodon') return showReplies(section.dataset.place, page);
  const script = element('script', { src: host + paths[kind], async: true });
  if (kind === 'giscus' || kind === 'utterances') script.crossOrigin = 'anonymous';
  for (const [name, value] of Object.entries(prepare[kind](page, JSON.parse(options))))
    script.setAttribute(`data-${name.replaceAll('_', '-')}`, value);
  page.box.append(script);
}

/* The public replies to a post of Mastodon, as text: nothing of what others wrote becomes part of the page. */
async function showReplies(place, { box, lang }) {
  const { origin, pathname } = new URL(place);
  const id = pathname.split('/').filter(Boolean).at(-1);
  const response = await fetch(`${origin}/api/v1/statuses/${encodeURIComponent(id)}/context`);
  if (!response.ok) return;
  const { descendants } = await response.json();
  const list = element('ol', { className: 'replies' });
  for (const { account, content, created_at: day, url } of descendants) {
    const item = document.createElement('li');
    const head = document.createElement('p');
    head.append(link(account.url, account.display_name || account.acct), ' ', link(url, new Date(day).toLocaleDateString(lang, { dateStyle: 'medium' })));
    const body = element('p', { className: 'reply' });
    body.textContent = textOf(content);
    item.append(head, body);
    list.append(item);
  }
  box.append(list);
}

function link(address, text) {
  const isWeb = /^https?:\/\//.test(address ?? '');
  return isWeb ? element('a', { href: address, textContent: text, rel: 'nofollow noopener ugc' }) : text;
}

function textOf(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const end of body.querySelectorAll('br, p + p')) end.before('\n');
  return body.textContent.trim();
}
