import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { shippedFile } from '../../shipped-files/index.ts';
import { Profile } from './profile.ts';

/** A folder of files, so that a profile is added by dropping one there. */
const shippedFolder = (): string => shippedFile('profiles');

type ProfileReading =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly problem: string };

/** Names of the profiles there are, sorted. */
export function profileNames(folder = shippedFolder()): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/** A shipped profile by its name, or one of your own by its file (a name ending in `.json`). */
export function loadProfile(nameOrFile: string, folder = shippedFolder()): ProfileReading {
  if (nameOrFile.endsWith('.json')) return readProfile(nameOrFile, nameOrFile);
  const names = profileNames(folder);
  if (!names.includes(nameOrFile)) {
    return {
      ok: false,
      problem: `There is no profile "${nameOrFile}"; there are ${names.join(', ')}, or a file of your own ending in .json.`,
    };
  }
  return readProfile(`${folder}/${nameOrFile}.json`, `the profile ${nameOrFile}`);
}

function readProfile(path: string, name: string): ProfileReading {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    return { ok: false, problem: `${name} ${why}; give a profile file as docs/check.md describes it.` };
  }
  const parsed = Profile.safeParse(content);
  if (parsed.success) return { ok: true, profile: parsed.data };
  return { ok: false, problem: `${name} is no valid profile: ${z.prettifyError(parsed.error)}` };
}
