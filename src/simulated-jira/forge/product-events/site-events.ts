import type { CustomField, FieldContext } from '../../state.ts';
import {
  after,
  type Change,
  gone,
  madeAt,
  namedAt,
  type ProductEvent,
  type Row,
  textOf,
} from './product-event.ts';

const issueType = namedAt('/rest/api/2/issuetype', 'id');
const filter = namedAt('/rest/api/2/filter', 'id');

const fieldNamed = ({ call }: Change, id: string): CustomField | undefined =>
  call.state.customFields.find((field) => field.id === id);

const fieldIn = ({ call }: Change, made: unknown): string =>
  call.params.fieldId ?? call.params.id ?? textOf(made, 'id');

const fieldMembers = ({ id, type, name, description, app }: CustomField) => ({
  ...{ id, key: app?.key ?? id, type, typeName: type.split(':').at(-1) ?? type, name, description },
});

const field = (event: string): ProductEvent => ({
  event,
  told: (change, made) => {
    const found = fieldNamed(change, fieldIn(change, made));
    return found === undefined ? [] : [fieldMembers(found)];
  },
});

const fieldDeleted: ProductEvent = {
  event: 'avi:jira:deleted:field',
  before: (change) => {
    const found = fieldNamed(change, fieldIn(change, null));
    return found === undefined ? [] : [fieldMembers(found)];
  },
  told: (_, __, before) => (Array.isArray(before) ? before : []),
};

function contextMembers(change: Change, made: unknown) {
  const found = fieldNamed(change, change.call.params.fieldId ?? '');
  const wanted = change.call.params.contextId ?? textOf(made, 'id');
  return (found?.contexts ?? [])
    .filter(({ id }) => String(id) === wanted)
    .map(({ id, name, description, projectIds, issueTypeIds }: FieldContext) => ({
      ...{ id: String(id), fieldId: found?.id, fieldKey: found?.app?.key ?? found?.id, name, description },
      ...{ projectIds: projectIds.map(Number), issueTypeIds },
    }));
}

const context = (event: string): ProductEvent => ({ event, told: contextMembers });

const contextDeleted: ProductEvent = {
  event: 'avi:jira:deleted:field:context',
  before: (change) => contextMembers(change, null),
  told: (_, __, before) => (Array.isArray(before) ? before : []),
};

/** Accounts are no longer shown once they are gone. */
const userDeleted: ProductEvent = {
  event: 'avi:jira:deleted:user',
  told: ({ call }) => [{ user: { accountId: call.query.get('accountId') } }],
};

const userCreated: ProductEvent = {
  event: 'avi:jira:created:user',
  told: ({ look }, made) => [
    { user: look(`/rest/api/2/user?accountId=${encodeURIComponent(textOf(made, 'accountId'))}`) },
  ],
};

/** What happens to the catalogue, to people and filters. */
export const siteEvents: readonly Row[] = [
  ['POST /issuetype', after('avi:jira:created:issuetype', 'issueType', madeAt('/rest/api/2/issuetype'))],
  ['PUT /issuetype/{}', after('avi:jira:updated:issuetype', 'issueType', issueType)],
  ['DELETE /issuetype/{}', gone('avi:jira:deleted:issuetype', 'issueType', issueType)],
  ['POST /field', field('avi:jira:created:field')],
  ['PUT /field/{}', field('avi:jira:updated:field')],
  ['POST /field/{}/trash', field('avi:jira:trashed:field')],
  ['POST /field/{}/restore', field('avi:jira:restored:field')],
  ['DELETE /field/{}', fieldDeleted],
  ['POST /field/{}/context', context('avi:jira:created:field:context')],
  ['PUT /field/{}/context/{}', context('avi:jira:updated:field:context')],
  ['DELETE /field/{}/context/{}', contextDeleted],
  ['POST /filter', after('avi:jira:created:filter', 'filter', madeAt('/rest/api/2/filter'))],
  ['PUT /filter/{}', after('avi:jira:updated:filter', 'filter', filter)],
  ['DELETE /filter/{}', gone('avi:jira:deleted:filter', 'filter', filter)],
  ['POST /user', userCreated],
  ['DELETE /user', userDeleted],
];
