import { renderReport, reportFormats } from '../../src/report/formats.ts';
import { renderMessages } from '../../src/report/message.ts';
import { Report } from '../../src/report/model.ts';
import { plantedReport } from './planted-report.ts';

const report = plantedReport();

/** A site controls its answers, project names and group names: none of it may become markup. */
const hostile = '<img src=x onerror=alert(1)>"\'&]]>|`[x](javascript:alert(1))\u0000\u001b[31m';
const hostileReport = plantedReport({
  identities: report.identities.map((identity) => ({ ...identity, label: hostile })),
  probes: report.probes.map((probe) => ({
    ...probe,
    operation: `GET /${hostile}`,
    note: hostile,
    findings: probe.findings.map((finding) => ({
      ...finding,
      because: [hostile],
      fix: [{ who: 'app developer' as const, step: hostile, link: 'javascript:alert(1)' }],
    })),
    evidence: [{ curl: hostile, status: 403, headers: { [hostile]: hostile }, bodyExcerpt: hostile }],
  })),
  notChecked: [hostile],
});

describe('every rendering', () => {
  test.each(reportFormats.filter((format) => format !== 'junit'))('%s tells each planted gap', (format) => {
    const text = renderReport(report, format).replaceAll('\\', '');
    expect(text).toContain('ADMIN');
    expect(text).toContain('atlassian-addons-admin');
    expect(text).toContain('PAY');
    expect(text).toContain('/rest/api/3/settings/columns');
  });

  test.each([
    ['html', /<img|(href="|<)javascript:/],
    ['md', /[^\\]<img|[^\\]\]\(|<javascript:/],
    ['junit', /<img/],
  ] as const)('%s lets nothing of a site become markup', (format, markup) => {
    const text = renderReport(hostileReport, format);
    expect(text).not.toMatch(markup);
    expect(text).not.toContain('\u0000');
  });

  test('a terminal gets no control sequence from a site', () => {
    expect(renderReport(hostileReport, 'text')).not.toContain('\u001b');
    expect(renderReport(hostileReport, 'text', { colors: true })).not.toContain('\u001b[31m|');
  });
});

describe('text', () => {
  test('summary first, then gaps with who, then the table, then what was not checked', () => {
    const text = renderReport(report, 'text');
    const order = [
      '3 gaps to close',
      'Gaps',
      'app developer:',
      'Operations',
      'Could not tell',
      'Not checked',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places).not.toContain(-1);
    expect([...places].sort((left, right) => left - right)).toEqual(places);
  });

  test('names that are written from right to left stand each for itself, and take no room for it', () => {
    const names = ['דנה', 'אבי', 'Ada'];
    const identities = report.identities.map((identity, index) => ({
      ...identity,
      label: names[index] ?? '',
    }));
    const text = renderReport(plantedReport({ identities }), 'text');
    expect(text).toContain('as \u2068דנה\u2069, \u2068אבי\u2069 and Ada on');
    const head = text.split('\n').find((line) => line.startsWith('Operation  '));
    const row = text
      .split('\n')
      .find((line) => line.startsWith('GET /rest/api/3/') && line.includes('Healthy'));
    expect(head?.replace(/[\u2068\u2069]/g, '').indexOf('אבי')).toBe(
      row?.indexOf('Healthy', row.indexOf('Healthy') + 1),
    );
  });

  test('colours only when asked for', () => {
    const sequence = '\u001b[';
    expect(renderReport(report, 'text')).not.toContain(sequence);
    expect(renderReport(report, 'text', { colors: true })).toContain(sequence);
  });
});

describe('moving to Forge', () => {
  const sentences = [
    'Connect support ends on 31 January 2027.',
    'Gained: <GET /rest/api/3/applicationrole>.',
  ];
  const moving = {
    endOfSupport: '2027-01-31',
    daysLeft: 70,
    scopes: [{ scope: 'read:jira-work', newApproval: false }],
    kept: [],
    lost: [],
    gained: ['GET /rest/api/3/applicationrole'],
    sentences,
  };
  const movingReport = plantedReport({ moving });

  test.each(['text', 'md', 'html'] as const)('%s tells it once, behind the operations', (format) => {
    const text = renderReport(movingReport, format);
    expect(text.split('When this app moves to Forge')).toHaveLength(2);
    expect(text.indexOf('When this app moves')).toBeGreaterThan(text.indexOf('Operations'));
    expect(text).toContain('Connect support ends on 31 January 2027.');
    if (format !== 'text') expect(text).not.toMatch(/[^\\]<GET/);
  });

  test.each(['text', 'md', 'html'] as const)(
    '%s says nothing of it where no Connect app was tested',
    (format) => {
      expect(renderReport(report, format)).not.toContain('moves to Forge');
    },
  );

  test('the report with it is a report', () => {
    expect(Report.parse(JSON.parse(renderReport(movingReport, 'json'))).moving).toEqual(moving);
    expect(Report.safeParse({ ...movingReport, moving: { ...moving, daysLeft: 'soon' } }).success).toBe(
      false,
    );
  });
});

test('json is the report and can be read back', () => {
  expect(Report.parse(JSON.parse(renderReport(report, 'json')))).toEqual(report);
});

test('html needs no script and fetches nothing', () => {
  const html = renderReport(report, 'html');
  expect(html).not.toMatch(/<script|<link|src=|url\(|@import/);
  expect(html).toContain('prefers-color-scheme:dark');
});

test('markdown keeps table cells whole', () => {
  const rows = renderReport(hostileReport, 'md')
    .split('\n')
    .filter((line) => line.startsWith('| GET'));
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
});

describe('junit', () => {
  test('counts what it lists', () => {
    const xml = renderReport(report, 'junit');
    expect(xml.match(/<failure /g)).toHaveLength(report.summary.problem);
    expect(xml.match(/<error /g)).toHaveLength(report.summary.inconclusive);
    expect(xml.match(/<skipped>/g)).toHaveLength(report.summary.notApplicable);
    expect(xml.match(/<testcase /g)).toHaveLength(report.probes.length + report.identities.length);
  });
});

test('sarif has a rule for each result, a place and a fingerprint', () => {
  const { runs } = JSON.parse(renderReport(report, 'sarif'));
  const [run] = runs;
  const rules = run.tool.driver.rules.map((rule: { id: string }) => rule.id);
  expect(run.results).toHaveLength(4);
  for (const result of run.results) {
    expect(rules).toContain(result.ruleId);
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('atlassian-connect.json');
    expect(result.partialFingerprints['clearance/v1']).toBeTruthy();
  }
});

test.each(['text', 'md', 'html', 'junit'] as const)('%s tells the checklist and the features', (format) => {
  const checked = plantedReport({
    checks: [
      {
        id: 'site-address',
        title: 'The address of the site',
        verdict: 'healthy',
        note: 'It is where Jira answers.',
      },
      {
        id: 'login',
        title: 'Accepted at all',
        verdict: 'problem',
        identity: 'api-token',
        note: 'It was refused.',
      },
    ],
    features: [
      {
        name: 'Import of issues',
        identity: 'api-token',
        verdict: 'inconclusive',
        optional: true,
        operations: [],
        note: 'Nothing was asked.',
      },
    ],
  });
  const text = renderReport(checked, format);
  expect(text).toContain('It was refused.');
  expect(text).toContain('Accepted at all (the API token)');
  expect(text).toContain('Import of issues, optional (the API token)');
  if (format === 'junit')
    expect(text).toContain('<testsuite name="checklist" tests="2" failures="1" errors="0"');
});

test('messages are addressed, one a gap', () => {
  const text = renderMessages(report);
  expect(text.match(/^To the /gm)).toHaveLength(3);
  expect(text.match(/Not needed:/g)).toHaveLength(3);
});
