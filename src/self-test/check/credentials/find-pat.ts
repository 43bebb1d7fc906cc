import type { AccountFacts } from '../../../evidence/index.ts';
import { type HttpCaller, patIdentity } from '../../../jira-client/index.ts';
import { Secret } from '../../../tokens/index.ts';
import { type Candidate, candidateFrom } from './candidate.ts';
import { cleaned, flawsOfPat, knownFlaws } from './credential-form.ts';
import { tryIdentity } from './try-identity.ts';

interface PatSearch {
  readonly caller: HttpCaller;
  readonly siteUrl: string;
  readonly token: Secret;
  readonly cloud: boolean;
}

/** A personal access token, tried at the site; on Cloud the refusal is what explains it. */
export async function findPat(search: PatSearch, signal: AbortSignal): Promise<Candidate> {
  const trial = await tryIdentity(patIdentity(search), signal, !search.cloud);
  const known = knownFlaws(flawsOfPat(search.token, search.cloud));
  const facts: AccountFacts = known.facts;
  const clean = cleaned(search.token);
  if (clean !== null && trial.acceptance === 'refused') {
    const mended = await tryIdentity(
      patIdentity({ ...search, token: new Secret(clean) }),
      signal,
      !search.cloud,
    );
    facts.mendedCredential = mended.acceptance === 'accepted' ? 'accepted' : 'refused';
  }
  return candidateFrom(trial, [], { facts, notes: known.notes });
}
