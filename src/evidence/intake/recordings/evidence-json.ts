import * as z from 'zod/mini';
import { Evidence } from '../../exchange.ts';
import { isRecord } from '../../is-record.ts';
import type { Draft, Parsed } from '../values/index.ts';
import { firstFault } from '../values/index.ts';

const mostExchanges = 200;

/** A case file: only what a diagnosis may look at is read. */
const Unattributed = z.partial(Evidence, { identity: true });
const Case = z.object({ id: z.optional(z.string()), given: Unattributed });

/** Evidence of our own form, or a case that holds one; null for other JSON. */
export function fromEvidenceJson(value: Record<string, unknown>): Parsed | null {
  if ('given' in value) {
    const found = Case.safeParse({ ...value, given: capped(value.given) });
    if (!found.success) return { ok: false, problem: firstFault(found.error) };
    const { id, given } = found.data;
    return { ok: true, draft: draftOf(given), ...(id === undefined ? {} : { id }) };
  }
  if (!('exchanges' in value)) return null;
  const found = Unattributed.safeParse(capped(value));
  return found.success
    ? { ok: true, draft: draftOf(found.data) }
    : { ok: false, problem: firstFault(found.error) };
}

/** Counts are cut before a schema looks at every item: half a million wrong ones cost as much as one. */
export function capped(evidence: unknown): unknown {
  if (!isRecord(evidence)) return evidence;
  const cut = (list: unknown, most: number) => (Array.isArray(list) ? list.slice(0, most) : list);
  return {
    ...evidence,
    ...('exchanges' in evidence ? { exchanges: cut(evidence.exchanges, mostExchanges) } : {}),
    ...('scopes' in evidence ? { scopes: cut(evidence.scopes, 500) } : {}),
    ...(isRecord(evidence.account)
      ? {
          account: Object.fromEntries(
            Object.entries(evidence.account)
              .slice(0, 60)
              .map(([name, list]) => [name, cut(list, 500)]),
          ),
        }
      : {}),
  };
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
