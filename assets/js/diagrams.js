/*
 * Draws the diagrams of a page with Mermaid, which site.yml names: fetched when the first one comes near, in the colours of
 * the page, and drawn anew when those change. A diagram that cannot be drawn stays the source it is.
 */
(() => {
  const { mermaid: address } = document.currentScript.dataset;
  const blocks = [...document.querySelectorAll('.e-content pre.mermaid')];
  const sources = blocks.map((block) => block.textContent);
  let fetched = null;
  let turn = 0;

  const fetchMermaid = () =>
    (fetched ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.addEventListener('load', () => (window.mermaid ? resolve(window.mermaid) : reject(new Error(address))));
      script.addEventListener('error', reject);
      script.src = address;
      document.head.append(script);
    }));

  /* A colour of the page as Mermaid reads it: three numbers from 0 to 255. */
  function colour(name) {
    const probe = document.createElement('i');
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }

  function look() {
    const [paper, ink, soft, wash, accent] = ['--paper', '--ink', '--soft', '--wash', '--accent'].map(colour);
    const light = paper.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
    return {
      darkMode: light < 384,
      background: paper,
      primaryColor: wash,
      primaryTextColor: ink,
      primaryBorderColor: accent,
      secondaryColor: paper,
      tertiaryColor: wash,
      lineColor: soft,
      textColor: ink,
      edgeLabelBackground: paper,
      noteBkgColor: wash,
      noteTextColor: ink,
      fontFamily: getComputedStyle(document.querySelector('.site-header')).fontFamily,
    };
  }

  async function draw() {
    const mine = ++turn;
    const mermaid = await fetchMermaid();
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true, theme: 'base', themeVariables: look() });
    for (const [at, block] of blocks.entries()) {
      try {
        const { svg } = await mermaid.render(`diagram-${at}-${mine}`, sources[at]);
        if (mine !== turn) return;
        block.innerHTML = svg;
      } catch {
        block.textContent = sources[at];
      }
    }
  }

  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      near.disconnect();
      draw().catch(() => {});
      const again = () => draw().catch(() => {});
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
      document.querySelector('.appearance')?.addEventListener('change', () => requestAnimationFrame(again));
    },
    { rootMargin: '400px' },
  );
  for (const block of blocks) near.observe(block);
})();
