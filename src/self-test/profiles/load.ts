import { readdirSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { shippedFile } from '../../shipped-files/index.ts';
import { Profile } from './profile.ts';

/** A folder of files, so that a profile is added by dropping one there. */
const shippedFolder = (): string => shippedFile('profiles');

type ProfileReading =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly problem: string };

/** The text of a file that the user named, or half a sentence why there is none. */
export type ReadText = (
  file: string,
) => { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

/** Names of the profiles there are, sorted. */
export function profileNames(): string[] {
  return readdirSync(shippedFolder())
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/** A shipped profile by its name, or one of your own by its file (a name ending in `.json`) where files may be read. */
export function loadProfile(nameOrFile: string, readOwn?: ReadText): ProfileReading {
  if (readOwn !== undefined && nameOrFile.endsWith('.json')) {
    const read = readOwn(nameOrFile);
    if (read.ok) return readProfile(read.text, nameOrFile);
    return broken(nameOrFile, `cannot be read, ${read.why}`);
  }
  const names = profileNames();
  if (!names.includes(nameOrFile)) {
    return {
      ok: false,
      problem: `There is no profile "${nameOrFile}"; there are ${names.join(', ')}, or a file of your own ending in .json.`,
    };
  }
  return readProfile(
    readFileSync(`${shippedFolder()}/${nameOrFile}.json`, 'utf8'),
    `the profile ${nameOrFile}`,
  );
}

function readProfile(text: string, name: string): ProfileReading {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return broken(name, 'is not JSON');
  }
  const parsed = Profile.safeParse(content);
  if (parsed.success) return { ok: true, profile: parsed.data };
  return { ok: false, problem: `${name} is no valid profile: ${inALine(parsed.error)}.` };
}

const mostTold = 3;

function inALine({ issues }: z.ZodError): string {
  const told = issues.slice(0, mostTold).map(({ path, message }) => `${path.join('.')}: ${message}`);
  const more = issues.length - told.length;
  return `${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

function broken(name: string, why: string): ProfileReading {
  return { ok: false, problem: `${name} ${why}; give a profile file as docs/check.md describes it.` };
}
