import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { ConnectDescriptor } from '../../tokens/index.ts';

/** The project's own folder, seen from the sources and from the build alike. */
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** atlassian-connect.json, the only copy. */
export function readDescriptor(): ConnectDescriptor {
  return ConnectDescriptor.parse(JSON.parse(readFileSync(join(root, 'atlassian-connect.json'), 'utf8')));
}

const Scope = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);
const Manifest = z.object({ permissions: z.object({ scopes: z.array(Scope) }) });

/** The scopes manifest.yml asks for. */
export function readForgeScopes(): string[] {
  return Manifest.parse(parse(readFileSync(join(root, 'manifest.yml'), 'utf8'))).permissions.scopes;
}

/** The built panel; `html` is null before `npm run build`. */
export function readPanel(): { html: string | null; assets: string } {
  const folder = join(root, 'dist/panel');
  return { html: readIfThere(join(folder, 'index.html')), assets: join(folder, 'assets') };
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
