import type { Draft, Parsed } from '../values/index.ts';
import { firstFault } from '../values/index.ts';
import { evidenceAsWritten } from './as-written.ts';
import { Case, Unattributed } from './case-form.ts';
import { plainEvidence, type UnattributedEvidence } from './plain-evidence.ts';

/** Evidence of our own form, or a case that holds one; null for other JSON. */
export function fromEvidenceJson(value: Record<string, unknown>): Parsed | null {
  if ('given' in value) return fromCase({ ...value, given: evidenceAsWritten(value.given) });
  if (!('exchanges' in value)) return null;
  const written = evidenceAsWritten(value);
  const plain = plainEvidence(written);
  if (plain !== null) return { ok: true, draft: draftOf(plain) };
  const found = Unattributed.safeParse(written);
  return found.success
    ? { ok: true, draft: draftOf(found.data) }
    : { ok: false, problem: firstFault(found.error) };
}

function fromCase(value: { readonly id?: unknown; readonly given: unknown }): Parsed {
  const plain = plainEvidence(value.given);
  if (plain !== null && (value.id === undefined || typeof value.id === 'string'))
    return { ok: true, draft: draftOf(plain), id: value.id };
  const found = Case.safeParse(value);
  return found.success
    ? { ok: true, draft: draftOf(found.data.given), id: found.data.id }
    : { ok: false, problem: firstFault(found.error) };
}

const draftOf = (evidence: UnattributedEvidence): Draft => ({ form: 'evidence', ...evidence });
