/** Colours of the Atlassian palette, so that the file looks like the panel; no font, script or image is fetched. */
export const style = `
:root{color-scheme:light dark;--bg:#fff;--text:#292a2e;--subtle:#505258;--line:#dddee1;--card:#f8f8f8;--link:#1868db;
--ok-bg:#dcfff1;--ok:#164b35;--bad-bg:#ffeceb;--bad:#872821;--na-bg:#f0f1f2;--na:#3b3d42;--huh-bg:#fff5db;--huh:#693200}
@media (prefers-color-scheme:dark){:root{--bg:#1f1f21;--text:#e2e3e4;--subtle:#a9abaf;--line:#3d3f43;--card:#242528;--link:#8fb8f6;
--ok-bg:#1c3329;--ok:#7ee2b8;--bad-bg:#42221f;--bad:#fd9891;--na-bg:#303134;--na:#bfc1c4;--huh-bg:#332e1b;--huh:#fbc828}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:14px/20px -apple-system,BlinkMacSystemFont,"Segoe UI",Ubuntu,"Helvetica Neue",sans-serif}
main{max-width:1080px;margin:0 auto;padding:32px 24px 64px}
h1{font-size:24px;line-height:28px;margin:0 0 4px}h2{font-size:20px;line-height:24px;margin:40px 0 16px}h3{font-size:16px;line-height:20px;margin:0 0 8px}
p{margin:0 0 8px}a{color:var(--link)}.subtle{color:var(--subtle)}
.counts{display:flex;flex-wrap:wrap;gap:12px;list-style:none;padding:0;margin:24px 0 0}
.counts li{border:1px solid var(--line);border-radius:8px;padding:12px 16px;min-width:140px}.counts b{display:block;font-size:24px;line-height:28px}
.card{border:1px solid var(--line);border-radius:8px;padding:16px 20px;margin:0 0 12px;break-inside:avoid}
.card ul,.card ol{margin:4px 0 12px;padding-left:20px}
pre{background:var(--card);border:1px solid var(--line);border-radius:4px;padding:8px 12px;overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere}
code,pre{font:12px/18px ui-monospace,Menlo,"Ubuntu Mono",monospace}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid var(--line)}th{color:var(--subtle);font-weight:600}
.mark{display:inline-block;border-radius:4px;padding:0 6px;font-weight:600;font-size:12px;line-height:18px;white-space:nowrap}
.healthy{background:var(--ok-bg);color:var(--ok)}.problem{background:var(--bad-bg);color:var(--bad)}
.closed,.not-applicable{background:var(--na-bg);color:var(--na)}.inconclusive{background:var(--huh-bg);color:var(--huh)}
details{margin:8px 0}summary{cursor:pointer}
.counts .healthy b{color:var(--ok)}.counts .problem b{color:var(--bad)}.counts .inconclusive b{color:var(--huh)}.counts li{background:none}
@media print{:root{color-scheme:light}details::details-content{display:block;block-size:auto;content-visibility:visible}}
@media (max-width:600px){main{padding:16px 12px 32px}table{display:block;overflow-x:auto}.counts li{min-width:0;flex:1 1 120px}}
`;
