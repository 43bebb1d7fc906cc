import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { explain } from '../../src/library/explain.ts';
import { publishedSchemas } from '../../src/library/schemas.ts';

const root = resolve(import.meta.dirname, '../..');
const shipped = (name: string): string => readFileSync(join(root, 'schema', name), 'utf8');

test('schema/ holds what the schemas say today ("npm run schemas" writes it)', () => {
  const written = new Map(readdirSync(join(root, 'schema')).map((name) => [name, shipped(name)]));
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(publishedSchemas()));
});

const validatorOf = (name: string) => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const valid = ajv.compile(JSON.parse(shipped(name)));
  return (document: unknown) => (valid(document) ? [] : (valid.errors ?? []));
};
const documentsIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, document: JSON.parse(readFileSync(join(root, folder, name), 'utf8')) }));

describe('a validator of JSON Schema agrees with ours', () => {
  const wrongEvidence = validatorOf('evidence-1.json');
  const wrongFindings = validatorOf('findings-1.json');

  test.each(documentsIn('test/exchanges/learning'))('evidence and findings of $name', ({ document }) => {
    expect(wrongEvidence(document.given)).toEqual([]);
    const findings = JSON.parse(JSON.stringify(explain(document.given)));
    expect(wrongFindings(findings)).toEqual([]);
  });

  test.each(documentsIn('profiles'))('profile $name', ({ document }) => {
    expect(validatorOf('profile-1.json')(document)).toEqual([]);
  });

  test.each([
    ['evidence-1.json', { identity: 'martian', exchanges: [] }],
    ['evidence-1.json', { identity: 'pat' }],
    ['profile-1.json', { schemaVersion: 2 }],
    ['report-2.json', {}],
    ['jira-state-1.json', { from: 'mars' }],
  ])('%s refuses %j', (name, document) => {
    expect(validatorOf(name)(document)).not.toEqual([]);
  });
});
