import { readFileSync } from 'node:fs';
import { type LintFinding, lint } from '../../src/app-files/index.ts';
import { loadOperations, resolveCalls, statedCall } from '../../src/jira-facts/operations/index.ts';
import { rulesOf } from './told-findings.ts';

const table = loadOperations();
const today = '2026-11-22';
const run = (text: string, calls: readonly string[] | null = null, day = today): readonly LintFinding[] =>
  lint({
    text,
    name: 'atlassian-connect.json',
    table,
    today: day,
    calls:
      calls === null
        ? null
        : resolveCalls(
            table,
            calls.flatMap((call) => statedCall(call) ?? []),
            false,
          ),
  }).findings;
const wrong = (findings: readonly LintFinding[]) => findings.filter(({ severity }) => severity !== 'note');

const healthy = {
  key: 'com.example.app',
  name: 'Example',
  baseUrl: 'https://app.example.org',
  authentication: { type: 'jwt' },
  lifecycle: { installed: '/installed', uninstalled: '/uninstalled' },
  apiMigrations: { 'signed-install': true, 'context-qsh': true, gdpr: true },
  scopes: ['READ', 'WRITE'],
  modules: {
    generalPages: [{ key: 'page', name: { value: 'Page' }, url: '/page' }],
    configurePage: { key: 'configure', name: { value: 'Configure' }, url: '/configure' },
    webhooks: [{ event: 'jira:issue_created', url: '/hook' }],
  },
};
const text = (changes: object, without: readonly string[] = []): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries({ ...healthy, ...changes }).filter(([key]) => !without.includes(key))),
    null,
    2,
  );

test('a healthy descriptor has nothing wrong, only dates to know', () => {
  const findings = run(text({}));
  expect(wrong(findings)).toEqual([]);
  expect(findings.map(({ rule }) => rule)).toContain('connect-support-ends');
});

test("this project's own descriptor has nothing wrong", () => {
  expect(wrong(run(readFileSync('atlassian-connect.json', 'utf8')))).toEqual([]);
});

test.each([
  ['key-missing', {}, ['key']],
  ['key-malformed', { key: 'a'.repeat(65) }, []],
  ['key-malformed', { key: 'my app' }, []],
  ['base-url-missing', {}, ['baseUrl']],
  ['base-url-not-https', { baseUrl: 'http://app.example.org' }, []],
  ['base-url-malformed', { baseUrl: 'app.example.org' }, []],
  ['base-url-malformed', { baseUrl: 'https://app.example.org/?a=1' }, []],
  ['base-url-unreachable', { baseUrl: 'https://localhost:3000' }, []],
  ['base-url-not-https', { regionBaseUrls: { EU: 'http://eu.example.org' } }, []],
  ['authentication-missing', {}, ['authentication']],
  ['authentication-unknown', { authentication: { type: 'oauth' } }, []],
  ['jwt-without-installed', { lifecycle: { enabled: '/enabled' } }, []],
  ['jwt-without-installed', {}, ['lifecycle']],
  ['base-url-unreachable', { baseUrl: 'http://localhost:3000' }, []],
  ['base-url-malformed', { baseUrl: '' }, []],
  ['base-url-malformed', { baseUrl: 'https://<name>.ngrok.io' }, []],
  [
    'impersonation-without-authentication',
    { authentication: { type: 'none' }, scopes: ['ACT_AS_USER', 'READ'] },
    [],
  ],
  ['lifecycle-path-malformed', { lifecycle: { installed: 'installed' } }, []],
  ['lifecycle-path-malformed', { lifecycle: { installed: 'https://app.example.org/installed' } }, []],
  ['unknown-field', { lifecycle: { installed: '/i', unistalled: '/u' } }, []],
  ['unknown-field', { baseURL: 'x' }, []],
  ['wrong-type', { modules: [] }, []],
  ['wrong-type', { scopes: 'READ' }, []],
  ['wrong-type', { enableLicensing: 'yes' }, []],
  ['api-migration-missing', {}, ['apiMigrations']],
  ['api-migration-missing', { apiMigrations: { 'signed-install': true, gdpr: true } }, []],
  ['api-migration-off', { apiMigrations: { ...healthy.apiMigrations, 'signed-install': false } }, []],
  ['scope-unknown', { scopes: ['REED'] }, []],
  ['scope-of-other-framework', { scopes: ['read:jira-work'] }, []],
  ['scope-of-other-framework', { scopes: ['read:connect-jira'] }, []],
  ['scope-mixed-case', { scopes: ['Read'] }, []],
  ['scope-duplicate', { scopes: ['READ', 'read'] }, []],
  ['scopes-missing', {}, ['scopes']],
  ['unknown-module-type', { modules: { generalPage: [] } }, []],
  ['unknown-module-type', { modules: { 'jira:issuePanel': [] } }, []],
  ['module-type-removed', { modules: { jiraProfileTabPanels: [{ key: 'a', url: '/x' }] } }, []],
  ['module-key-missing', { modules: { generalPages: [{ url: '/x' }] } }, []],
  ['module-key-malformed', { modules: { generalPages: [{ key: 'my_page', url: '/x' }] } }, []],
  ['module-key-duplicate', { modules: { generalPages: [{ key: 'a' }], webPanels: [{ key: 'a' }] } }, []],
  ['wrong-type', { modules: { configurePage: [{ key: 'a', url: '/x' }] } }, []],
  ['context-parameter-removed', { modules: { generalPages: [{ key: 'a', url: '/x?u={user_id}' }] } }, []],
  ['webhook-incomplete', { modules: { webhooks: [{ event: 'jira:issue_created' }] } }, []],
  ['wrong-type', { modules: { generalPages: [{ key: 7, url: '/x' }] } }, []],
  ['wrong-type', { modules: { generalPages: ['page'] } }, []],
  ['wrong-type', { modules: { configurePage: 'page' } }, []],
  ['wrong-type', { lifecycle: { installed: 7 } }, []],
  ['wrong-type', { scopes: [7] }, []],
  ['module-key-malformed', { modules: { generalPages: [{ key: 'a'.repeat(101), url: '/x' }] } }, []],
  ['module-url-not-https', { modules: { generalPages: [{ key: 'a', url: 'http://a.example/x' }] } }, []],
  ['base-url-malformed', { baseUrl: 'ftp://app.example.org' }, []],
  ['base-url-malformed', { baseUrl: 'https://ada:secret@app.example.org' }, []],
])('%s is found: %j without %j', (rule, changes, without) => {
  expect(rulesOf(wrong(run(text(changes, without))))).toContain(rule);
});

