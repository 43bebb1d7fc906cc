import { z } from 'zod';
import { empty, jiraError, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { HolderType, IssueSecurityScheme } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { byPath, given, nameTaken, noneWithId } from '../given.ts';
import { numericIdOf } from '../ids.ts';

type Level = IssueSecurityScheme['levels'][number];
type Member = Level['members'][number];

const holderTypes: readonly HolderType[] = [
  ...(['applicationRole', 'assignee', 'group', 'groupCustomField', 'projectLead'] as const),
  ...(['projectRole', 'reporter', 'user', 'userCustomField'] as const),
];

/** The documents write some types of holder in other cases of letters than others do. */
const memberSchema = z
  .looseObject({ type: z.string(), parameter: z.string().nullish() })
  .transform(({ type, parameter }, context): Member => {
    const known = holderTypes.find((each) => each.toLowerCase() === type.toLowerCase());
    if (known !== undefined) return { type: known, ...(parameter ? { parameter } : {}) };
    context.addIssue(`'${type}' is no type of member.`);
    return z.NEVER;
  });

/** A level as the payloads of schemes and levels name it. */
export const levelSchema = z.looseObject({
  name: z.string().min(1).max(255),
  description: z.string().max(4000).nullish(),
  isDefault: z.boolean().nullish(),
  members: z.array(memberSchema).nullish(),
});

/** Adds levels to a scheme; the one that says so becomes its default. */
export function addLevels(
  { state }: RestCall,
  scheme: IssueSecurityScheme,
  levels: readonly z.output<typeof levelSchema>[],
): void {
  for (const { name, description, isDefault, members } of levels) {
    const taken = state.issueSecuritySchemes.flatMap((each) => each.levels.map(({ id }) => id));
    const id = nextNumber(state, 'securityLevel', taken);
    scheme.levels.push({ id, name, description: description ?? '', members: members ?? [] });
    if (isDefault === true) scheme.defaultLevelId = id;
  }
}

/** The issue security scheme that the path names, or the 404. */
export const schemeNamed = (call: RestCall, parameter: string): IssueSecurityScheme | WireResponse =>
  byPath(call, call.state.issueSecuritySchemes, parameter) ??
  noneWithId('Issue security scheme', call.params[parameter]);

function within(
  call: RestCall,
  parameter: 'id' | 'schemeId',
  answer: (scheme: IssueSecurityScheme) => WireResponse,
): WireResponse {
  const scheme = schemeNamed(call, parameter);
  return 'status' in scheme ? scheme : answer(scheme);
}

const onLevel = (call: RestCall, answer: (level: Level, scheme: IssueSecurityScheme) => WireResponse) =>
  within(call, 'schemeId', (scheme) => {
    const level = byPath(call, scheme.levels, 'levelId');
    return level === undefined
      ? jiraError(404, [`The security level with id '${call.params.levelId}' was not found.`])
      : answer(level, scheme);
  });

const renaming = z.looseObject({
  name: z.string().min(1).nullish(),
  description: z.string().max(4000).nullish(),
});

/** Gives a scheme or level another name or description, where no other has it. */
function renamed(
  call: RestCall,
  one: { id: number; name: string; description?: string },
  others: readonly { id: number; name: string }[],
): WireResponse {
  const asked = given(call, renaming);
  if ('status' in asked) return asked;
  const { name, description } = asked.given;
  if (name && nameTaken(others, name, one.id)) return jiraError(400, ['The name is taken already.']);
  one.name = name ?? one.name;
  one.description = description ?? one.description ?? '';
  return empty(204);
}

const defaultsSchema = z.looseObject({
  defaultValues: z
    .array(
      z.looseObject({
        issueSecuritySchemeId: numericIdOf('issue security scheme ID'),
        defaultLevelId: numericIdOf('issue security level ID'),
      }),
    )
    .min(1),
});

/** Default levels of several schemes; -1 means none. All of them, or none. */
function setDefaults(call: RestCall): WireResponse {
  const asked = given(call, defaultsSchema);
  if ('status' in asked) return asked;
  const pairs = [];
  for (const { issueSecuritySchemeId, defaultLevelId } of asked.given.defaultValues) {
    const scheme = call.state.issueSecuritySchemes.find(({ id }) => id === issueSecuritySchemeId);
    if (scheme === undefined) return noneWithId('Issue security scheme', String(issueSecuritySchemeId));
    if (defaultLevelId !== -1 && !scheme.levels.some(({ id }) => id === defaultLevelId))
      return jiraError(404, ['The issue security level was not found.']);
    pairs.push({ scheme, defaultLevelId });
  }
  for (const { scheme, defaultLevelId } of pairs)
    scheme.defaultLevelId = defaultLevelId === -1 ? null : defaultLevelId;
  return empty(204);
}

const levelsSchema = z.looseObject({ levels: z.array(levelSchema).min(1) });
const membersSchema = z.looseObject({ members: z.array(memberSchema).min(1) });

/** Levels of issue security schemes and who sees what is behind them. */
export const securityLevelRoutes: Route[] = [
  route('PUT /issuesecurityschemes/{id}', (call) =>
    within(call, 'id', (scheme) => renamed(call, scheme, call.state.issueSecuritySchemes)),
  ),
  route('PUT /issuesecurityschemes/level/default', setDefaults),
  route('PUT /issuesecurityschemes/{schemeId}/level', (call) =>
    within(call, 'schemeId', (scheme) => {
      const asked = given(call, levelsSchema);
      if ('status' in asked) return asked;
      const taken = asked.given.levels.find(({ name }) => nameTaken(scheme.levels, name));
      if (taken !== undefined) return jiraError(400, [`The scheme has a level '${taken.name}' already.`]);
      addLevels(call, scheme, asked.given.levels);
      return empty(204);
    }),
  ),
  route('PUT /issuesecurityschemes/{schemeId}/level/{levelId}', (call) =>
    onLevel(call, (level, scheme) => renamed(call, level, scheme.levels)),
  ),
  route('PUT /issuesecurityschemes/{schemeId}/level/{levelId}/member', (call) =>
    onLevel(call, (level) => {
      const asked = given(call, membersSchema);
      if ('status' in asked) return asked;
      level.members.push(...asked.given.members);
      return empty(204);
    }),
  ),
];
