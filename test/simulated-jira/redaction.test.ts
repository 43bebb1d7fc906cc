import { createHash } from 'node:crypto';
import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { directSite, documentOf } from './direct.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

test('a text is blackened where it stands and in the changelog, and only when it is the one that is meant', () => {
  const { ask } = directSite();
  ask('PUT', '/issue/PAY-1', { fields: { summary: 'Card 4111 leaked' } });
  ask('PUT', '/issue/PAY-1', { fields: { summary: 'The card 4111' } });
  const comment = ask('POST', '/issue/PAY-1/comment', { body: documentOf('pin 1234 here') }).body.id;
  const { id } = ask('GET', '/issue/PAY-1').body;
  const of = (
    externalId: string,
    entityType: string,
    entityId: string,
    from: number,
    text: string,
    more = {},
  ) => ({
    ...{ externalId, reason: 'r', contentItem: { id, entityType, entityId } },
    redactionPosition: { from, to: from + 4, expectedText: hash(text), ...more },
  });
  const adfPointer = '/content/0/content/0/text';
  const redactions = [
    of('a', 'issuefieldvalue', 'summary', 9, '4111'),
    of('b', 'issue-comment', comment, 4, '1234', { adfPointer }),
    of('c', 'issue-comment', comment, 4, 'else', { adfPointer }),
    of('d', 'issue-worklog', '1', 4, '1234', { adfPointer }),
  ];
  const job = ask('POST', '/redact', { redactions });
  expect(job.status).toBe(202);
  const { jobStatus, bulkRedactionResponse } = ask('GET', `/redact/status/${job.body}`).body;
  expect(jobStatus).toBe('COMPLETED');
  expect(bulkRedactionResponse.results).toEqual(
    [...'abcd'].map((externalId) => ({ externalId, successful: 'ab'.includes(externalId) })),
  );
  const seen = JSON.stringify([
    ask('GET', '/issue/PAY-1?expand=changelog').body,
    ask('GET', `/issue/PAY-1/comment/${comment}`).body,
  ]);
  expect(seen).toContain('The card ████');
  expect(seen).toContain('pin ████ here');
  expect(seen).not.toMatch(/4111|1234 here/);
});

test('it is for administrators, and wants something to redact', () => {
  const { ask } = directSite();
  expect(ask('POST', '/redact', { redactions: [] }).status).toBe(400);
  expect(ask('POST', '/redact', { redactions: [] }, accounts.member).status).toBe(403);
  expect(ask('GET', '/redact/status/1').status).toBe(404);
});
