import { type CauseId, causeTraits, type Missing } from '../diagnosis/index.ts';
import { isClassicScope } from '../jira-facts/index.ts';

/** The words of RFC 6750 §3.1 that clients act on; absent where the RFC has none for the cause. */
interface BearerError {
  readonly error?: 'invalid_request' | 'invalid_token' | 'insufficient_scope';
  /** The scopes to ask for, separated by blanks. */
  readonly scope?: string;
}

/** Says a cause in the words of https://www.rfc-editor.org/rfc/rfc6750#section-3.1. */
export function bearerErrorOf(cause: CauseId, missing: Missing): BearerError {
  const { gate } = causeTraits(cause);
  if (gate === 'scope') {
    // A finding may list both worlds, either of which opens the call; the classic one is the shorter consent.
    const classic = missing.scopes.filter(isClassicScope);
    const scope = (classic.length > 0 ? classic : missing.scopes).join(' ');
    return { error: 'insufficient_scope', ...(scope === '' ? {} : { scope }) };
  }
  if (gate === 'credential') return { error: 'invalid_token' };
  if (gate === 'credential-form') return { error: 'invalid_request' };
  return {};
}
