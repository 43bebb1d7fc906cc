/**
 * Writes src/self-test/judge/documented-members.ts anew from test/simulated-jira/documented/forms.json: for each reading operation
 * the names that Atlassian documents in its answer, in an entry of its list, or in an entry of its page.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { operations, schemas } = JSON.parse(
  readFileSync(`${root}test/simulated-jira/documented/forms.json`, 'utf8'),
);

/** The form itself, whatever it refers to; parts put together. */
const resolved = (form = {}) => {
  if (form.see !== undefined) return resolved(schemas[form.see]);
  if (form.all === undefined) return form;
  const parts = form.all.map(resolved);
  return Object.assign({}, ...parts, { has: Object.assign({}, ...parts.map(({ has }) => has)) });
};

/** Of alternatives, the names of all; null where one of them, or the form itself, has no names of its own. */
const namesOf = (form) => {
  const { is, has, any } = resolved(form);
  if (any === undefined) return is === 'object' && has !== undefined ? Object.keys(has) : null;
  const all = any.map(namesOf);
  return all.includes(null) ? null : [...new Set(all.flat())];
};

const membersOf = (form) => {
  const { is, of, has } = resolved(form);
  if (is === 'array') return namesOf(of);
  const values = resolved(has?.values);
  return namesOf(values.is === 'array' ? values.of : form);
};

const lines = Object.entries(operations).flatMap(([path, form]) => {
  const names = membersOf(form);
  return names === null || names.length === 0 ? [] : [`${path} ${names.join(' ')}`];
});

writeFileSync(
  `${root}src/self-test/judge/documented-members.ts`,
  `/**
 * Path of each reading operation, and the names that Atlassian documents in its answer, or in an entry of the list or page that it
 * answers with. Written by scripts/documented-members.mjs.
 */
export const documentedMembers = \`
${lines.join('\n')}
\`;
`,
);
