import { z } from 'zod';
import { empty, jiraError, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { IssueSecurityScheme } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { byPath, given, noneWithId } from '../given.ts';
import { idOrKey } from '../ids.ts';
import { holderBean } from '../shapes/grants.ts';
import { page, queryList } from '../shapes/page.ts';
import { finishedTask } from '../tasks.ts';
import { schemeNamed } from './issue-security-levels.ts';

type Level = IssueSecurityScheme['levels'][number];

interface Placed {
  readonly scheme: IssueSecurityScheme;
  readonly level: Level;
  readonly holder: Level['members'][number];
  readonly id: number;
}

/** Members with their numbers; who came with the site or its seed gets one when first asked for. */
function membersOf(call: RestCall, schemes: readonly IssueSecurityScheme[]): Placed[] {
  return schemes.flatMap((scheme) =>
    scheme.levels.flatMap((level) =>
      level.members.map((holder) => {
        holder.id ??= nextNumber(call.state, 'securityMember', []);
        return { scheme, level, holder, id: holder.id };
      }),
    ),
  );
}

const noLevel = (): WireResponse => jiraError(404, ['The security level was not found.']);

/** `DELETE …/level/{levelId}`: issues behind it come behind `replaceWith`, or into the open. */
function removeLevel(call: RestCall): WireResponse {
  const scheme = schemeNamed(call, 'schemeId');
  if ('status' in scheme) return scheme;
  const level = byPath(call, scheme.levels, 'levelId');
  if (level === undefined) return noLevel();
  const asked = call.query.get('replaceWith');
  const other =
    asked === null ? null : scheme.levels.find(({ id }) => String(id) === asked && id !== level.id);
  if (other === undefined) return noLevel();
  for (const issue of call.state.issues)
    if (issue.securityLevelId === level.id) issue.securityLevelId = other?.id ?? null;
  scheme.levels = scheme.levels.filter((each) => each !== level);
  if (scheme.defaultLevelId === level.id) scheme.defaultLevelId = null;
  return finishedTask(call, `Remove issue security level ${level.name}`, {});
}

function removeMember(call: RestCall): WireResponse {
  const scheme = schemeNamed(call, 'schemeId');
  if ('status' in scheme) return scheme;
  const { levelId, memberId } = call.params;
  const found = membersOf(call, [scheme]).find(
    ({ id, level }) => String(id) === memberId && String(level.id) === levelId,
  );
  if (found === undefined) return jiraError(404, ['The member of the security level was not found.']);
  found.level.members = found.level.members.filter((each) => each !== found.holder);
  return empty(204);
}

const assignSchema = z.looseObject({
  projectId: idOrKey,
  schemeId: idOrKey,
  oldToNewSecurityLevelMappings: z
    .array(z.looseObject({ oldLevelId: idOrKey, newLevelId: idOrKey }))
    .nullish(),
});

/** `PUT /issuesecurityschemes/project`: the project gets the scheme, its issues the levels that the mapping names. */
function assign(call: RestCall): WireResponse {
  const asked = given(call, assignSchema);
  if ('status' in asked) return asked;
  const { projectId, schemeId, oldToNewSecurityLevelMappings } = asked.given;
  const project = call.state.projects.find(({ id }) => id === projectId);
  const scheme = call.state.issueSecuritySchemes.find(({ id }) => String(id) === schemeId);
  if (scheme === undefined) return noneWithId('Issue security scheme', schemeId);
  if (project === undefined) return jiraError(404, ['The project was not found.']);
  const levelFor = (old: number | null): number | null => {
    const wanted = oldToNewSecurityLevelMappings?.find(({ oldLevelId }) => oldLevelId === String(old ?? -1));
    return scheme.levels.find(({ id }) => String(id) === wanted?.newLevelId)?.id ?? null;
  };
  for (const issue of call.state.issues)
    if (issue.projectId === project.id) issue.securityLevelId = levelFor(issue.securityLevelId);
  project.issueSecuritySchemeId = scheme.id;
  return finishedTask(call, `Assign issue security scheme to ${project.key}`, {});
}

/** Who is in the levels of issue security schemes, one by one, and levels and schemes that go or come. */
export const securityMemberRoutes: Route[] = [
  route('GET /issuesecurityschemes/level/member', (call) => {
    const [ids, schemes, levels] = ['id', 'schemeId', 'levelId'].map((name) => queryList(call, name));
    const fits = (wanted: readonly string[] | undefined, id: number): boolean =>
      wanted === undefined || wanted.length === 0 || wanted.includes(String(id));
    const found = membersOf(call, call.state.issueSecuritySchemes).filter(
      ({ id, scheme, level }) => fits(ids, id) && fits(schemes, scheme.id) && fits(levels, level.id),
    );
    return page(call, found, ({ id, scheme, level, holder }) => ({
      id: String(id),
      issueSecuritySchemeId: String(scheme.id),
      issueSecurityLevelId: String(level.id),
      holder: holderBean(call, holder),
      managed: false,
    }));
  }),
  route('GET /issuesecurityschemes/{issueSecuritySchemeId}/members', (call) => {
    const scheme = schemeNamed(call, 'issueSecuritySchemeId');
    if ('status' in scheme) return scheme;
    const levels = queryList(call, 'issueSecurityLevelId');
    const found = membersOf(call, [scheme]).filter(
      ({ level }) => levels.length === 0 || levels.includes(String(level.id)),
    );
    return page(call, found, ({ id, level, holder }) => ({
      id,
      issueSecurityLevelId: level.id,
      holder: holderBean(call, holder),
      managed: false,
    }));
  }),
  route('PUT /issuesecurityschemes/project', assign),
  route('DELETE /issuesecurityschemes/{schemeId}/level/{levelId}', removeLevel),
  route('DELETE /issuesecurityschemes/{schemeId}/level/{levelId}/member/{memberId}', removeMember),
];
