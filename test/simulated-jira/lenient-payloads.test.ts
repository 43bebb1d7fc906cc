import { directSite } from './direct.ts';

const fields = { project: { key: 'PAY' }, summary: 'x', issuetype: { name: 'Task' } };

test('a new issue, a plan and a search are read as Jackson reads them', () => {
  const { ask } = directSite();
  expect(ask('POST', '/issue', { fields, update: null, properties: [{ key: 12, value: 1 }] }).status).toBe(
    201,
  );
  const plan = {
    name: 7,
    issueSources: [{ type: 'Project', value: '10000' }],
    scheduling: { estimation: 'Days' },
  };
  const made = ask('POST', '/plans/plan', plan);
  expect(made.status).toBe(201);
  const patch = [{ op: 'replace', path: '/issueSources/0/value', value: '10001' }];
  expect(ask('PUT', `/plans/plan/${made.body}`, patch).status).toBe(204);
});

test('a transition that leads back is in the changelog, a write of the same value is not', () => {
  const { ask } = directSite();
  const entries = () => ask('GET', '/issue/PAY-1/changelog').body.values;
  const { name, id } = ask('GET', '/issue/PAY-1').body.fields.status;
  const back = ask('GET', '/issue/PAY-1/transitions').body.transitions.find(
    ({ to }: { to: { id: string } }) => to.id === id,
  );
  const before = entries().length;
  expect(ask('POST', '/issue/PAY-1/transitions', { transition: { id: back.id } }).status).toBe(204);
  expect(entries().slice(before)).toMatchObject([
    { items: [{ field: 'status', fromString: name, toString: name }] },
  ]);
  const { summary } = ask('GET', '/issue/PAY-1').body.fields;
  ask('PUT', '/issue/PAY-1', { fields: { summary } });
  expect(entries()).toHaveLength(before + 1);
});

test('a link without a global id is not found by an empty one', () => {
  const { ask } = directSite();
  ask('POST', '/issue/PAY-1/remotelink', { object: { url: 'https://example.org', title: 't' } });
  const jql = encodeURIComponent('issue in issuesWithRemoteLinksByGlobalId("")');
  expect(ask('GET', `/search/jql?jql=${jql}`).body.issues).toEqual([]);
});
