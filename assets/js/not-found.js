/* In place of the newest posts, those whose addresses are most like the one that was not found, where any is like it. */
(async () => {
  const list = document.querySelector('[data-archive] .post-links');
  if (!list || location.pathname.endsWith('/404.html')) return;
  const { archive, perhaps } = list.closest('[data-archive]').dataset;
  const wanted = pairsOf(location.pathname);
  const posts = await readArchive(archive);
  const alike = posts.map((post) => ({ ...post, likeness: likeness(wanted, pairsOf(post.link.pathname)) }));
  alike.sort((a, b) => b.likeness - a.likeness);
  if (!(alike[0]?.likeness >= 0.5)) return;
  list.previousElementSibling.textContent = perhaps;
  const rows = alike.slice(0, list.children.length).map(({ link, date }) => {
    const row = document.createElement('li');
    const time = document.createElement('time');
    time.textContent = date;
    row.append(link, ' ', time);
    return row;
  });
  list.replaceChildren(...rows);

  /* Every post of the archive, over as many pages as it has, within reason. */
  async function readArchive(first) {
    const posts = [];
    let next = first;
    for (let page = 0; next && page < 10; page += 1) {
      const answer = await fetch(next);
      if (!answer.ok) break;
      const document = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const entry of document.querySelectorAll('.archive-list .h-entry')) {
        const link = window.document.createElement('a');
        const { textContent, lang } = entry.querySelector('.u-url');
        Object.assign(link, { href: entry.querySelector('.u-url').getAttribute('href'), textContent, lang });
        posts.push({ link, date: entry.querySelector('time')?.title ?? '' });
      }
      next = document.querySelector('link[rel=next]')?.getAttribute('href');
    }
    return posts;
  }

  /* The pairs of letters in the last part of a path, without accents, dates and endings. */
  function pairsOf(path) {
    let name = path.replace(/\/(index\.html)?$/, '').split('/').at(-1);
    try {
      name = decodeURIComponent(name);
    } catch {
      /* As it is, then. */
    }
    const plain = name.replace(/\.\w+$/, '').replace(/^\d+-\d+-\d+-/, '');
    const letters = ` ${plain.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()} `;
    return new Set(Array.from(letters.slice(1), (_, at) => letters.slice(at, at + 2)));
  }

  /* From 0, nothing shared, to 1, all of it. */
  function likeness(a, b) {
    return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size);
  }
})();
