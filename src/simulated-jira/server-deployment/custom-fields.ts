import { numberOf } from '../fields/custom-fields.ts';
import { loginRequired } from '../refusals.ts';
import { json, type WireResponse } from '../request.ts';
import type { OutsideCall } from '../rest/outside-table/outside-call.ts';

const isNumber = /^\d{1,9}$/;

/** `GET /customFields`: a page of the custom fields, by part of their name. */
export function customFieldsPage({ request, caller, world }: OutsideCall): WireResponse {
  if (caller.accountId === null) return loginRequired();
  const { state, addresses } = world;
  const number = (name: string, otherwise: number) => {
    const text = request.query.get(name) ?? '';
    return isNumber.test(text) ? Number(text) : otherwise;
  };
  const startAt = number('startAt', 0) || Math.max(0, number('page', 1) - 1) * number('maxResults', 50);
  const maxResults = number('maxResults', 50);
  const wanted = (request.query.get('search') ?? '').toLowerCase();
  const all = state.customFields.filter(
    ({ name, trashed }) => !trashed && name.toLowerCase().includes(wanted),
  );
  const values = all.slice(startAt, startAt + maxResults).map((field) => ({
    id: field.id,
    name: field.name,
    description: field.description,
    type: field.type,
    ...(field.searcherKey === null ? {} : { searcherKey: field.searcherKey }),
    self: `${addresses.siteUrl}/rest/api/2/customFields/${field.id}`,
    numericId: numberOf(field),
    isLocked: field.locked,
    isManaged: field.locked,
    isAllProjects: field.contexts.some(({ projectIds }) => projectIds.length === 0),
    isTrusted: true,
    projectsCount: new Set(field.contexts.flatMap(({ projectIds }) => projectIds)).size,
    screensCount: state.screens.filter(({ tabs }) => tabs.some(({ fields }) => fields.includes(field.id)))
      .length,
  }));
  return json(200, {
    maxResults,
    startAt,
    total: all.length,
    isLast: startAt + values.length >= all.length,
    values,
  });
}
