import { html, type WireResponse } from '../request.ts';
import { bridgeHostScript } from './browser/bridge-host.ts';
import type { Page } from './invoke-remote.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Jira's page around a Custom UI: heading, frame as high as its content, flags, and the host side of the bridge. */
export function framePage(page: Page, resourceUrl: string, callUrl: string, colorMode: string): WireResponse {
  const settings = JSON.stringify({ callUrl, colorMode }).replaceAll('<', '\\u003c');
  return html(
    200,
    `<!doctype html><html lang="en" data-color-mode="${colorMode}"><head><meta charset="utf-8"><title>${escaped(page.module.title ?? page.app.name)} - Jira</title>
<style>html,body{margin:0;font-family:sans-serif}
[data-color-mode=dark]{background:#1f1f21;color:#cecfd2}header{padding:16px 24px}iframe{display:block;border:0;width:100%;height:150px}
#flags{position:fixed;bottom:16px;left:16px}#flags>div{background:#fff;color:#292a2e;border:1px solid #8c8f97;padding:12px;margin-top:8px}</style></head>
<body><header><h1>${escaped(page.module.title ?? page.app.name)}</h1></header>
<main><iframe id="forge-app" title="${escaped(page.module.title ?? page.app.name)}" src="${escaped(resourceUrl)}"
 sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads"></iframe></main>
<div id="flags" role="status"></div>
<script>window.forgeHost=${settings};</script>
<script>${bridgeHostScript}</script></body></html>`,
  );
}
