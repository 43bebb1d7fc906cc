import type { Finding } from '../../diagnosis/index.ts';
import type { Exchange } from '../../evidence/index.ts';
import type { JiraRequest } from '../../jira-client/index.ts';
import type { ProbeResult } from '../../report/index.ts';
import { factsOfAccount } from '../account/index.ts';
import { concernsPresence, concernsRights, concernsRun, findCauses } from '../judge/index.ts';
import type { PlannedProbe } from '../plan/index.ts';
import type { Participant } from '../run/index.ts';
import { tellApart } from './differential.ts';
import { permissionsHere } from './permissions-here.ts';
import { type ProbeRun, pendingNote, result } from './probe-result.ts';

/** Judges an answer that is no success: looks for what tells its causes apart, and says why it was refused. */
export async function explainRefusal(
  run: ProbeRun,
  request: JiraRequest,
  exchange: Exchange,
  ruled: string[] | null,
): Promise<ProbeResult> {
  const { participant, around, planned } = run;
  const { status = null } = exchange.response ?? {};
  const product = planned.probe.optionalProduct;
  if (exchange.response === null && (around.signal.aborted || participant.stopped !== null)) {
    return result(run, 'inconclusive', {
      note: `Not answered: ${participant.stopped?.why ?? 'the run was cut off'}.`,
    });
  }
  const [apart, likewise] = await Promise.all([
    tellApart(participant, around, request, exchange, run.budget),
    run.alike(),
  ]);
  const alike = likewise.map((other) => other.exchange);
  const own = participant.kind === 'anonymous' ? [] : [await participant.accountExchange()];
  const beside = [...own, ...alike, ...apart];
  const known = await factsOfAccount(participant, around, await permissionsHere(run, request));
  const facts = ruled === null ? known : { ...known, keptOutOfProjects: ruled };
  const findings = await findCauses(participant, around, exchange, beside, facts);
  const cause = findings[0]?.cause;
  const absent = product !== undefined && status === 404 && concernsPresence(cause);
  if (absent && !planned.needed) {
    return result(run, 'not-applicable', {
      exchange,
      beside: apart,
      note: `${product} is not on this site.`,
    });
  }
  if ((concernsRun(cause) && !absent) || exchange.response === null) {
    sayOnce(participant, findings);
    return result(run, 'inconclusive', {
      exchange,
      beside: apart,
      note: 'The site or its limits got in the way; see the identity.',
    });
  }
  if (cause === undefined) {
    return result(run, 'inconclusive', {
      exchange,
      beside: [...apart, ...alike],
      note:
        status !== null && status < 300
          ? `Answered with ${status}, but not in the form that this operation promises.`
          : 'Refused for a reason no rule can name.',
    });
  }
  if (cause === 'bad-request-parameters' && !isSuited(planned)) {
    return result(run, 'inconclusive', {
      exchange,
      beside: apart,
      note: 'Jira wants parameters that the self-test does not know.',
    });
  }
  // Jira failed over it and refused nobody: where it is needed that is a problem, else nothing is known of it.
  if (status !== null && status >= 500 && !planned.needed) {
    return result(run, 'inconclusive', {
      exchange,
      beside: apart,
      findings,
      note: `Jira failed with ${status}: whether this is open to the caller does not show.`,
    });
  }
  if (participant.rightsPending !== null && concernsRights(cause)) {
    return result(run, 'inconclusive', {
      exchange,
      beside: apart,
      findings,
      note: pendingNote(participant.rightsPending),
    });
  }
  return result(run, 'problem', {
    exchange,
    beside: [...apart, ...alike],
    findings,
    ...(absent ? { note: `${product} is not on this site.` } : {}),
  });
}

/** The default suite knows its parameters; a call made up from a template may lack one. */
function isSuited({ probe, operation }: PlannedProbe): boolean {
  return probe.operation !== operation || operation.includes('?');
}

function sayOnce(participant: Participant, findings: readonly Finding[]): void {
  const [finding] = findings;
  if (finding === undefined || participant.findings.some(({ cause }) => cause === finding.cause)) return;
  participant.findings.push(finding);
}
