/* A button on each block of code that copies it without line numbers; blocks that scroll can be reached by keyboard. */
(() => {
  const { copy, copied } = document.currentScript.dataset;

  for (const scroller of document.querySelectorAll('.e-content :is(pre, table, .table-scroll, math[display=block])')) {
    if (scroller.scrollWidth > scroller.clientWidth) scroller.setAttribute('tabindex', '0');
  }
  if (!navigator.clipboard) return;

  for (const pre of document.querySelectorAll('.e-content pre:not(.mermaid, .lineno, .gutter pre)')) {
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

  function codeOf(pre) {
    const clone = pre.cloneNode(true);
    for (const number of clone.querySelectorAll('.ln, .lnt, .lineno, .linenos, .gutter')) number.remove();
    return clone.textContent.replace(/\n$/, '');
  }
})();
