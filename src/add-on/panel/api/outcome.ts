import type { ApiAnswer } from '../bridge/bridge.ts';

/** Why the backend gave no answer we can show; `message` is the server's own sentence where it sent one. */
export interface Refusal {
  readonly kind: 'unreachable' | 'expired' | 'not-allowed' | 'gone' | 'busy' | 'unfit' | 'refused';
  readonly message: string;
  readonly traceId?: string;
}

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

/** A file as it comes where only JSON is sure to pass. */
export interface WrappedFile {
  readonly content: string;
}

/** The JSON of an answer, or why there is none. */
export function readOutcome<Value>(answer: ApiAnswer): Outcome<Value> {
  if (answer.status < 200 || answer.status > 299) return { ok: false, refusal: refusalOf(answer) };
  try {
    const value: Value = JSON.parse(answer.text);
    return { ok: true, value };
  } catch {
    return {
      ok: false,
      refusal: {
        kind: 'unreachable',
        message: 'The answer was not from Clearance: something in between replaced it.',
      },
    };
  }
}

/** Words for a refusal; a door that shuts for a reason says the reason. */
export function refusalOf({ status, text }: ApiAnswer): Refusal {
  const said = serverWords(text);
  const traceId = said.traceId === undefined ? {} : { traceId: said.traceId };
  const refusal = (kind: Refusal['kind'], otherwise: string): Refusal => ({
    kind,
    message: said.message ?? otherwise,
    ...traceId,
  });
  if (status === 0) return refusal('unreachable', 'The Clearance server did not answer.');
  if (status === 401) return refusal('expired', 'The session of this page has ended.');
  if (status === 403) return refusal('not-allowed', 'Only Jira administrators may see this page.');
  if (status === 404) return refusal('gone', 'It is not stored any more.');
  if (status === 400 || status === 413) return refusal('unfit', 'What was sent cannot be read.');
  if (status === 429 || status === 503)
    return refusal('busy', 'The server is busy. Wait a moment and try again.');
  return refusal('refused', `The server answered with status ${status}.`);
}

function serverWords(text: string): { message?: string; traceId?: string } {
  try {
    const body: { error?: { message?: string; traceId?: string } } = JSON.parse(text);
    return body.error ?? {};
  } catch {
    return {};
  }
}
