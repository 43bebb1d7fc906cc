import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { RequestHandler } from 'express';
import { notFound } from './failures.ts';

/** One file of the panel as it is sent. */
export interface Asset {
  readonly type: string;
  readonly body: Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** The files of one folder, read once; none where the folder is not there. */
export function readAssets(folder: string): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const name of namesIn(folder)) {
    const type = types[extname(name)];
    if (type !== undefined) assets.set(name, { type, body: readFileSync(join(folder, name)) });
  }
  return assets;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

/** `GET …/{name}` from memory: a request opens no file that an answer nobody takes would keep open. */
export function assetGet(assets: ReadonlyMap<string, Asset>): RequestHandler {
  return (req, res, next) => {
    const { name } = req.params;
    const asset = typeof name === 'string' ? assets.get(name) : undefined;
    if (asset === undefined) return void notFound(req, res, next);
    res.setHeader('Content-Type', asset.type);
    // File names carry a hash of their content.
    res.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    res.setHeader('Content-Length', asset.body.length);
    res.end(req.method === 'HEAD' ? undefined : asset.body);
  };
}
