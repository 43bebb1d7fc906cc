import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { shippedFile } from '../../shipped-files/index.ts';
import { ConnectDescriptor } from '../../tokens/index.ts';
import { type Asset, readAssets } from '../server/assets.ts';

/** atlassian-connect.json, the only copy. */
export function readDescriptor(): ConnectDescriptor {
  return ConnectDescriptor.parse(JSON.parse(readFileSync(shippedFile('atlassian-connect.json'), 'utf8')));
}

const Scope = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);
const Manifest = z.object({ permissions: z.object({ scopes: z.array(Scope) }) });

/** The scopes manifest.yml asks for. */
export function readForgeScopes(): string[] {
  return Manifest.parse(parse(readFileSync(shippedFile('manifest.yml'), 'utf8'))).permissions.scopes;
}

/** The built panel; `html` is null before `npm run build`. */
export function readPanel(): { html: string | null; assets: ReadonlyMap<string, Asset> } {
  const folder = shippedFile('dist/panel');
  return { html: readIfThere(join(folder, 'index.html')), assets: readAssets(join(folder, 'assets')) };
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
