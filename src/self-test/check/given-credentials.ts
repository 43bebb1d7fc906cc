import {
  begunKind,
  type CheckedKind,
  credentialsFromEnvironment,
  type GivenCredentials,
  missingVariables,
  promptFor,
  type Wanted,
  wantedFrom,
} from './credentials/index.ts';
import type { Outside } from './outside.ts';
import { bad, type CheckOptions, good, type Step } from './request/index.ts';

/** The credentials of the environment, asked for on a terminal where they lack, and the kinds to test them as. */
export async function credentialsFor(
  options: CheckOptions,
  outside: Outside,
  appKey: string | null,
): Promise<Step<{ given: GivenCredentials; wanted: readonly Wanted[] }>> {
  const found = credentialsFromEnvironment(outside.env);
  let given: GivenCredentials = { ...found, appKey: found.appKey ?? appKey };
  const kinds: readonly CheckedKind[] =
    options.kinds ?? (wantedFrom(given).length === 0 ? [begunKind(given)] : []);
  if (outside.terminal !== null && kinds.some((kind) => missingVariables(kind, given).length > 0)) {
    try {
      given = await promptFor(kinds, given, outside.terminal, outside.interrupted);
    } catch {
      return bad('no credential was given.');
    }
  }
  const missing = [...new Set(kinds.flatMap((kind) => missingVariables(kind, given)))];
  if (missing.length > 0) {
    return bad(
      `${missing.join(' and ')} must be set for ${kinds.join(', ')}; credentials come from the environment or a terminal's prompt.`,
    );
  }
  return good({ given, wanted: options.kinds ?? wantedFrom(given) });
}
