import type { z } from 'zod';
import { Evidence } from '../../src/evidence/index.ts';
import type { EvidenceInput } from '../../src/library/evidence-input.ts';
import { explain, explainText, NotUnderstood } from '../../src/library/explain.ts';

/** Lists are read only in what we publish, and not in what a schema makes. */
type Writable<T> = T extends readonly (infer Item)[]
  ? Writable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Writable<T[Key]> }
    : T;

/** Compiles only while the type that is written out fits the schema. */
const asSchemaInput = (given: Writable<EvidenceInput>): z.input<typeof Evidence> => given;
const copied = (given: EvidenceInput): Writable<EvidenceInput> => JSON.parse(JSON.stringify(given));
const refused: EvidenceInput = {
  identity: 'oauth-3lo',
  scopes: ['read:me'],
  exchanges: [
    {
      request: {
        method: 'GET',
        url: 'https://api.atlassian.com/ex/jira/1-2/rest/api/3/project/search',
        headers: { authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLW9mLWl0' },
      },
      response: {
        status: 401,
        headers: { 'content-type': 'application/json' },
        body: '{"code":401,"message":"Unauthorized; scope does not match"}',
      },
      place: 'gateway',
    },
  ],
};

test('every field of the written-out type is one of the schema', () => {
  const { success, data } = Evidence.safeParse(asSchemaInput(copied(refused)));
  expect({ success, place: data?.exchanges[0]?.place }).toEqual({ success: true, place: 'gateway' });
  expect(explain(refused)[0]?.cause).toBe('scope-missing');
});

test('a text says what was read in it, and a hint answers what it asks', () => {
  const text = 'GET https://acme.atlassian.net/rest/api/3/role -> 403 Forbidden';
  const first = explainText(text);
  expect(first.read.calls).toEqual([expect.stringContaining('/rest/api/3/role, 403')]);
  expect(first.ask?.fact).toBe('identity');
  expect(first.ask?.choices).toContain('connect-app');
  const told = explainText(text, { identity: 'connect-app' });
  expect(told.read.identity).toEqual({ kind: 'connect-app', from: 'stated' });
  expect(told.findings.map(({ cause }) => cause)).not.toEqual(first.findings.map(({ cause }) => cause));
});

test('what is no evidence, and a text without a call, are refused in one sentence that repeats no secret', () => {
  const token = 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
  const broken = { ...refused, exchanges: [{ request: { method: token, url: 7 } }] };
  // @ts-expect-error a caller without types hands in anything
  expect(() => explain(broken)).toThrow(
    new NotUnderstood('This is no evidence: exchanges[0].request.url: expected string.'),
  );
  expect(() => explainText('the weather is fine')).toThrow(NotUnderstood);
});
