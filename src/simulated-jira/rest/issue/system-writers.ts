import { secondsIn } from '../../fields/duration.ts';
import { issueTypeOf, typesOf } from '../../state/lookup.ts';
import type { Project } from '../../state.ts';
import { givenText } from '../../text/rich-text.ts';
import { isDay } from './day.ts';
import { edit, type FieldEdit, type FieldWriter, refuse, type WritePlace } from './field-edit.ts';
import { chosen, givenReference, givenStrings } from './given-values.ts';
import { assignee, reporter } from './people-writers.ts';
import { visibleIssue } from './permissions.ts';

const summary: FieldWriter = (value) => {
  if (value !== null && typeof value !== 'string') return refuse('Operation value must be a string');
  const text = (value ?? '').trim();
  if (text === '') return refuse('You must specify a summary of the issue.');
  if (/[\r\n]/.test(text)) return refuse('The summary is invalid because it contains newline characters.');
  if (text.length > 255) return refuse('Summary must be less than 255 characters.');
  return edit((issue) => {
    issue.summary = text;
  });
};

const rich =
  (field: 'description' | 'environment'): FieldWriter =>
  (value, { call }) => {
    const given = givenText(value, call.version);
    if ('refusal' in given) return refuse(given.refusal);
    return edit((issue) => {
      issue[field] = given.text;
    });
  };

const priority: FieldWriter = (value, { call }) => {
  const found = chosen(call.state.priorities, value);
  if (found === null) return refuse('The priority selected is invalid.');
  return edit((issue) => {
    issue.priority = found.id;
  });
};

const resolution: FieldWriter = (value, { call }) => {
  const found = value === null ? null : chosen(call.state.resolutions, value);
  if (value !== null && found === null) return refuse('The resolution selected is invalid.');
  return edit((issue) => {
    issue.resolution = found?.id ?? null;
    issue.resolutionDate = found === null ? null : new Date(call.world.now()).toISOString();
  });
};

const labels: FieldWriter = (value) => {
  const given = value === null ? [] : givenStrings(value);
  if (given === null) return refuse('Operation value must be an array of strings');
  const spaced = given.find((label) => /\s/.test(label));
  if (spaced !== undefined) return refuse(`The label '${spaced}' contains spaces which is invalid.`);
  if (given.some((label) => label.length > 255)) return refuse('Labels must be less than 255 characters.');
  return edit((issue) => {
    issue.labels = [...new Set(given)].sort();
  });
};

/** The things of a project that a list of `{id}` or `{name}` means; a text: Jira's words for the first that is none. */
function chosenAll<T extends { id: string; name: string }>(
  all: readonly T[],
  value: unknown,
  what: string,
): string[] | string {
  if (value === null) return [];
  if (!Array.isArray(value)) return 'Operation value must be an array';
  const ids: string[] = [];
  for (const each of value) {
    const found = chosen(all, each);
    if (found === null) {
      const given = givenReference(each);
      return given?.id !== undefined
        ? `${what} id '${given.id}' is not valid`
        : `${what} name '${given?.name ?? ''}' is not valid`;
    }
    ids.push(found.id);
  }
  return [...new Set(ids)];
}

const several =
  (
    field: 'componentIds' | 'fixVersionIds' | 'affectedVersionIds',
    from: (project: Project) => readonly { id: string; name: string }[],
    what: string,
  ): FieldWriter =>
  (value, { project }) => {
    const ids = chosenAll(from(project), value, what);
    if (typeof ids === 'string') return refuse(ids);
    return edit((issue) => {
      issue[field] = ids;
    });
  };

const duedate: FieldWriter = (value) => {
  if (value === null || value === '')
    return edit((issue) => {
      issue.dueDate = null;
    });
  if (typeof value !== 'string' || !isDay(value))
    return refuse("Error parsing date string: Date must be in 'yyyy-MM-dd' format");
  return edit((issue) => {
    issue.dueDate = value;
  });
};

/** Sub-tasks need a parent of the usual level; other issues may have one a level above. */
export function parentEdit(value: unknown, { call, project, type, issue: self }: WritePlace): FieldEdit {
  const given = value === null ? null : givenReference(value);
  const name = given?.key ?? given?.id ?? null;
  if (name === null) {
    if (type.hierarchyLevel < 0)
      return refuse('Issue type is a sub-task but parent issue key or id not specified.');
    return edit((issue) => {
      issue.parentId = null;
    });
  }
  const found = visibleIssue(call, name);
  if (found === null) return refuse('Could not find issue by id or key.');
  const level = issueTypeOf(call.state, found).hierarchyLevel;
  if (type.hierarchyLevel < 0 && found.projectId !== project.id)
    return refuse('The parent issue must be in the same project as the sub-task.');
  if (level !== type.hierarchyLevel + 1 || found.id === self?.id)
    return refuse('Given parent work item does not belong to appropriate hierarchy.');
  return edit((issue) => {
    issue.parentId = found.id;
  });
}

const issuetype: FieldWriter = (value, { call, project, issue }) => {
  const found = chosen(typesOf(call.state, project), value);
  if (found === null) return refuse('The issue type selected is invalid.');
  if (issue !== null && issueTypeOf(call.state, issue).hierarchyLevel !== found.hierarchyLevel)
    return refuse('The issue type selected is invalid.');
  return edit((each) => {
    each.issueType = found.id;
  });
};

const security: FieldWriter = (value, { call, project }) => {
  if (value === null)
    return edit((issue) => {
      issue.securityLevelId = null;
    });
  const scheme = call.state.issueSecuritySchemes.find(({ id }) => id === project.issueSecuritySchemeId);
  const found = chosen(scheme?.levels ?? [], value);
  if (found === null) return refuse('The security level selected is invalid.');
  return edit((issue) => {
    issue.securityLevelId = found.id;
  });
};

const timetracking: FieldWriter = (value, { call }) => {
  const given = typeof value === 'object' && value !== null ? value : {};
  const read = (name: string): number | null | undefined => {
    const text = Object.entries(given).find(([key]) => key === name)?.[1];
    return typeof text === 'string' ? secondsIn(text, call.state) : text === undefined ? undefined : null;
  };
  const original = read('originalEstimate');
  const remaining = read('remainingEstimate');
  if (original === null || remaining === null)
    return refuse('Invalid time tracking value: use a format such as 3w 4d 12h.');
  return edit((issue) => {
    if (original !== undefined) {
      issue.originalEstimateSeconds = original;
      if (remaining === undefined && issue.remainingEstimateSeconds === null)
        issue.remainingEstimateSeconds = original;
    }
    if (remaining !== undefined) issue.remainingEstimateSeconds = remaining;
  });
};

/** How each system field that people may set is read. */
export const systemWriters: Readonly<Record<string, FieldWriter>> = {
  summary,
  description: rich('description'),
  environment: rich('environment'),
  assignee,
  reporter,
  priority,
  resolution,
  labels,
  components: several('componentIds', ({ components }) => components, 'Component'),
  fixVersions: several('fixVersionIds', ({ versions }) => versions, 'Version'),
  versions: several('affectedVersionIds', ({ versions }) => versions, 'Version'),
  duedate,
  parent: parentEdit,
  issuetype,
  security,
  timetracking,
};
