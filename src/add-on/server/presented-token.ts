import type { Request } from 'express';
import { type Rejected, rejected } from '../../tokens/index.ts';
import { timesSent } from './times-sent.ts';

type Presented =
  | { readonly ok: true; readonly scheme: 'jwt' | 'bearer'; readonly compact: string }
  | Rejected;

/**
 * The one token of a request that must carry it in the Authorization header. Two tokens (a second header, which Node
 * would drop silently, or a `jwt` parameter beside it) are refused rather than chosen between.
 */
export function tokenInHeader(req: Request): Presented {
  const header = req.headers.authorization;
  if (header === undefined) return rejected({ kind: 'token-missing' });
  const found = timesSent(req, 'authorization') + (req.query.jwt === undefined ? 0 : 1);
  if (found > 1) return rejected({ kind: 'token-ambiguous', found });
  const blank = header.indexOf(' ');
  const scheme = header.slice(0, blank).toLowerCase();
  const compact = header.slice(blank + 1);
  if ((scheme !== 'jwt' && scheme !== 'bearer') || !compactForm.test(compact))
    return rejected({ kind: 'token-malformed', problem: 'Authorization is not JWT or Bearer' });
  return { ok: true, scheme, compact };
}

const compactForm = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** The one token of a page that Jira frames: the `jwt` query parameter. */
export function tokenInQuery(req: Request): Presented {
  const { jwt } = req.query;
  if (jwt === undefined) return rejected({ kind: 'token-missing' });
  if (typeof jwt !== 'string')
    return rejected({ kind: 'token-ambiguous', found: Array.isArray(jwt) ? jwt.length : 2 });
  if (/^jwt /i.test(req.headers.authorization ?? '')) return rejected({ kind: 'token-ambiguous', found: 2 });
  return { ok: true, scheme: 'jwt', compact: jwt };
}