test('a module type like none is a note, one like another a warning that names it; a key of 100 signs is fine', () => {
  const types = (modules: object) =>
    run(text({ modules })).flatMap(({ rule, severity, message }) =>
      rule === 'unknown-module-type' ? [[severity, message]] : [],
    );
  expect(types({ generalPage: [] })).toEqual([
    ['warning', 'generalPage is no module type of Jira. Did you mean generalPages?'],
  ]);
  expect(types({ zzzzzzzzzzzz: [] })).toEqual([
    ['note', 'zzzzzzzzzzzz is no module type of Jira known here.'],
  ]);
  const page = { key: 'a'.repeat(100), name: { value: 'Page' }, url: '/x' };
  expect(wrong(run(text({ modules: { generalPages: [page] } })))).toEqual([]);
});

test('what stands twice, what is no migration, and a scope that never has to be declared are told', () => {
  const twice = text({}).replace('"name":', '"key": "again",\n  "name":');
  expect(rulesOf(run(twice))).toContain('duplicate-field');
  const migrations = { ...healthy.apiMigrations, 'signed-instal': true };
  const unknown = run(text({ apiMigrations: migrations })).find(({ rule }) => rule === 'unknown-field');
  expect(unknown?.message).toMatch(/^signed-instal is no migration known here\..*signed-install/);
  expect(rulesOf(run(text({ scopes: ['NONE', 'READ'] })))).toContain('scope-none-declared');
});

test('a finding has the line and column of what it speaks of, and what to write instead', () => {
  const findings = run(text({ scopes: ['READ', 'WIRTE'] }));
  const lines = text({ scopes: ['READ', 'WIRTE'] }).split('\n');
  const line = lines.findIndex((candidate) => candidate.includes('WIRTE')) + 1;
  expect(findings).toContainEqual(
    expect.objectContaining({
      rule: 'scope-unknown',
      severity: 'error',
      line,
      column: (lines[line - 1] ?? '').indexOf('"WIRTE"') + 1,
      fix: 'WRITE',
    }),
  );
});

