import { type Caller, patIdentity } from '../../jira-client/index.ts';
import { Secret } from '../../tokens/index.ts';
import { type Candidate, candidateFrom } from './candidate.ts';
import { cleaned, flawsOfPat } from './credential-form.ts';
import { tryIdentity } from './try-identity.ts';

export interface PatSearch {
  readonly caller: Caller;
  readonly siteUrl: string;
  readonly token: Secret;
  readonly cloud: boolean;
}

/** A personal access token, tried at the site; on Cloud the refusal is what explains it. */
export async function findPat(search: PatSearch, signal: AbortSignal): Promise<Candidate> {
  const trial = await tryIdentity(patIdentity(search), signal, !search.cloud);
  const flaws = flawsOfPat(search.token, search.cloud);
  const notes: Record<string, unknown> = flaws.length === 0 ? {} : { credentialForm: flaws };
  const clean = cleaned(search.token);
  if (clean !== null && trial.acceptance === 'refused') {
    const mended = await tryIdentity(
      patIdentity({ ...search, token: new Secret(clean) }),
      signal,
      !search.cloud,
    );
    notes.withoutStrayCharacters = mended.acceptance === 'accepted' ? 'accepted' : 'refused as well';
  }
  return candidateFrom(trial, [], notes);
}
