import type { Request, Response } from 'express';
import type { RunListing } from '../../../report/index.ts';
import { tenantKey } from '../../tenants/tenant.ts';
import type { Caller } from './caller.ts';
import type { SelfTestsGetDeps } from './self-tests-get.ts';

/** More than are ever kept of a tenant. */
const mostPages = 20;

const header = 'id,startedAt,state,judgedBy,gaps,healthy,problem,closed,notApplicable,inconclusive';

/**
 * `GET /api/self-tests.csv`: every run that is kept, newest first, as RFC 4180. A caller that takes nothing but JSON gets
 * the file as `{content}`, as with the other downloads.
 */
export function selfTestsCsvGet({ runs }: SelfTestsGetDeps) {
  return async (caller: Caller, req: Request, res: Response): Promise<void> => {
    const rows: string[] = [];
    let before: string | null = null;
    for (let page = 0; page < mostPages; page += 1) {
      const listed: readonly RunListing[] = await runs.list(tenantKey(caller.tenant), before);
      rows.push(...listed.map(row));
      const last = listed.at(-1);
      if (last === undefined) break;
      before = last.id;
    }
    const content = `${[header, ...rows].join('\r\n')}\r\n`;
    if (req.headers.accept === 'application/json') return void res.json({ content });
    res.setHeader('Content-Disposition', 'attachment; filename="clearance-self-tests.csv"');
    res.setHeader('Content-Type', 'text/csv; charset=utf-8; header=present');
    res.send(Buffer.from(content, 'utf8'));
  };
}

function row({ id, startedAt, state, needs, gaps, summary }: RunListing): string {
  const { healthy, problem, closed, notApplicable, inconclusive } = summary ?? {};
  return [id, startedAt, state, needs, gaps, healthy, problem, closed, notApplicable, inconclusive]
    .map((value) => field(value))
    .join(',');
}

/** A text that a spreadsheet would take for a formula is made plain text. */
function field(value: string | number | undefined): string {
  if (value === undefined) return '';
  const text = String(value);
  const plain = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