describe('a static app: authentication none', () => {
  const page = (changes: object = {}) =>
    run(text({ authentication: { type: 'none' }, ...changes }, ['lifecycle', 'apiMigrations']));

  test('its pages call through AP.request, for which the scopes count: a note, no warning', () => {
    expect(wrong(page())).toEqual([]);
    expect(page()).toContainEqual(
      expect.objectContaining({
        rule: 'scopes-without-authentication',
        message: expect.stringContaining('AP.request'),
      }),
    );
  });

  test('it is sent no token, so nothing is said of what only tokens need', () => {
    const rules = page({ baseUrl: 'https://static.acme.dev/app/' }).map(
      ({ rule, message }) => `${rule} ${message}`,
    );
    expect(rules.filter((rule) => /signed-install|context-qsh|slash/.test(rule))).toEqual([]);
  });
});

test.each([
  ['base-url-trailing-slash', { baseUrl: 'https://acme.dev/' }],
  ['base-url-placeholder', { baseUrl: 'https://app.example.com' }],
  ['unknown-field', { version: '1.0' }],
])('%s is a note: %j', (rule, change) => {
  expect(run(text(change))).toContainEqual(expect.objectContaining({ rule, severity: 'note' }));
  expect(wrong(run(text(change)))).toEqual([]);
});

test('what a template of another framework fills in is left alone', () => {
  const change = { key: "<%= ENV['KEY'] %>", baseUrl: "<%= ENV['SELF'] %>" };
  expect(wrong(run(text(change)))).toEqual([]);
});

test('an event that is filled in later is not judged', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the name of the event is filled in when it is served.
  const modules = { webhooks: [{ event: '${EVENT}', url: '/h' }] };
  expect(run(text({ modules })).filter(({ rule }) => rule === 'event-unknown')).toEqual([]);
});

test('an event of Confluence is named as one', () => {
  const modules = {
    webhooks: [
      { event: 'jira:issue_created', url: '/h' },
      { event: 'page_created', url: '/h' },
    ],
  };
  expect(run(text({ modules })).find(({ rule }) => rule === 'event-unknown')?.message).toContain(
    'an event of Confluence',
  );
});

test('placeholders of a framework are left alone', () => {
  expect(wrong(run(text({ baseUrl: '{{localBaseUrl}}' })))).toEqual([]);
});

test('broken JSON is told with its place, and the rest is still checked', () => {
  const findings = run('{\n  "key": "a",\n  "scopes": ["REED",]\n}');
  expect(findings).toContainEqual(expect.objectContaining({ rule: 'syntax', line: 3 }));
  expect(findings.map(({ rule }) => rule)).toContain('scope-unknown');
});

test.each(['', '[]', '"text"', '{'])('%j does not make it throw', (given) => {
  expect(run(given).length).toBeGreaterThan(0);
});

describe('with the calls known', () => {
  const calls = ['GET /rest/api/3/permissions', 'POST /rest/api/3/webhook'];

  test('missing and surplus scopes are found where they stand', () => {
    const findings = run(text({ scopes: ['READ', 'ACT_AS_USER', 'ACCESS_EMAIL_ADDRESSES'] }), calls);
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'scope-missing', severity: 'error', fix: '"ADMIN"' }),
    );
    const surplus = findings.filter(({ rule }) => rule === 'scope-surplus');
    expect(surplus.map(({ message, severity }) => [message.split(' ', 1)[0], severity])).toEqual([
      // A list of calls cannot tell whether they are made for a user.
      ['ACT_AS_USER', 'note'],
      ['ACCESS_EMAIL_ADDRESSES', 'warning'],
    ]);
  });

  test('a scope wider than the calls need is a warning', () => {
    expect(run(text({ scopes: ['ADMIN'] }), ['GET /rest/api/3/myself'])).toContainEqual(
      expect.objectContaining({ rule: 'scope-too-wide', fix: 'READ' }),
    );
  });

  test('moving to Forge names what is lost, kept, to be declared and to be approved', () => {
    const advice = run(text({ scopes: ['ADMIN'] }), calls)
      .filter(({ rule }) => rule === 'moving-to-forge')
      .map(({ message }) => message)
      .join('\n');
    expect(advice).toContain('Lost, because Forge apps cannot call them: POST /rest/api/3/webhook.');
    expect(advice).toContain('Least Forge scopes: manage:jira-configuration.');
  });
});

