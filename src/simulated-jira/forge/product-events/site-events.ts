import type { CustomField, FieldContext } from '../../state.ts';
import {
  after,
  afterwards,
  beforehand,
  type Change,
  gone,
  madeAt,
  namedAt,
  type Row,
  type Telling,
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

const field: Telling = (change, made) => {
  const found = fieldNamed(change, fieldIn(change, made));
  return found === undefined ? [] : [fieldMembers(found)];
};

const context: Telling = (change, made) => {
  const found = fieldNamed(change, change.call.params.fieldId ?? '');
  const wanted = change.call.params.contextId ?? textOf(made, 'id');
  return (found?.contexts ?? [])
    .filter(({ id }) => String(id) === wanted)
    .map(({ id, name, description, projectIds, issueTypeIds }: FieldContext) => ({
      ...{ id: String(id), fieldId: found?.id, fieldKey: found?.app?.key ?? found?.id, name, description },
      ...{ projectIds: projectIds.map(Number), issueTypeIds },
    }));
};

/** Accounts are no longer shown once they are gone. */
const userDeleted: Telling = ({ call }) => [{ user: { accountId: call.query.get('accountId') } }];

const userCreated: Telling = ({ look }, made) => [
  { user: look(`/rest/api/2/user?accountId=${encodeURIComponent(textOf(made, 'accountId'))}`) },
];

/** What happens to the catalogue, to people and filters. */
export const siteEvents: readonly Row[] = [
  ['POST /issuetype', after('avi:jira:created:issuetype', 'issueType', madeAt('/rest/api/2/issuetype'))],
  ['PUT /issuetype/{}', after('avi:jira:updated:issuetype', 'issueType', issueType)],
  ['DELETE /issuetype/{}', gone('avi:jira:deleted:issuetype', 'issueType', issueType)],
  ['POST /field', afterwards('avi:jira:created:field', field)],
  ['PUT /field/{}', afterwards('avi:jira:updated:field', field)],
  ['POST /field/{}/trash', afterwards('avi:jira:trashed:field', field)],
  ['POST /field/{}/restore', afterwards('avi:jira:restored:field', field)],
  ['DELETE /field/{}', beforehand('avi:jira:deleted:field', field)],
  ['POST /field/{}/context', afterwards('avi:jira:created:field:context', context)],
  ['PUT /field/{}/context/{}', afterwards('avi:jira:updated:field:context', context)],
  ['DELETE /field/{}/context/{}', beforehand('avi:jira:deleted:field:context', context)],
  ['POST /filter', after('avi:jira:created:filter', 'filter', madeAt('/rest/api/2/filter'))],
  ['PUT /filter/{}', after('avi:jira:updated:filter', 'filter', filter)],
  ['DELETE /filter/{}', gone('avi:jira:deleted:filter', 'filter', filter)],
  ['POST /user', afterwards('avi:jira:created:user', userCreated)],
  ['DELETE /user', afterwards('avi:jira:deleted:user', userDeleted)],
];
