import { explainText } from '../../../src/diagnosis/explain-text.ts';
import { operations, site } from '../given.ts';

const first = (jql: string) => {
  const url = `${site}/rest/api/3/search/jql?jql=${encodeURIComponent(jql)}`;
  const told = explainText(`GET ${url}\n200 {"issues":[],"isLast":true}`, operations);
  return told.ok ? told.findings[0]?.cause : told.problem;
};

test.each(['updated >= 2026-08-01T00:00', 'project = A AND created < "2026-08-01T00:00:00Z"'])(
  'a date that JQL does not read: %s',
  (jql) => {
    expect(first(jql)).toBe('bad-request-parameters');
  },
);

test.each(['text ~ "created > 2026-08-01T00:00"', `summary ~ 'a = 2026-08-01T00:00' AND project = A`])(
  'text that is looked for is no date: %s',
  (jql) => {
    expect(first(jql)).not.toBe('bad-request-parameters');
  },
);
