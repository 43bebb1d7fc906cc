import { type DirectSite, directSite } from './direct.ts';

let ask: DirectSite['ask'];
let field: string;
beforeEach(() => {
  ({ ask } = directSite());
  field = String(
    ask('POST', '/field', {
      name: 'Size',
      type: 'com.atlassian.jira.plugin.system.customfieldtypes:float',
      searcherKey: 'com.atlassian.jira.plugin.system.customfieldtypes:exactnumber',
    }).body.id,
  );
  ask('POST', `/screens/addToDefault/${field}`);
});

const at = '/config/fieldschemes';
const fieldsToMake = (project = 'PAY', type = '10001'): string[] =>
  ask('GET', `/issue/createmeta/${project}/issuetypes/${type}?maxResults=200`).body.fields.map(
    ({ fieldId }: { fieldId: string }) => fieldId,
  );
const made = (fields: object) =>
  ask('POST', '/issue', {
    fields: { project: { key: 'PAY' }, issuetype: { id: '10001' }, summary: 's', ...fields },
  });

test('a project of a new scheme has the custom fields that were brought into it', () => {
  expect(fieldsToMake()).toContain(field);
  const scheme = ask('POST', at, { name: 'Lean' }).body.id;
  ask('PUT', `${at}/projects`, { [scheme]: { projectIds: [10_000] } });
  expect(fieldsToMake()).not.toContain(field);
  expect(made({ [field]: 3 }).body.errors[field]).toBeDefined();
  const answer = ask('PUT', `${at}/fields`, {
    [field]: [{ schemeIds: [scheme, 1], restrictedToWorkTypes: [10_001] }],
  });
  expect(answer.body.results.map(({ success }: { success: boolean }) => success)).toEqual([true, false]);
  expect(fieldsToMake()).toContain(field);
  expect(fieldsToMake('PAY', '10002')).not.toContain(field);
  expect(ask('GET', `${at}/projects?projectId=10000`).body.values).toEqual([
    { projectId: 10_000, schemeId: scheme },
  ]);
  expect(ask('DELETE', `${at}/${scheme}`).status).toBe(400);
  ask('DELETE', `${at}/fields`, { [field]: { schemeIds: [scheme] } });
  expect(fieldsToMake()).not.toContain(field);
});

test('a field is asked for where its parameters say so, for all work types or for one', () => {
  const [{ id }] = ask('GET', at).body.values;
  const tell = (body: object) =>
    ask('PUT', `${at}/fields/parameters`, { [field]: [{ schemeIds: [id], ...body }] });
  tell({ workTypeParameters: [{ workTypeId: 10_001, isRequired: true }] });
  expect(made({}).body.errors).toEqual({ [field]: 'Size is required.' });
  expect(made({ issuetype: { id: '10002' } }).status).toBe(201);
  expect(ask('GET', `${at}/${id}/fields/${field}/parameters`).body).toEqual({
    fieldId: field,
    parameters: { isRequired: false },
    workTypeParameters: [{ workTypeId: 10_001, isRequired: true }],
  });
  ask('DELETE', `${at}/fields/parameters`, { [field]: [{ schemeId: id, workTypeIds: [10_001] }] });
  expect(made({}).status).toBe(201);
  expect(tell({ workTypeParameters: [{ workTypeId: 1, isRequired: true }] }).body.results).toEqual([
    expect.objectContaining({ success: false, error: 'The work type was not found.' }),
  ]);
});

test('schemes are copied, renamed and found; the default one stays', () => {
  const [{ id }] = ask('GET', at).body.values;
  const copy = ask('POST', `${at}/${id}/clone`, { name: 'Copy' }).body.id;
  expect(ask('PUT', `${at}/${copy}`, { name: 'Default Field Scheme' }).status).toBe(400);
  ask('PUT', `${at}/${copy}`, { description: 'd' });
  expect(ask('GET', `${at}/${copy}`).body).toMatchObject({
    id: String(copy),
    name: 'Copy',
    description: 'd',
  });
  expect(ask('GET', `${at}?query=cop`).body.total).toBe(1);
  expect(ask('GET', `${at}/${copy}/fields?fieldId=summary`).body.total).toBe(1);
  expect(ask('GET', `${at}/${copy}/projects`).body.total).toBe(0);
  expect(ask('DELETE', `${at}/${copy}`).body).toEqual({ id: String(copy), deleted: true });
  expect(ask('DELETE', `${at}/${id}`).status).toBe(400);
});

test('a field leaves a project and comes back', () => {
  const body = {
    fields: [{ type: 'FIELD_ID', identifier: field }],
    associationContexts: [{ type: 'PROJECT_ID', identifier: 10_000 }],
  };
  expect(ask('DELETE', '/field/association', body).status).toBe(204);
  expect(fieldsToMake()).not.toContain(field);
  expect(fieldsToMake('OPS')).toContain(field);
  expect(ask('PUT', '/field/association', body).status).toBe(204);
  expect(fieldsToMake()).toContain(field);
});

test('a site without Assets and a knowledge base has empty lists of them', () => {
  for (const path of ['assets/workspace', 'insight/workspace', 'knowledgebase/article?query=x'])
    expect(ask('GET', `/rest/servicedeskapi/${path}`).body).toMatchObject({ size: 0, isLastPage: true });
});
