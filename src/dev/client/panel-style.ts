/** How what the preview shows over a page looks, whatever the page looks like. */
export const panelStyle = `
:host { all: initial; color-scheme: light dark; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
section, .bar, .notice {
  position: fixed; z-index: 2147483647; margin: 0; color: light-dark(#1c1b1a, #f1efec);
  font: 14px/1.5 system-ui, sans-serif; text-align: left; direction: ltr;
}
section, .notice { background: light-dark(#fffdf9, #242220); border: 1px solid light-dark(#c9c2b8, #57514a); border-radius: 8px; box-shadow: 0 8px 32px #0004; }
.errors { inset: 5vh auto auto 50%; transform: translateX(-50%); inline-size: min(62rem, 94vw); max-block-size: 86vh; overflow: auto; padding: 1rem 1.25rem; border-block-start: 4px solid light-dark(#b3261e, #f2b8b5); }
.errors h2 { margin: 0 0 0.5rem; font-size: 16px; color: light-dark(#b3261e, #f2b8b5); }
.errors p { margin: 0.75rem 0; }
pre { margin: 0 0 0.75rem; font: 13px/1.5 ui-monospace, monospace; white-space: pre; overflow-x: auto; tab-size: 4; }
.bar { inset: auto auto 0.75rem 0.75rem; display: flex; gap: 0.5rem; }
.warnings { inset: auto auto 3.25rem 0.75rem; inline-size: min(52rem, calc(100vw - 1.5rem)); max-block-size: 60vh; overflow: auto; padding: 1rem 1.25rem 0.25rem; }
.notice { inset: auto 0.75rem 0.75rem auto; display: flex; align-items: center; gap: 0.75rem; max-inline-size: calc(100vw - 1.5rem); padding: 0.5rem 0.75rem; }
button, .mark { padding: 0.3em 0.8em; border: 1px solid light-dark(#c9c2b8, #57514a); border-radius: 6px; background: light-dark(#fffdf9, #242220); color: inherit; font: 600 13px/1.5 system-ui, sans-serif; }
button { cursor: pointer; }
.mark { background: light-dark(#f6e7c1, #4d3f1b); }
a { color: light-dark(#1f4b99, #8fb5f6); font-weight: 600; }
:focus-visible { outline: 2px solid light-dark(#1f4b99, #8fb5f6); outline-offset: 2px; }
@media print { :host { display: none; } }
`;
