import { isRichText, kindOf } from '../../fields/custom-fields.ts';
import { knownFields } from '../../new-site/custom-fields.ts';
import { findGroup, findUser } from '../../people.ts';
import type { CustomField } from '../../state.ts';
import { givenText } from '../../text/rich-text.ts';
import { schemaObjection } from './app-field-schema.ts';
import { isDay } from './day.ts';
import { edit, type FieldEdit, refuse, type WritePlace } from './field-edit.ts';
import { chosen, givenAccount, givenReference } from './given-values.ts';
import { parentEdit } from './system-writers.ts';

/** One value as the state keeps it, or Jira's words. */
type Kept = { readonly kept: unknown } | { readonly error: string };

const keep = (kept: unknown): Kept => ({ kept });

function option(value: unknown, field: CustomField): Kept {
  const options = field.contexts.flatMap((context) => context.options).filter(({ disabled }) => !disabled);
  const given = givenReference(value);
  if (given === null) return { error: 'data was not an object' };
  const top = options.find(
    ({ id, value: text, parentId }) =>
      parentId === null && (given.id === id || (given.id === undefined && given.value === text)),
  );
  if (top === undefined) {
    return {
      error:
        given.id === undefined
          ? `Option value '${given.value ?? ''}' is not valid`
          : `Option id '${given.id}' is not valid`,
    };
  }
  const child = givenReference(given.child);
  if (given.child === undefined || child === null) return keep(top.id);
  const below = options.find(
    ({ id, value: text, parentId }) => parentId === top.id && (child.id === id || child.value === text),
  );
  return below === undefined ? { error: `Option value '${child.value ?? ''}' is not valid` } : keep(below.id);
}

function single(value: unknown, type: string, field: CustomField, place: WritePlace): Kept {
  const { call, project } = place;
  switch (type) {
    case 'string':
      return typeof value === 'string' ? keep(value) : { error: 'Operation value must be a string' };
    case 'number':
      return typeof value === 'number' ? keep(value) : { error: 'Operation value must be a number' };
    case 'date':
      return typeof value === 'string' && isDay(value)
        ? keep(value)
        : { error: "Operation value must be a string in the format 'yyyy-MM-dd'" };
    case 'datetime': {
      const ms =
        typeof value === 'string' ? Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : Number.NaN;
      return Number.isNaN(ms)
        ? { error: "Operation value must be a string in the format 'yyyy-MM-dd'T'HH:mm:ss.SSSZ'" }
        : keep(new Date(ms).toISOString());
    }
    case 'option':
    case 'option-with-child':
      return option(value, field);
    case 'user': {
      const accountId = givenAccount(value);
      return accountId !== null && findUser(call.state, accountId) !== null
        ? keep(accountId)
        : { error: 'Specify a valid user' };
    }
    case 'group': {
      const given = givenReference(value);
      const group = findGroup(call.state, given?.name ?? String(given?.groupId ?? ''));
      return group === null ? { error: 'Specify a valid group' } : keep(group.name);
    }
    case 'version': {
      const found = chosen(project.versions, value);
      return found === null ? { error: 'Specify a valid version' } : keep(found.id);
    }
    case 'project': {
      const given = givenReference(value);
      const found = call.state.projects.find(({ id, key }) => id === given?.id || key === given?.key);
      return found === undefined ? { error: 'Specify a valid project' } : keep(found.id);
    }
    default: {
      const objection = schemaObjection(field, value, place);
      return objection === null ? keep(value) : { error: objection };
    }
  }
}

/** The Sprint field takes one sprint's number. */
function sprint(value: unknown, { call, issue }: WritePlace): FieldEdit {
  const number = Array.isArray(value) ? Number(value[0]) : Number(value);
  const found = call.state.sprints.find(({ id }) => id === number);
  if (value !== null && found === undefined) return refuse('Number value expected as the Sprint id.');
  if (found?.state === 'closed' && issue?.sprintIds.includes(found.id) !== true)
    return refuse('Issue can be assigned only active or future sprints.');
  return edit((issue) => {
    const closed = issue.sprintIds.filter(
      (id) => call.state.sprints.find((each) => each.id === id)?.state === 'closed',
    );
    issue.sprintIds = found === undefined ? closed : [...new Set([...closed, found.id])];
  });
}

/** Reads the value a request gives for a custom field. */
export function customEdit(field: CustomField, value: unknown, place: WritePlace): FieldEdit {
  const { id } = field;
  if (id === knownFields.sprint) return sprint(value, place);
  if (id === knownFields.epicLink)
    return parentEdit(typeof value === 'string' ? { key: value } : value, place);
  if (id === knownFields.epicName) {
    if (typeof value !== 'string') return refuse('Operation value must be a string');
    const { state } = place.call;
    return edit((issue) => {
      const known = state.epics[issue.id];
      state.epics[issue.id] = { color: 'color_1', done: false, ...known, name: value };
    });
  }
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
    return edit((issue) => {
      delete issue.fields[id];
    });
  if (isRichText(field)) {
    const given = givenText(value, place.call.version);
    if ('refusal' in given) return refuse(given.refusal);
    return edit((issue) => {
      issue.fields[id] = given.text;
    });
  }
  const { type, items = 'any' } = kindOf(field);
  if (type !== 'array') return stored(id, single(value, type, field, place));
  if (!Array.isArray(value)) return refuse('data was not an array');
  const kept: unknown[] = [];
  for (const each of value) {
    const one = single(each, items, field, place);
    if ('error' in one) return refuse(one.error);
    kept.push(one.kept);
  }
  return stored(id, keep(kept));
}

function stored(id: string, value: Kept): FieldEdit {
  if ('error' in value) return refuse(value.error);
  return edit((issue) => {
    issue.fields[id] = value.kept;
  });
}
