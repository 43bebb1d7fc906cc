import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { lists, pages } from '../../src/self-test/judge/documented-answers.ts';
import { isOfForm, type PromisedForm, promisedForm } from '../../src/self-test/judge/promised-form.ts';
import { hasMembers, promisedMembers } from '../../src/self-test/judge/promised-members.ts';

const Form = z.looseObject({
  is: z.string().optional(),
  see: z.string().optional(),
  has: z.record(z.string(), z.unknown()).optional(),
});
const documented = z
  .object({ operations: z.record(z.string(), Form), schemas: z.record(z.string(), Form) })
  .parse(JSON.parse(readFileSync('test/simulated-jira/documented/forms.json', 'utf8')));

test.each([
  ['lists', lists, 'array'],
  ['pages', pages, 'object'],
] as const)('what we take for %s is documented so', (_what, names, is) => {
  expect(names.size).toBeGreaterThan(40);
  for (const name of names) {
    const form = documented.operations[`/rest/api/3/${name}`];
    const seen = form?.see === undefined ? form : documented.schemas[form.see];
    expect([name, seen?.is]).toEqual([name, is]);
    if (is === 'object') expect([name, seen?.has?.values === undefined]).toEqual([name, false]);
  }
});

test.each([
  ['/rest/api/3/field', 'list'],
  ['/rest/api/2/field', 'list'],
  ['/rest/api/3/project/search', 'page'],
  ['/rest/api/3/myself', 'structure'],
  ['/rest/agile/1.0/board', 'structure'],
  ['/rest/api/3/attachment/content/{id}', 'file'],
])('%s promises a %s', (path, form) => {
  expect(promisedForm({ path })).toBe(form);
});

const whole = (text: string) => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { whole: text, json, cut: text };
};
const cut = (text: string) => ({ whole: null, json: undefined, cut: text });

test.each<[PromisedForm, ReturnType<typeof whole> | ReturnType<typeof cut>, boolean]>([
  ['list', whole('[]'), true],
  ['list', whole('{"values":[]}'), false],
  ['list', whole('null'), false],
  ['list', cut('[{"a":'), true],
  ['list', cut('{"a":'), false],
  ['page', whole('{"values":[],"total":0}'), true],
  ['page', whole('{"values":{}}'), false],
  ['page', whole('{}'), false],
  ['page', whole('[]'), false],
  ['page', cut('{"self":'), true],
  ['page', cut('<html>'), false],
  ['structure', whole('{}'), true],
  ['structure', whole('"rubbish"'), false],
  ['text', whole('plain'), true],
  ['text', cut(''), false],
])('of the form %s, %j: %s', (form, body, fits) => {
  expect(isOfForm(form, body)).toBe(fits);
});

/** Names in a form, whatever it refers to; of alternatives and parts, of all of them. */
const Any = z.looseObject({
  see: z.string().optional(),
  of: z.unknown().optional(),
  has: z.record(z.string(), z.unknown()).optional(),
});
function namesIn(form: unknown, seen: readonly string[] = []): string[] {
  const { see, of, has = {}, any, all } = Any.parse(form ?? {});
  if (see !== undefined) return seen.includes(see) ? [] : namesIn(documented.schemas[see], [...seen, see]);
  const parts = [of, has.values, ...(Array.isArray(any) ? any : []), ...(Array.isArray(all) ? all : [])];
  return [...Object.keys(has), ...parts.flatMap((part) => (part === undefined ? [] : namesIn(part, seen)))];
}

test('the names we look for in an answer are documented there, of nearly every reading operation', () => {
  const paths = Object.keys(documented.operations);
  const known = paths.filter((path) => promisedMembers({ path }) !== null);
  expect(known.length).toBeGreaterThan(paths.length * 0.95);
  for (const path of known) {
    const names = new Set(namesIn(documented.operations[path]));
    expect([path, promisedMembers({ path })?.filter((name) => !names.has(name))]).toEqual([path, []]);
  }
  expect(promisedMembers({ path: '/rest/api/2/myself' })).toEqual(
    promisedMembers({ path: '/rest/api/3/myself' }),
  );
  expect(promisedMembers({ path: '/rest/api/3/nothing-like-it' })).toBeNull();
});

test.each([
  ['/rest/api/3/myself', { accountId: 'a' }, true],
  ['/rest/api/3/myself', { rubbish: 1 }, false],
  ['/rest/api/3/myself', {}, false],
  ['/rest/api/3/myself', { hasOwnProperty: 1, toString: 2 }, false],
  ['/rest/api/3/field', [], true],
  ['/rest/api/3/field', [{ id: 'summary' }], true],
  ['/rest/api/3/field', [1, 2, 3], false],
  ['/rest/api/3/field', [{ id: 'summary' }, null], false],
  ['/rest/api/3/project/search', { values: [] }, true],
  ['/rest/api/3/project/search', { values: [{ key: 'PAY' }] }, true],
  ['/rest/api/3/project/search', { values: [{ ok: true }] }, false],
  ['/rest/agile/1.0/board', { values: ['x'] }, false],
])('%s answering %j: %s', (path, json, fits) => {
  expect(hasMembers(json, promisedMembers({ path }) ?? [])).toBe(fits);
});
