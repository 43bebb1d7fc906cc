import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { lists, pages } from '../../src/self-test/judge/documented-answers.ts';
import { isOfForm, type PromisedForm, promisedForm } from '../../src/self-test/judge/promised-form.ts';

const Form = z.object({
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
