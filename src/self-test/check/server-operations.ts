import { z } from 'zod';
import type { Finding } from '../../diagnosis/index.ts';
import type { Evidence, Exchange } from '../../evidence/index.ts';
import {
  type HttpMethod,
  needsOf,
  type Operation,
  type OperationsTable,
  ownerClause,
  permissionClauses,
} from '../../jira-facts/index.ts';
import type { ProbeResult } from '../../report/index.ts';
import { evidenceViews } from '../evidence-view.ts';
import { judgeAnswer } from '../judge-answer.ts';
import { type Found, readAnswer } from '../probes/found.ts';
import { promisedForm } from '../promised-form.ts';
import { type Candidate, evidenceOf } from './candidate.ts';

/** Reads that Server and Data Center share with version 2 of Cloud, asked when no profile says what is called. */
export const serverOperations: readonly string[] = [
  'GET /rest/api/2/serverInfo',
  'GET /rest/api/2/myself',
  'GET /rest/api/2/mypermissions',
  'GET /rest/api/2/project',
  'GET /rest/api/2/issuetype',
  'GET /rest/api/2/priority',
  'GET /rest/api/2/status',
  'GET /rest/api/2/field',
  'POST /rest/api/2/issue',
  'PUT /rest/api/2/issue/{issueIdOrKey}',
  'DELETE /rest/api/2/issue/{issueIdOrKey}',
];

export interface ServerProbing {
  readonly operations: readonly string[];
  readonly needed: boolean;
  readonly table: OperationsTable;
  readonly deployment: Evidence['deployment'];
  readonly project: string | null;
  /** Shows that version 3 is not there: goes with the verdict on Cloud-only operations. */
  readonly siteExchanges: readonly Exchange[];
  readonly judge: (evidence: Evidence) => Finding[];
  readonly signal: AbortSignal;
}

/** Data Center 10 wants the permissions named, as Cloud does; older ones list all and ignore the names. */
function permissionsPath({ operations, table, project }: ServerProbing): string {
  const keys = operations.flatMap((name) => {
    const operation = table.named(name);
    return operation === null ? [] : permissionClauses(operation).flat();
  });
  const named = new Set(['BROWSE_PROJECTS', ...keys.filter((key) => key !== ownerClause)]);
  const place = project === null ? '' : `&projectKey=${encodeURIComponent(project)}`;
  return `/rest/api/2/mypermissions?permissions=${[...named].join(',')}${place}`;
}

const Held = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) });
type Held = z.infer<typeof Held>['permissions'];

/** Probes a Server or Data Center site as one identity: reads are made, everything else follows from the permissions held. */
export async function probeServer(candidate: Candidate, probing: ServerProbing): Promise<ProbeResult[]> {
  const asked = (result: ProbeResult): ProbeResult =>
    result.verdict === 'problem' && !probing.needed ? { ...result, verdict: 'closed' } : result;
  const path = permissionsPath(probing);
  const permissions = await candidate.identity.ask({ method: 'GET', path }, probing.signal);
  const answer = readAnswer(permissions, Held);
  const held: Found<Held> = answer.ok ? { ok: true, value: answer.value.permissions } : answer;
  const results: ProbeResult[] = [];
  for (const name of probing.operations) {
    const operation = probing.table.named(name);
    if (operation !== null) results.push(asked(await probe(name, operation, candidate, probing, held)));
  }
  return results;
}

async function probe(
  name: string,
  operation: Operation,
  candidate: Candidate,
  probing: ServerProbing,
  held: Found<Held>,
): Promise<ProbeResult> {
  const base = {
    operation: name,
    identity: candidate.kind,
    needed: probing.needed,
    needs: needsOf(operation),
    findings: [],
  };
  if (cloudOnly(operation)) {
    const evidence = { ...evidenceOf(candidate, probing.deployment), exchanges: [...probing.siteExchanges] };
    const findings = probing.judge(evidence).filter(({ cause }) => cause === 'not-cloud');
    const note = 'Only Cloud has this operation; Server and Data Center have version 2.';
    return { ...base, verdict: 'problem', predicted: true, findings, note };
  }
  if (operation.method !== 'GET' || operation.path.includes('{')) return predicted(base, operation, held);
  const answer = await candidate.identity.ask(
    {
      method: asMethod(operation),
      path: operation.path === '/rest/api/2/mypermissions' ? permissionsPath(probing) : operation.path,
    },
    probing.signal,
  );
  const { exchange } = answer;
  const judged = judgeAnswer(answer, candidate.kind, null, promisedForm(operation));
  const asked = {
    ...base,
    predicted: false,
    ...(exchange.response?.status == null ? {} : { status: exchange.response.status }),
    ...(exchange.durationMs === undefined ? {} : { durationMs: exchange.durationMs }),
  };
  if (judged.kind === 'answered') return { ...asked, verdict: 'healthy' };
  const seen = { evidence: evidenceViews([exchange], candidate.identity.label) };
  if (judged.kind === 'unanswered')
    return { ...asked, ...seen, verdict: 'inconclusive', note: 'The site did not answer.' };
  const evidence = {
    ...evidenceOf(candidate, probing.deployment),
    exchanges: [exchange, ...candidate.exchanges],
  };
  const findings = probing.judge(evidence);
  const { status } = asked;
  if (findings.length === 0 && status !== undefined && status < 300) {
    const note = `Answered with ${status}, but not in the form that this operation promises.`;
    return { ...asked, ...seen, verdict: 'inconclusive', note };
  }
  return { ...asked, ...seen, verdict: 'problem', findings };
}

const asMethod = ({ method }: Operation): HttpMethod => method;

/** The enhanced search and everything of version 3 came after the two products parted. */
function cloudOnly({ path }: Operation): boolean {
  return path.startsWith('/rest/api/3/') || path.startsWith('/rest/api/2/search/');
}

function predicted(
  base: Pick<ProbeResult, 'operation' | 'identity' | 'needed' | 'needs' | 'findings'>,
  operation: Operation,
  held: Found<Held>,
): ProbeResult {
  const told = { ...base, predicted: true };
  if (!held.ok)
    return { ...told, verdict: 'inconclusive', note: `The permissions are not known: ${held.why}.` };
  const clauses = permissionClauses(operation);
  const lacking = clauses.filter((clause) => !clause.some((key) => held.value[key]?.havePermission === true));
  if (lacking.length === 0) return { ...told, verdict: 'healthy' };
  const keys = lacking.map((clause) => clause.join(' or '));
  return {
    ...told,
    verdict: 'problem',
    note: `The account lacks ${keys.join(', ')}.`,
    findings: [
      {
        cause: 'project-permission-missing',
        confidence: 0.8,
        ruledOut: [],
        because: [`/mypermissions says that the account does not have ${keys.join(', ')}`],
        missing: { scopes: [], groups: [], globalPermissions: [], projectPermissions: lacking.flat() },
        fix: [
          {
            who: 'Jira administrator',
            step: `Grant ${keys.join(', ')} in the permission scheme of the project.`,
          },
        ],
      },
    ],
  };
}
