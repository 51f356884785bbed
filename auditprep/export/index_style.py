"""How the page of a bundle looks, on a light and on a dark screen and on paper. Contrasts are at least 4.5 to 1."""

STYLE = """
:root { color-scheme: light dark; --ink: #1e1f21; --ground: #ffffff; --soft: #565b62; --line: #9aa5b1;
  --tint: #eef3f9; --link: #1f4e86; --alert: #fff4d6; --alert-line: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --ground: #17191c; --soft: #b3bac2; --line: #5c6670;
  --tint: #22272e; --link: #9ec5f5; --alert: #3a2f10; --alert-line: #e3b341; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 system-ui, "Segoe UI", Arial, sans-serif; overflow-wrap: break-word; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.35rem; margin: 2.25rem 0 .5rem; padding-bottom: .25rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1.05rem; margin: 0 0 .5rem; }
p, ul, ol { margin: 0 0 .6rem; }
li > ul, li > ol { margin: 0; }
article > :last-child { margin-bottom: 0; }
.standing { font-weight: 600; margin: 0 0 .75rem; }
.whose { font-size: 1.15rem; color: var(--soft); }
nav ul { padding-left: 1.2rem; }
article { margin: 1rem 0; padding: 1rem 1.2rem; border: 1px solid var(--line); border-radius: .4rem; }
article:target { outline: 3px solid var(--link); }
.guidance, .none, .label, footer { color: var(--soft); }
.guidance { font-size: .92rem; }
.label { margin-bottom: .2rem; }
.partial { margin: 1rem 0; padding: .75rem 1.2rem; background: var(--alert); border: 2px solid var(--alert-line);
  border-radius: .4rem; }
.partial h2 { margin: 0 0 .4rem; border: 0; }
blockquote { margin: .3rem 0 .6rem; padding-left: .8rem; border-left: 3px solid var(--line); white-space: pre-line; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; font-size: .92rem; }
th, td { border: 1px solid var(--line); padding: .35rem .5rem; text-align: left; vertical-align: top; }
thead th { background: var(--tint); }
.wide + h3 { margin-top: 1.4rem; }
code { display: block; min-width: 8.5rem; font-size: .8rem; }
@media print { :root { font-size: 10pt; } body { max-width: none; padding: 0 1px; } nav, .skip { display: none; }
  article, tr { break-inside: avoid; } h2, h3 { break-after: avoid; } .wide { overflow: visible; }
  a { color: inherit; } }
""".strip()