test('the end of Connect support is a note before and a warning after', () => {
  const support = (day: string) =>
    run(text({}), null, day).find(({ rule }) => rule.startsWith('connect-support'));
  expect(support('2026-11-22')).toMatchObject({ rule: 'connect-support-ends', severity: 'note' });
  expect(support('2026-11-22')?.message).toContain('in 70 days');
  expect(support('2027-02-01')).toMatchObject({ rule: 'connect-support-ended', severity: 'warning' });
});

test('each date of the end of Connect support is told with its source', () => {
  const dates = run(text({})).filter(
    ({ rule }) => rule === 'connect-date' || rule === 'connect-support-ends',
  );
  expect(dates.map(({ message }) => /\d{4}-\d{2}-\d{2}/.exec(message)?.[0])).toEqual([
    '2025-09-17',
    '2026-03-31',
    '2027-01-31',
  ]);
  expect(new Set(dates.map(({ source }) => source)).size).toBe(3);
});

const page = { key: 'a', name: { value: 'A' }, url: '/a' };
const field = { key: 'f', name: { value: 'F' }, description: { value: 'F' } };

test.each([
  ['webhook-scope-missing', { scopes: [] }],
  ['event-unknown', { modules: { webhooks: [{ event: 'jira:issue_create', url: '/h' }] } }],
  ['webhook-incomplete', { modules: { webhooks: [{ event: 'jira:issue_created' }] } }],
  ['property-missing', { modules: { webItems: [{ key: 'a', name: { value: 'A' }, url: '/a' }] } }],
  ['property-missing', { modules: { jiraBuildInfoProvider: { key: 'b', name: { value: 'B' } } } }],
  ['wrong-type', { modules: { generalPages: [{ key: 'a', name: 'A', url: '/a' }] } }],
  ['value-unknown', { modules: { jiraIssueFields: [{ ...field, type: 'txt' }] } }],
  ['unknown-field', { modules: { generalPages: [{ ...page, condition: [] }] } }],
])('%s is found', (rule, change) => {
  expect(wrong(run(text(change))).map((finding) => finding.rule)).toContain(rule);
});

describe('what is no descriptor of Jira', () => {
  const judge = (given: string) =>
    lint({ text: given, name: 'atlassian-connect.json', table, today, calls: null });

  test('a byte order mark is no error', () => {
    expect(wrong(run(`\uFEFF${text({})}`))).toEqual([]);
  });

  test('a descriptor of Confluence is checked for its form, with a word about the facts', () => {
    const modules = { dynamicContentMacros: [{ key: 'm', name: { value: 'M' }, url: '/m' }] };
    const findings = run(text({ scopes: ['READ', 'SPACE_ADMIN'], modules }));
    expect(wrong(findings)).toEqual([]);
    expect(findings.map(({ rule }) => rule)).toContain('confluence-descriptor');
    expect(findings.map(({ rule }) => rule)).not.toContain('moving-to-forge');
    const generalPages = [{ key: 'p', name: { value: 'P' }, location: 'system.content.action', url: '/p' }];
    expect(run(text({ modules: { generalPages } })).map(({ rule }) => rule)).toContain(
      'confluence-descriptor',
    );
  });

  test.each([
    ['bitbucket', text({ scopes: ['account', 'repository'], contexts: ['account'] })],
    ['hipchat', JSON.stringify({ key: 'b', name: 'B', capabilities: { hipchatApiConsumer: {} } })],
    ['template', '{ "key": "{{ key }}", "enableLicensing": {{ licensing }}, "scopes": ["READ"] }'],
  ])('%s: not checked, and said so once', (product, given) => {
    expect(judge(given)).toMatchObject({
      kind: 'unknown',
      notChecked: product,
      findings: [{ rule: 'not-checked', severity: 'note' }],
    });
  });
});

test('a descriptor with comments is refused once, though texts in it are filled in', () => {
  const given = text({ baseUrl: '{{localBaseUrl}}' }).replace('{', '{ // one\n // two\n');
  expect(run(given).filter(({ rule }) => rule === 'syntax')).toMatchObject([
    { line: 1, message: expect.stringMatching(/no comments/) },
  ]);
});

test('thousands of one kind are told as a hundred and a count', () => {
  const modules = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`unheard${index}`, []]));
  const findings = run(text({ modules }));
  expect(findings.filter(({ rule }) => rule === 'unknown-module-type')).toHaveLength(100);
  expect(findings).toContainEqual(
    expect.objectContaining({
      rule: 'more-of-the-kind',
      message: '2900 more findings of the kind unknown-module-type.',
    }),
  );
});
