import { kindsWith } from '../../../src/jira-facts/index.ts';
import { checkedKinds } from '../../../src/self-test/check/credentials/index.ts';

test('check tests every kind whose credential a person can hand over; a token of Forge exists in its invocations only', () => {
  expect(checkedKinds).toEqual(
    kindsWith(({ schemes, framework }) => schemes.length > 0 && framework !== 'forge'),
  );
});
