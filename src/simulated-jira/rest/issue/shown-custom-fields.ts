import { findCustomField, isRichText, kindOf } from '../../fields/custom-fields.ts';
import { knownFields } from '../../new-site/custom-fields.ts';
import { findGroup } from '../../people.ts';
import { issueTypeOf, projectOf, sprintIdsOf } from '../../state/lookup.ts';
import type { Issue, RichText } from '../../state.ts';
import { documentIn } from '../../text/document.ts';
import { shownText } from '../../text/rich-text.ts';
import type { RestCall } from '../call.ts';
import { self } from '../shapes/address.ts';
import { mediaNames } from '../shapes/media-names.ts';
import { projectInIssue, versionInIssue } from '../shapes/projects.ts';
import { groupBean, personOf } from '../shapes/users.ts';
import { sprintInIssue } from './sprint-in-issue.ts';

export const rich = (call: RestCall, issue: Issue, text: RichText) =>
  shownText(text, call.version, mediaNames(call, issue));

export const date = (call: RestCall, iso: string | null) => (iso === null ? null : call.clock.time(iso));

export function versions(call: RestCall, issue: Issue, ids: readonly string[]) {
  const all = projectOf(call.state, issue)?.versions ?? [];
  return ids.flatMap((id) => {
    const found = all.find((version) => version.id === id);
    return found === undefined ? [] : [versionInIssue(call, found)];
  });
}

/** `0|i00007:`: ranks sort as text. */
const rankText = (rank: number): string =>
  `0|i${Math.round(rank * 1000)
    .toString(36)
    .padStart(10, '0')}:`;

/** A custom field's value in the form of its schema. */
export function customValue(call: RestCall, issue: Issue, id: string): unknown {
  const field = findCustomField(call.state, id);
  if (field === null) return undefined;
  if (id === knownFields.rank) return rankText(issue.rank);
  if (id === knownFields.sprint) {
    const sprints = sprintIdsOf(call.state, issue).flatMap(
      (each) => call.state.sprints.find((one) => one.id === each) ?? [],
    );
    return sprints.length === 0 ? null : sprints.map((sprint) => sprintInIssue(call, sprint));
  }
  if (id === knownFields.epicLink) {
    const epic = call.state.issues.find((each) => each.id === issue.parentId);
    return epic !== undefined && issueTypeOf(call.state, epic).hierarchyLevel === 1 ? epic.key : null;
  }
  if (id === knownFields.epicName) return call.state.epics[issue.id]?.name ?? null;
  const value = issue.fields[id] ?? null;
  if (value === null) return null;
  const { type, items } = kindOf(field);
  if (isRichText(field)) return rich(call, issue, documentIn(value));
  return Array.isArray(value)
    ? value.map((each) => customItem(call, issue, items ?? 'any', each, id))
    : customItem(call, issue, type, value, id);
}

function customItem(call: RestCall, issue: Issue, type: string, value: unknown, fieldId: string): unknown {
  if (typeof value !== 'string') return value;
  switch (type) {
    case 'user':
      return personOf(call, value);
    case 'group': {
      const group = findGroup(call.state, value);
      return group === null ? null : groupBean(call, group);
    }
    case 'option':
    case 'option-with-child': {
      const options = findCustomField(call.state, fieldId)?.contexts.flatMap((each) => each.options) ?? [];
      const found = options.find(({ id }) => id === value);
      if (found === undefined) return null;
      const bean = (option: typeof found) => ({
        self: self(call, `/customFieldOption/${option.id}`),
        value: option.value,
        id: option.id,
      });
      const above = options.find(({ id }) => id === found.parentId);
      return above === undefined ? bean(found) : { ...bean(above), child: bean(found) };
    }
    case 'version':
      return versions(call, issue, [value])[0] ?? null;
    case 'project': {
      const project = call.state.projects.find(({ id }) => id === value);
      return project === undefined ? null : projectInIssue(call, project);
    }
    case 'datetime':
      return call.clock.time(value);
    default:
      return value;
  }
}
