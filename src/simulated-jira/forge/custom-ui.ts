import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { empty, type WireResponse } from '../request.ts';
import { bridgeInFrameScript } from './browser/bridge-in-frame.ts';
import type { Page } from './invoke-remote.ts';

const contentTypes: Record<string, string> = {
  '.html': 'text/html;charset=UTF-8',
  '.js': 'text/javascript;charset=UTF-8',
  '.mjs': 'text/javascript;charset=UTF-8',
  '.css': 'text/css;charset=UTF-8',
  '.json': 'application/json;charset=UTF-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

/** Name under which the platform puts its own script into every Custom UI. */
const bridgeFile = 'forge-bridge-in-frame.js';

/**
 * A file of the module's resource, from the folder the app was installed with. The start page gets the platform's script in
 * front of its own, as Atlassian does it: that script is what @forge/bridge finds as `globalThis.__bridge`.
 */
export async function customUiFile(page: Page, file: string): Promise<WireResponse> {
  if (file === bridgeFile) return served(Buffer.from(bridgeInFrameScript), '.js', page);
  const resource = page.manifest.resources.find(({ key }) => key === page.module.resource);
  const directory = page.app.resourceDirectory ?? null;
  if (resource === undefined || directory === null) return empty(404);
  const root = resolve(directory, resource.path);
  // A manifest names a folder of its own app, never one beside it.
  if (!root.startsWith(resolve(directory) + sep)) return empty(404);
  const name = decodedFile(file);
  if (name === null) return empty(404);
  const wanted = resolve(root, name === '' ? 'index.html' : name);
  if (wanted !== root && !wanted.startsWith(root + sep)) return empty(404);
  const content = await readFile(wanted).catch(() => null);
  if (content === null) return empty(404);
  if (!wanted.endsWith('.html')) return served(content, extname(wanted), page);
  return served(Buffer.from(withBridge(content.toString('utf8'))), '.html', page);
}

/** Name of a file as it came in the address; null: no text in UTF-8, or one with a zero byte. */
function decodedFile(encoded: string): string | null {
  try {
    const name = decodeURIComponent(encoded);
    return name.includes('\0') ? null : name;
  } catch {
    return null;
  }
}

function withBridge(page: string): string {
  const script = `<script src="./${bridgeFile}"></script>`;
  return /<head[^>]*>/i.test(page)
    ? page.replace(/<head[^>]*>/i, (head) => `${head}${script}`)
    : `${script}${page}`;
}

function served(content: Buffer, extension: string, page: Page): WireResponse {
  return {
    status: 200,
    headers: {
      'content-type': contentTypes[extension] ?? 'application/octet-stream',
      'content-security-policy': contentPolicy(page),
      'x-content-type-options': 'nosniff',
    },
    body: content,
  };
}

/**
 * Atlassian serves Custom UI under a policy of its own: scripts and styles from the resource only, inline ones where the manifest
 * asks for them in `permissions.content`, calls out only to what `permissions.external` names.
 */
function contentPolicy({ manifest }: Page): string {
  const { content, external } = manifest.permissions;
  const quoted = (words: readonly string[] | undefined) =>
    (words ?? []).map((word) => (/^(unsafe-|sha)/.test(word) ? `'${word}'` : word)).join(' ');
  return [
    "default-src 'self'",
    `script-src 'self' ${quoted(content?.scripts)}`,
    `style-src 'self' ${quoted(content?.styles)}`,
    `img-src 'self' data: blob: ${addresses(external, 'images')}`,
    `font-src 'self' data: ${addresses(external, 'fonts')}`,
    `connect-src 'self' ${addresses(external, 'client')}`,
    "frame-ancestors 'self'",
  ]
    .map((directive) => directive.trim())
    .join('; ');
}

function addresses(external: Record<string, unknown> | undefined, kind: string): string {
  const fetches = external?.fetch;
  const nested = typeof fetches === 'object' && fetches !== null && kind in fetches ? fetches : external;
  const listed = Object.entries(nested ?? {}).find(([name]) => name === kind)?.[1];
  if (!Array.isArray(listed)) return '';
  return listed.filter((entry): entry is string => typeof entry === 'string').join(' ');
}
