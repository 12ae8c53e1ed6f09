/* A link to a video, a pen or a gist that stands alone is shown in its place when the reader asks; nothing is loaded before. */
(() => {
  const { play, show, loads } = document.currentScript.dataset;

  /* What an address is shown in: the frame's address, or a document of its own for what is a script. */
  function frameOf({ hostname, pathname, searchParams, hash }) {
    const host = hostname.replace(/^(www|m|player)\./, '');
    const parts = pathname.split('/').filter(Boolean);
    if (/^youtu\.be$|^youtube(-nocookie)?\.com$/.test(host)) {
      const id = searchParams.get('v') ?? parts.at(-1);
      const start = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(searchParams.get('t') ?? searchParams.get('start') ?? '');
      const seconds = start ? Number(start[1] ?? 0) * 3600 + Number(start[2] ?? 0) * 60 + Number(start[3] ?? 0) : 0;
      return { src: `https://www.youtube-nocookie.com/embed/${encodeURIComponent(id)}?autoplay=1${seconds ? `&start=${seconds}` : ''}` };
    }
    if (host === 'vimeo.com') {
      const at = parts.findIndex((part) => /^\d+$/.test(part));
      const secret = searchParams.get('h') ?? (/^[0-9a-f]+$/.test(parts[at + 1] ?? '') ? parts[at + 1] : '');
      return { src: `https://player.vimeo.com/video/${parts[at]}?autoplay=1&dnt=1${secret ? `&h=${secret}` : ''}${hash}` };
    }
    if (host === 'codepen.io') return { src: `https://codepen.io/${encodeURIComponent(parts[0])}/embed/${encodeURIComponent(parts[2])}?default-tab=result`, verb: show };
    const script = `https://gist.github.com/${parts.map(encodeURIComponent).join('/')}.js`;
    return { src: script, srcdoc: `<!DOCTYPE html><base target="_blank"><script src="${script}"><\/script>`, verb: show };
  }

  for (const box of document.querySelectorAll('.e-content .embed')) {
    const link = box.querySelector('a');
    const { src, srcdoc, verb = play } = frameOf(new URL(link.href));
    const picture = link.querySelector('img');
    const name = picture?.alt || document.querySelector('h1')?.textContent.trim() || verb;
    const [button, from] = ['embed-play', 'embed-from'].map((className) => Object.assign(document.createElement('span'), { className }));
    button.textContent = verb;
    from.textContent = loads.replace('{host}', new URL(src).hostname.replace(/^www\./, ''));
    if (picture) link.append(button, from);
    else link.prepend(button, from);
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const frame = Object.assign(document.createElement('iframe'), {
        title: name,
        allow: 'autoplay; encrypted-media; fullscreen; picture-in-picture',
        allowFullscreen: true,
        referrerPolicy: 'strict-origin-when-cross-origin',
      });
      if (srcdoc) frame.srcdoc = srcdoc;
      else frame.src = src;
      link.replaceWith(frame);
      frame.focus();
    });
  }
})();
