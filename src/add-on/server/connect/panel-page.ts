import { escapeMarkup } from '../../../report/index.ts';

/** The built page as it lies in dist/panel; one marked tag in it is replaced for Jira's Connect frame. */
const doorMark = '<meta name="clearance-door" content="forge" />';

/** The panel for Jira's frame: marked as the Connect door, with Jira's script loaded before ours. Nothing secret is in it. */
export function panelPage(builtHtml: string, bridgeUrl: string): string {
  const bridge = `<script src="${escapeMarkup(bridgeUrl)}" data-options="sizeToParent:true;hideFooter:true"></script>`;
  return builtHtml.replace(doorMark, `${doorMark.replace('forge', 'connect')}${bridge}`);
}

/** What the page may load and who may frame it: our own files, Jira's bridge, and only the verified tenant's site. */
export function panelPolicy(bridgeUrl: string, ancestors: readonly string[]): string {
  const bridge = new URL(bridgeUrl).origin;
  return [
    "default-src 'none'",
    `script-src 'self' ${bridge}`,
    // The design system's drawer and Jira's theming set style attributes and elements.
    `style-src 'self' ${bridge} 'unsafe-inline'`,
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors.join(' ')}`,
  ].join('; ');
}

/** A refusal as a page of its own: what happened, why, and who can do what about it. */
export function refusalPage(title: string, sentences: readonly string[], traceId: string): string {
  const paragraphs = sentences.map((sentence) => `<p>${escapeMarkup(sentence)}</p>`).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeMarkup(title)} – Clearance</title>
<style>body{font:14px/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem}small{opacity:.8}</style>
</head>
<body>
<main>
<h1>${escapeMarkup(title)}</h1>
${paragraphs}
<p><small>Trace id ${escapeMarkup(traceId)}</small></p>
</main>
</body>
</html>
`;
}

/** For {@link refusalPage}: its own style element and nothing else. */
export function refusalPolicy(ancestors: readonly string[]): string {
  const framed = ancestors.length === 0 ? "'none'" : ancestors.join(' ');
  return `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors ${framed}`;
}
