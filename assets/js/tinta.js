/* What a page can do without and still be whole: every part looks for what it serves, and leaves where there is none. */
(() => {
  const { copy, copied, table, formula } = document.currentScript.dataset;
  const root = document.documentElement;
  const content = document.querySelector('.e-content');

  chooseAppearance();
  offerSearch();
  offerSharing();
  offerComments();
  if (content) {
    const parts = [placeNotes(), addCopyButtons, reachScrollers, followReading()];
    const serve = () => parts.forEach((part) => part());
    serve();
    /* The preview has put an edit into the page. */
    document.addEventListener('tinta:patch', serve);
  }

  /* Light, dark or as the system is; the choice is kept in this browser and set before the page is painted. */
  function chooseAppearance() {
    const choice = document.querySelector('.appearance');
    if (!choice) return;
    const current = root.dataset.appearance ?? 'auto';
    for (const input of choice.querySelectorAll('input')) input.checked = input.value === current;
    tintBrowser(current);
    choice.addEventListener('change', ({ target }) => {
      const isChosen = target.value !== 'auto';
      if (isChosen) root.dataset.appearance = target.value;
      else delete root.dataset.appearance;
      tintBrowser(target.value);
      try {
        if (isChosen) localStorage.setItem('appearance', target.value);
        else localStorage.removeItem('appearance');
      } catch {
        /* A browser that keeps nothing shows the choice on this page. */
      }
    });
  }

  /* The browser's own bars are the colour of the page. */
  function tintBrowser(appearance) {
    for (const [at, meta] of document.querySelectorAll('meta[name=theme-color]').entries()) {
      const scheme = at === 0 ? 'light' : 'dark';
      const isChosen = appearance === scheme;
      meta.media = appearance === 'auto' ? `(prefers-color-scheme: ${scheme})` : isChosen ? 'all' : 'not all';
    }
  }

  /* The search is fetched when it is asked for: by its link, by the key /, or on its own page by going into the form. */
  function offerSearch() {
    const link = document.querySelector('[data-search]');
    if (!link) return;
    const load = () => import(link.dataset.search);
    const form = document.querySelector('.search-form');
    if (form) {
      const start = () => load().then(({ searchOnPage }) => searchOnPage(form, link));
      if (new URLSearchParams(location.search).get('q')) start();
      else form.addEventListener('focusin', start, { once: true });
      form.addEventListener('submit', (event) => event.preventDefault());
    }
    const open = (event) => {
      event.preventDefault();
      if (form) form.querySelector('input').focus();
      else load().then(({ openSearch }) => openSearch(link), () => (location.href = link.href));
    };
    link.addEventListener('click', (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event);
    });
    addEventListener('keydown', (event) => {
      const isTyping = event.target.closest?.('input, textarea, select, [contenteditable]');
      if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping) open(event);
    });
  }

  /* What only a browser can do: put the address into the clipboard, or open the system's own sheet. */
  function offerSharing() {
    const address = document.querySelector('link[rel=canonical]')?.href ?? location.href.replace(/#.*/, '');
    const title = document.querySelector('h1')?.textContent.trim() ?? document.title;
    const ways = {
      copy: navigator.clipboard && ((button) => navigator.clipboard.writeText(address).then(() => (button.textContent = button.dataset.done))),
      native: navigator.share && (() => navigator.share({ title, url: address }).catch(() => {})),
    };
    for (const button of document.querySelectorAll('[data-share]')) {
      const way = ways[button.dataset.share];
      if (!way) continue;
      button.parentElement.hidden = false;
      button.setAttribute('aria-live', 'polite');
      button.addEventListener('click', () => way(button));
    }
  }

  /* Comments come from elsewhere, so only when the reader asks, or comes near where the blog has said so. */
  function offerComments() {
    const section = document.querySelector('[data-comments]');
    if (!section) return;
    const ask = section.querySelector('.ask');
    const show = () => {
      ask.remove();
      import(section.dataset.comments).then(({ showComments }) => showComments(section));
    };
    ask.hidden = false;
    ask.querySelector('button').addEventListener('click', show);
    if (section.dataset.when !== 'scroll') return;
    const near = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      near.disconnect();
      if (ask.isConnected) show();
    }, { rootMargin: '300px' });
    near.observe(section);
  }

  /* A button on each block of code that copies it without line numbers. */
  function addCopyButtons() {
    if (!navigator.clipboard) return;
    for (const pre of content.querySelectorAll('pre:not(.mermaid, .lineno, pre pre, .gutter pre, .copyable > pre)')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = copy;
      button.setAttribute('aria-live', 'polite');
      button.addEventListener('click', async () => {
        await navigator.clipboard.writeText(codeOf(pre));
        button.textContent = copied;
        setTimeout(() => (button.textContent = copy), 2000);
      });
      const frame = document.createElement('div');
      frame.className = 'copyable';
      pre.replaceWith(frame);
      frame.append(pre, button);
    }
  }

  function codeOf(pre) {
    const clone = pre.cloneNode(true);
    for (const number of clone.querySelectorAll('.ln, .lnt, .lineno, .linenos, .gutter')) number.remove();
    return clone.textContent.replace(/\n$/, '');
  }

  /* What scrolls on its own can be reached and named by keyboard. */
  function reachScrollers() {
    for (const scroller of content.querySelectorAll('pre, table, .table-scroll, math[display=block]')) {
      if (scroller.scrollWidth <= scroller.clientWidth) continue;
      scroller.setAttribute('tabindex', '0');
      const label = scroller.matches('.table-scroll') ? table : scroller.matches('math') ? formula : '';
      if (!label) continue;
      if (label === table) scroller.setAttribute('role', 'region');
      scroller.setAttribute('aria-label', label);
    }
  }

  /* The table of contents marks the section being read. */
  function followReading() {
    let links = new Map();
    let headings = [];
    let current = null;
    const find = () => {
      links = new Map([...document.querySelectorAll('.toc a')].map((link) => [link.getAttribute('href').slice(1), link]));
      headings = [...content.querySelectorAll('[id]')].filter(({ id }) => links.has(id));
      mark();
    };
    const mark = () => {
      const line = innerHeight / 4;
      const isAtEnd = scrollY > 0 && innerHeight + scrollY >= root.scrollHeight - 2;
      const read = isAtEnd ? headings.at(-1) : headings.findLast((heading) => heading.getBoundingClientRect().top < line);
      const link = read ? links.get(read.id) : null;
      if (link === current) return;
      current?.removeAttribute('aria-current');
      link?.setAttribute('aria-current', 'true');
      current = link;
      const list = link?.closest('details');
      if (list && list.scrollHeight > list.clientHeight) list.scrollTop = link.offsetTop - list.clientHeight / 2;
    };
    let isDue = false;
    const soon = () => {
      if (isDue || headings.length === 0) return;
      isDue = true;
      requestAnimationFrame(() => {
        isDue = false;
        mark();
      });
    };
    addEventListener('scroll', soon, { passive: true });
    return find;
  }

  /* Where the page has a margin to spare, each footnote stands beside the line that calls it. */
  function placeNotes() {
    const hasRoom = matchMedia('screen and (width >= 76rem)');
    const place = () => {
      const notes = [...content.querySelectorAll('.footnotes > ol > li[id]')];
      content.classList.toggle('with-margin-notes', hasRoom.matches && notes.length > 0);
      content.style.minBlockSize = '';
      if (notes.length === 0) return;
      const frame = content.offsetParent ?? content;
      const top = frame.getBoundingClientRect().top;
      let free = 0;
      for (const note of notes) {
        note.style.insetBlockStart = '';
        if (!hasRoom.matches) continue;
        const call = content.querySelector(`[href="#${CSS.escape(note.id)}"]`);
        const line = call ? call.getBoundingClientRect().top - top - 4 : free;
        const at = Math.max(free, line);
        note.style.insetBlockStart = `${at}px`;
        free = at + note.offsetHeight + 12;
      }
      /* Below the text the margin is as empty; only where the page itself ends do notes make it longer. */
      const beyond = free - (document.querySelector('main').getBoundingClientRect().bottom - top);
      if (hasRoom.matches && beyond > 0) content.style.minBlockSize = `${content.offsetHeight + beyond}px`;
    };
    hasRoom.addEventListener('change', place);
    addEventListener('load', place);
    let width = content.clientWidth;
    addEventListener('resize', () => {
      if (content.clientWidth !== width) place();
      width = content.clientWidth;
    });
    content.addEventListener('toggle', place, true);
    return place;
  }
})();
