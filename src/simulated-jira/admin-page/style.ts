/** Looks like Jira's settings area: Atlassian's greys and blue in both colour modes, no web font needed. */
export const style = `
:root { color-scheme: light; --surface: #ffffff; --sunken: #f8f8f8; --border: #dddee1; --text: #292a2e;
  --subtle: #505258; --brand: #1868db; --selected: #e9f2fe; --selected-text: #1558bc; --hover: #f0f1f2; }
:root[data-color-mode="dark"] { color-scheme: dark; --surface: #1f1f21; --sunken: #18191a; --border: #3d3f43;
  --text: #cecfd2; --subtle: #a9abaf; --brand: #669df1; --selected: #1c2b42; --selected-text: #8fb8f6; --hover: #2b2c2f; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--surface); color: var(--text);
  font: 14px/20px "Atlassian Sans", ui-sans-serif, -apple-system, "Segoe UI", Ubuntu, "Helvetica Neue", sans-serif; }
header { display: flex; align-items: center; gap: 16px; height: 56px; padding: 0 16px; border-bottom: 1px solid var(--border); }
header .product { display: flex; align-items: center; gap: 8px; font-weight: 600; font-size: 16px; color: var(--text); text-decoration: none; }
header .site { color: var(--subtle); }
header form { margin-left: auto; display: flex; align-items: center; gap: 12px; }
label { color: var(--subtle); font-size: 12px; font-weight: 600; }
select, button { font: inherit; color: var(--text); background: var(--surface); border: 1px solid var(--subtle); border-radius: 6px;
  height: 32px; padding: 0 8px; }
button:hover, select:hover { background: var(--hover); }
:focus-visible { outline: 2px solid var(--brand); outline-offset: 2px; }
.columns { display: flex; min-height: calc(100vh - 56px); }
nav { width: 240px; flex: none; padding: 16px 12px; background: var(--sunken); border-right: 1px solid var(--border); }
nav h2 { margin: 0 8px 8px; font-size: 12px; line-height: 16px; color: var(--subtle); }
nav ul { list-style: none; margin: 0 0 24px; padding: 0; }
nav a { display: block; padding: 6px 8px; border-radius: 3px; color: var(--text); text-decoration: none; }
nav a:hover { background: var(--hover); }
nav a[aria-current="page"] { background: var(--selected); color: var(--selected-text); font-weight: 600; }
main { flex: 1; min-width: 0; padding: 24px; }
main h1 { margin: 0 0 4px; font-size: 24px; line-height: 28px; font-weight: 600; }
main .crumbs { margin: 0 0 16px; color: var(--subtle); }
main table { border-collapse: collapse; width: 100%; }
main th, main td { text-align: left; padding: 8px; border-bottom: 1px solid var(--border); }
main a { color: var(--selected-text); }
iframe { display: block; width: 100%; border: 0; min-height: calc(100vh - 150px); background: transparent; }
@media (max-width: 700px) {
  header { height: auto; min-height: 56px; padding: 8px 16px; flex-wrap: wrap; }
  header form { margin-left: 0; flex-wrap: wrap; }
  .columns { flex-direction: column; }
  nav { width: auto; border-right: 0; border-bottom: 1px solid var(--border); }
  main { padding: 8px 0; }
  main .crumbs, main > h1 { padding: 0 16px; }
  main table, main tbody, main tr, main td { display: block; }
  main thead { display: none; }
  main tr { padding: 8px 16px; border-bottom: 1px solid var(--border); }
  main td { padding: 4px 0; border: 0; overflow-wrap: anywhere; }
  main td::before { content: attr(data-heading) ": "; color: var(--subtle); }
}
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
#flags { position: fixed; left: 24px; bottom: 24px; display: grid; gap: 8px; max-width: 400px; z-index: 10; }
#flags > div { background: var(--surface); border: 1px solid var(--border); border-radius: 4px; padding: 12px 16px;
  box-shadow: 0 8px 12px rgb(9 30 66 / 15%); }
#flags strong { display: block; }
`;

/** A mark of our own: the page looks like Jira and says on the tab that it is none. */
export const logo =
  '<svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="6" fill="#1868DB"/>' +
  '<path d="M6 7h9v3.5A3.5 3.5 0 0 1 11.500 14H10M9 10.500h9V14a3.500 3.500 0 0 1-3.500 3.500H13" fill="none" stroke="#fff" stroke-width="1.800"/></svg>';
