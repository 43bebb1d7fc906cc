import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { directSite } from './direct.ts';

const desk = '/rest/servicedeskapi';

function requested() {
  const site = directSite();
  const made = site.ask('POST', `${desk}/request`, {
    serviceDeskId: '1',
    requestTypeId: '1',
    requestFieldValues: { summary: 'The door is stuck' },
  });
  expect(made.status).toBe(201);
  return { ...site, key: String(made.body.issueKey), id: String(made.body.issueId) };
}

test('how long a request may take runs until it is answered and resolved', () => {
  const { ask, key } = requested();
  const goals = () => ask('GET', `${desk}/request/${key}/sla`).body.values;
  const [response, resolution] = goals();
  expect(response).toMatchObject({ name: 'Time to first response', completedCycles: [] });
  expect(response.ongoingCycle).toMatchObject({ breached: false, goalDuration: { friendly: '4h' } });
  ask('POST', `${desk}/request/${key}/comment`, { body: 'We look at it.' }, accounts.member);
  ask('POST', `/issue/${key}/transitions`, { transition: { id: '31' } });
  const after = goals();
  expect(after.map((each: object) => 'ongoingCycle' in each)).toEqual([false, false]);
  expect(after[1].completedCycles).toMatchObject([{ breached: false, goalDuration: { millis: 86_400_000 } }]);
  expect(ask('GET', `${desk}/request/${key}/sla/${resolution.id}`).body.name).toBe('Time to resolution');
  expect(ask('GET', `${desk}/request/${key}/sla/9`).status).toBe(404);
  expect(ask('GET', `${desk}/request/${key}/sla`, undefined, accounts.customer).status).toBe(404);
});

test('an approval is answered by whom it asks, once, and decided when all agree or one does not', () => {
  const { ask, key, id, world } = requested();
  const asked = [accounts.admin, accounts.member];
  world.state.requestApprovals = ['1', '2'].map((each) => ({
    id: each,
    issueId: id,
    name: 'Waiting for approval',
    approvers: asked.map((accountId) => ({ accountId, decision: 'pending' })),
    created: '2026-06-15T10:00:00.000Z',
    completed: null,
  }));
  const at = `${desk}/request/${key}/approval`;
  expect(ask('GET', at).body.values).toMatchObject([
    { id: '1', finalDecision: 'pending', canAnswerApproval: true },
    { id: '2' },
  ]);
  expect(ask('POST', `${at}/1`, { decision: 'perhaps' }).status).toBe(400);
  expect(ask('POST', `${at}/1`, { decision: 'approve' }).body.finalDecision).toBe('pending');
  expect(ask('POST', `${at}/1`, { decision: 'approve' }).status).toBe(409);
  const last = ask('POST', `${at}/1`, { decision: 'approve' }, accounts.member);
  expect(last.body).toMatchObject({ finalDecision: 'approved', completedDate: expect.anything() });
  ask('POST', `${at}/2`, { decision: 'decline' });
  expect(ask('GET', `${at}/2`).body).toMatchObject({ finalDecision: 'declined', canAnswerApproval: false });
  expect(ask('GET', `${at}/3`).status).toBe(404);
});

test.each([
  ['"Time to resolution" = running()', true],
  ['"Time to resolution" != running()', false],
  ['"Time to resolution" = breached()', false],
  ['"Time to resolution" = everBreached()', false],
  ['"Time to resolution" = paused()', false],
  ['"Time to resolution" = completed()', false],
  ['"Time to first response" < elapsed("5m")', true],
  ['"Time to first response" > remaining("3h")', true],
  ['"Time to first response" < remaining("3h")', false],
  ['"Time to first response" is not EMPTY ORDER BY "Time to first response"', true],
])('%s finds a new request: %s', (jql, found) => {
  const { ask, key } = requested();
  const query = jql.includes('ORDER')
    ? jql.replace(' ORDER', ` AND key = ${key} ORDER`)
    : `${jql} AND key = ${key}`;
  const { issues } = ask('GET', `/search/jql?fields=key&jql=${encodeURIComponent(query)}`).body;
  expect(issues.map((each: { key: string }) => each.key)).toEqual(found ? [key] : []);
});

test.each(['= elapsed("5m")', '< breached()', '< elapsed("soon")', '= nothing()', '= 5'])(
  'a goal cannot be asked %s',
  (rest) => {
    const { ask } = requested();
    const { errors } = ask('POST', '/jql/parse', { queries: [`"Time to resolution" ${rest}`] }).body
      .queries[0];
    expect(errors).toEqual([expect.any(String)]);
  },
);
