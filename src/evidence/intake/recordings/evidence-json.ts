import * as z from 'zod/mini';
import { Evidence } from '../../exchange.ts';
import type { Draft, Parsed } from '../values/index.ts';
import { firstFault } from '../values/index.ts';
import { evidenceAsWritten } from './as-written.ts';

/** A case file: only what a diagnosis may look at is read. */
const Unattributed = z.partial(Evidence, { identity: true });
const Case = z.object({ id: z.optional(z.string()), given: Unattributed });

/** Evidence of our own form, or a case that holds one; null for other JSON. */
export function fromEvidenceJson(value: Record<string, unknown>): Parsed | null {
  if ('given' in value) {
    const found = Case.safeParse({ ...value, given: evidenceAsWritten(value.given) });
    if (!found.success) return { ok: false, problem: firstFault(found.error) };
    const { id, given } = found.data;
    return { ok: true, draft: draftOf(given), ...(id === undefined ? {} : { id }) };
  }
  if (!('exchanges' in value)) return null;
  const found = Unattributed.safeParse(evidenceAsWritten(value));
  return found.success
    ? { ok: true, draft: draftOf(found.data) }
    : { ok: false, problem: firstFault(found.error) };
}

function draftOf({
  identity,
  ...rest
}: Omit<Evidence, 'identity'> & { identity?: Evidence['identity'] | undefined }): Draft {
  const { account, told, ...others } = rest;
  return {
    form: 'evidence',
    ...others,
    ...(account === undefined ? {} : { account }),
    ...(told === undefined ? {} : { told }),
    ...(identity === undefined ? {} : { identity }),
  };
}
