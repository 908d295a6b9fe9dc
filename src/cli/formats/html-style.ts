/** Light and dark as the reader's system has it; nothing is told by colour alone. */
export const STYLE = `
:root { color-scheme: light dark; --text: light-dark(#1c2024, #e6e8eb); --quiet: light-dark(#586069, #9aa4af);
  --page: light-dark(#ffffff, #14171a); --box: light-dark(#f4f6f8, #1e2328); --edge: light-dark(#c3cad2, #46505a);
  --root: light-dark(#0b5c9e, #7cc0ff); --thing: light-dark(#a3221b, #ff9d94); --mark: light-dark(#ffe9a8, #5b4a12);
  font: 16px/1.5 system-ui, sans-serif; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 2rem 1.25rem 4rem; color: var(--text); background: var(--page); }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 0; font-size: 1.25rem; line-height: 1.3; }
h3 { margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
header p, section > p { margin: .25rem 0 0; color: var(--quiet); }
a { color: var(--root); }
nav ol { margin: 1.5rem 0 0; padding-left: 1.5rem; }
section { margin-top: 2.5rem; border-top: 1px solid var(--edge); padding-top: 1.25rem; }
article { margin-top: 1.5rem; }
article p { margin: .25rem 0 .75rem; }
code { font: .875em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.count { color: var(--quiet); font-weight: normal; font-size: 1rem; white-space: nowrap; }
.count::before { content: "× "; }
.plain { padding-left: 1.25rem; }
.chain { display: flex; flex-wrap: wrap; gap: .5rem 0; margin: 0 0 .75rem; padding: 0; list-style: none; }
.chain li { display: flex; align-items: center; }
.holder { border: 1px solid var(--edge); border-radius: 6px; padding: .2rem .6rem; background: var(--box); }
.root .holder { border: 2px solid var(--root); }
.thing .holder { border: 2px dashed var(--thing); }
.keeps { padding: 0 .5rem; color: var(--quiet); font-size: .875rem; white-space: nowrap; }
.keeps::after { content: "→"; }
pre { margin: 0; padding: .6rem .8rem; overflow-x: auto; border-radius: 6px; background: var(--box); }
.line { display: inline-block; min-width: 2.5rem; padding-right: 1rem; color: var(--quiet); user-select: none; }
mark { background: var(--mark); color: inherit; text-decoration: underline 2px; text-underline-offset: 3px; }
@media print { article { break-inside: avoid; } }
@media (max-width: 40rem) { .chain, .chain li { flex-direction: column; align-items: start; }
  .keeps { padding: .15rem .6rem; } .keeps::after { content: "↓"; } }
`;
