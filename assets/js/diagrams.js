/* Draws the diagrams of a page once Mermaid, which site.yml names, has loaded; without it their source stays. */
(() => {
  if (!window.mermaid) return;
  const { appearance } = document.documentElement.dataset;
  const isDark = appearance ? appearance === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  const blocks = [...document.querySelectorAll('.e-content pre.mermaid')];
  for (const block of blocks) block.textContent = block.textContent;
  window.mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: isDark ? 'dark' : 'default' });
  window.mermaid.run({ nodes: blocks, suppressErrors: true });
})();
