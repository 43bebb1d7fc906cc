import type { JiraRequest } from '../../jira-client/index.ts';
import type { ProbeResult } from '../../report/index.ts';
import { factsOfAccount, projectsKeptOut, ruleSeenIn } from '../account/index.ts';
import { concernsRights, findCauses } from '../judge/index.ts';
import type { Found, Project } from '../probes/index.ts';
import { archivedProject } from './archived-project.ts';
import { predict } from './predict.ts';
import { type ProbeRun, pendingNote, result } from './probe-result.ts';

/** Judges a write that is not performed: by scopes, then by the permissions Jira says the identity holds in that place. */
export async function runPredicted(
  run: ProbeRun,
  request: JiraRequest,
  project: Found<Project>,
): Promise<ProbeResult> {
  const { participant, around, operation } = run;
  const prediction = await predict(participant, around, operation, request, project, run.planned.operation);
  const { scopes, permitted, asked } = prediction;
  const [exchange, ...beside] = asked;
  const seen = { ...(exchange === undefined ? {} : { exchange }), beside };
  const { project: place } = prediction;
  const ruled =
    (await projectsKeptOut(participant, around, operation, place)) ??
    (permitted === false ? await ruleSeenIn(participant, around, place) : null);
  const archived = await archivedProject(participant, around, operation, place);
  const refused = scopes === 'missing' || scopes === 'closed' || permitted === false;
  if (refused || ruled !== null || archived !== null) {
    const inPlace = prediction.permissions.ok ? prediction.permissions.value : undefined;
    const known = await factsOfAccount(participant, around, inPlace);
    const facts = {
      ...known,
      ...(ruled === null ? {} : { keptOutOfProjects: ruled }),
      ...(archived === null ? {} : { archivedProject: archived }),
    };
    const own = await participant.accountExchange();
    await around.turn();
    const findings = await findCauses(participant, around, prediction.wouldBe, [own, ...asked], facts);
    if (participant.rightsPending !== null && concernsRights(findings[0]?.cause)) {
      return result(run, 'inconclusive', { ...seen, findings, note: pendingNote(participant.rightsPending) });
    }
    return result(run, 'problem', { ...seen, findings, project: place, note: derivedIn(place) });
  }
  if (permitted === null) {
    const why = prediction.permissions.ok
      ? 'it depends on more than permissions'
      : prediction.permissions.why;
    return result(run, 'inconclusive', { ...seen, note: `Not performed, and not to be derived: ${why}.` });
  }
  if (scopes === 'unknown') {
    return result(run, 'inconclusive', {
      ...seen,
      note: 'The permissions are there, but which scopes the credential has cannot be read back.',
    });
  }
  return result(run, 'healthy', { ...seen, note: derivedIn(place) });
}

function derivedIn(project: string | null): string {
  return project === null ? 'Not performed: derived.' : `Not performed: derived for the project ${project}.`;
}
