import { importReport } from '../../src/report/import.ts';
import type { Report } from '../../src/report/model.ts';
import { plantedReport } from './planted-report.ts';

const report = plantedReport();
const imported = (changed: unknown) => importReport(JSON.stringify(changed));

const withEvidence = (
  change: Partial<NonNullable<Report['probes'][number]['evidence']>[number]>,
): Report => ({
  ...report,
  probes: report.probes.map((probe) => ({
    ...probe,
    evidence: [{ curl: 'curl x', status: 200, headers: {}, bodyExcerpt: null, ...change }],
  })),
});

const withLink = (link: string): unknown => ({
  ...report,
  identities: [
    {
      ...report.identities[0],
      findings: report.probes[0]?.findings.map((finding) => ({
        ...finding,
        fix: [{ who: 'Atlassian', step: 'Look.', link }],
      })),
    },
  ],
});

describe('an imported report', () => {
  test('may lead to pages', () => {
    expect(imported(withLink('https://support.atlassian.com/jira/docs/a?b=c')).ok).toBe(true);
  });

  test('is accepted as it was made', () => {
    expect(imported(report)).toEqual({ ok: true, report });
  });

  test('may name the accounts it is about', () => {
    const accountId = '5b10a2844c20165700ede21g';
    const named = {
      ...report,
      identities: report.identities.map((identity) => ({
        ...identity,
        account: { accountId, active: true },
      })),
      notChecked: [`Account ${accountId} could not be looked at.`],
    };
    expect(imported(named).ok).toBe(true);
  });

  test.each([
    ['no JSON', 'clearance: 1 gap', 'not JSON'],
    ['another JSON', '{"a":1}', 'not a Clearance report'],
    ['another version', JSON.stringify({ ...report, schemaVersion: 3 }), 'schemaVersion'],
  ])('is refused with one sentence: %s', (_name, text, words) => {
    const outcome = importReport(text);
    expect(outcome.ok ? '' : outcome.problem).toContain(words);
  });

  test.each([
    [
      'a Basic pair in curl',
      withEvidence({ curl: "curl -H 'Authorization: Basic YWRhQGV4YW1wbGUuY29tOnNlY3JldA=='" }),
    ],
    [
      'an API token in a body',
      withEvidence({ bodyExcerpt: 'token=ATATT3xFfGF0abcdefghij1234567890ABCDEFGH' }),
    ],
    ['a JWT', withEvidence({ bodyExcerpt: 'eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJhcHAifQ.c2lnbmF0dXJlLXNpZw' })],
    [
      'a token in place of an account',
      {
        ...report,
        identities: [
          {
            ...report.identities[0],
            account: { accountId: 'ATATT3xFfGF0abcdefghij1234567890ABCDEFGH'.repeat(2), active: true },
          },
        ],
      },
    ],
    ['a cookie', withEvidence({ headers: { 'set-cookie': 'tenant.session.token=abc123' } })],
    ['a link with a token', withLink('https://example.com/?token=abcdef123456')],
    ['a link that logs in', withLink('https://ada:s3cr3t-pass@example.com/')],
    ['a link with a name before the host', withLink('https://ada@example.com/')],
    ['a link that is a program', withLink('javascript:alert(1)')],
    ['an e-mail address', { ...report, notChecked: ['asked as ada@example.com'] }],
    [
      'an e-mail address in a label',
      { ...report, identities: [{ ...report.identities[0], label: 'ada@example.com' }] },
    ],
  ])('is refused for %s', (_name, changed) => {
    const outcome = imported(changed);
    expect(outcome.ok ? '' : outcome.problem).toContain('looks like a secret');
  });

  test('never repeats the secret in its refusal', () => {
    const outcome = imported({ ...report, notChecked: ['ada@example.com'] });
    expect(JSON.stringify(outcome)).not.toContain('ada@');
  });
});
