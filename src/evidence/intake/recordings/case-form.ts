import * as z from 'zod/mini';
import { Evidence } from '../../exchange.ts';

/** Evidence as people hand it in: whose credential it was may be left unsaid. */
export const Unattributed = z.partial(Evidence, { identity: true });

/** A case file: only what a diagnosis may look at is read. */
export const Case = z.object({ id: z.optional(z.string()), given: Unattributed });
