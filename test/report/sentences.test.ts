import type { Finding } from '../../src/diagnosis/finding.ts';
import { adviceOf } from '../../src/report/advice.ts';
import { closedBy } from '../../src/report/closed.ts';
import { compareIdentities } from '../../src/report/compare-identities.ts';
import { factsLine, headline } from '../../src/report/headline.ts';
import { acceptReport } from '../../src/report/import.ts';
import type { ProbeResult, Report, Verdict } from '../../src/report/model.ts';
import { openingLines } from '../../src/report/opening.ts';
import { summaryOf } from '../../src/report/summary.ts';
import { plantedReport } from './planted-report.ts';

const planted = plantedReport();
const none = { scopes: [], groups: [], globalPermissions: [], projectPermissions: [] };
const finding = (more: Partial<Finding> = {}): Finding => ({
  ...{ cause: 'global-permission-missing', confidence: 0.9, because: ['Jira says so'], missing: none },
  ...{ fix: [], ruledOut: [] },
  ...more,
});
type Kind = ProbeResult['identity'];
const probe = (name: string, identity: Kind, verdict: Verdict, ...findings: Finding[]): ProbeResult => ({
  operation: `GET /rest/api/3/${name}`,
  ...{ identity, verdict, findings, needed: verdict === 'problem', predicted: false },
  needs: { connect: 'READ', groups: [], permissions: [] },
});
const who = (kind: Kind, label: string): Report['identities'][number] => ({
  kind,
  label,
  scopes: null,
  usable: true,
});
const report = (probes: ProbeResult[], more: Partial<Report> = {}): Report => ({
  ...planted,
  ...{ state: 'finished', probes, summary: summaryOf(probes) },
  identities: [who('api-token', 'the integration'), who('oauth-3lo', 'Ada')],
  gaps: { scopes: [], groups: [], globalPermissions: [], projectPermissions: [], unusedScopes: [] },
  needs: { from: 'none', operations: [] },
  ...more,
});

describe('the headline', () => {
  const healthy = [probe('role', 'api-token', 'healthy'), probe('field', 'api-token', 'healthy')];

  test('of a run that goes on counts what has come', () => {
    expect(headline(report(healthy, { state: 'running' }))).toBe('Running: 2 answers so far');
    expect(headline(report(healthy.slice(1), { state: 'running' }))).toBe('Running: 1 answer so far');
  });

  test.each<[Partial<Report['needs']>, string]>([
    [{ from: 'profile', name: 'it', title: 'The Spoke' }, 'Nothing that The Spoke needs is missing'],
    [{ from: 'profile', name: 'it' }, 'Nothing that it needs is missing'],
    [{ from: 'app', name: 'My app' }, 'Nothing that My app needs is missing'],
    [{ from: 'app' }, 'Nothing that the app needs is missing'],
    [{ from: 'operations' }, 'Nothing that was asked for is missing'],
  ])('names who needs it: %j', (needs, words) => {
    const named = { operations: [], from: 'none' as const, ...needs };
    expect(headline(report(healthy, { needs: named }))).toBe(words);
    const open = [...healthy, probe('x', 'api-token', 'inconclusive')];
    expect(headline(report(open, { needs: named }))).toMatch(
      /^Of what .+, nothing is known to be missing; 1 operation could not be told$/,
    );
  });

  test('where nobody said what is needed tells how much is open, to the first that is somebody', () => {
    const probes = [
      ...healthy,
      probe('columns', 'api-token', 'closed', finding({ cause: 'scope-missing' })),
      probe('role', 'anonymous', 'closed', finding()),
    ];
    const identities = [who('anonymous', 'nobody'), who('api-token', 'the integration')];
    expect(headline(report(probes, { identities }))).toMatch(
      / works: of 3 operations looked at 2 are open to it, 1 closed$/,
    );
    const one = [probe('role', 'api-token', 'healthy')];
    expect(headline(report(one))).toMatch(/of 1 operation looked at 1 is open to it, 0 closed$/);
  });

  test('of a run in which nothing was asked, or nothing could be told, praises nothing', () => {
    expect(headline(report([]))).toBe('Nothing could be checked');
    expect(headline(report([probe('x', 'api-token', 'inconclusive')]))).toBe('Nothing could be told');
  });

  test('the line of facts says how much, as whom, where and at what cost', () => {
    const facts = (points: Report['points'], more: Partial<Report> = {}) =>
      factsLine(report(healthy, { points, ...more }));
    expect(facts({ estimated: 9, spent: 1 })).toMatch(
      /^2 operations as .+ on https?:\S+, .+, 1 rate-limit point$/,
    );
    expect(facts({ estimated: 9 })).toMatch(/, 9 rate-limit points$/);
    expect(facts({ estimated: 0 })).not.toContain('point');
    expect(facts({ estimated: 0 }, { identities: [] })).toMatch(/^2 operations as nobody on /);
  });
});

describe('two accounts side by side', () => {
  const compared = (...probes: ProbeResult[]) => compareIdentities(report(probes), 'api-token', 'oauth-3lo');
  const lacking = (missing: Partial<Finding['missing']>) => finding({ missing: { ...none, ...missing } });

  test('each thing that is lacking is one sentence, with all that it keeps closed', () => {
    const right = lacking({ globalPermissions: ['ADMINISTER'] });
    const told = compared(
      probe('role', 'api-token', 'problem', right),
      probe('field', 'api-token', 'closed', right),
      probe('myself', 'api-token', 'problem', lacking({ scopes: ['read:jira-user'] })),
      probe('label', 'api-token', 'problem', finding()),
      probe('status', 'api-token', 'problem'),
      ...['role', 'field', 'myself', 'label', 'status'].map((name) => probe(name, 'oauth-3lo', 'healthy')),
    );
    expect(told).toEqual([
      expect.stringMatching(
        /^Works for .+, not for .+: GET \/rest\/api\/3\/role and GET \/rest\/api\/3\/field; it lacks “Administer Jira”\.$/,
      ),
      expect.stringMatching(/: GET \/rest\/api\/3\/myself; it lacks the scope read:jira-user\.$/),
      expect.stringMatching(/: GET \/rest\/api\/3\/label; Jira says so\.$/),
      expect.stringMatching(/: GET \/rest\/api\/3\/status\.$/),
    ]);
  });

  test('what does not work for the other either tells nothing apart', () => {
    const both = [
      probe('role', 'api-token', 'problem', finding()),
      probe('role', 'oauth-3lo', 'problem', finding()),
    ];
    expect(compared(...both)).toEqual([
      expect.stringMatching(/^What .+ lacks could not be shown to work for .+ either\.$/),
    ]);
    expect(compared(probe('role', 'api-token', 'healthy'))).toEqual([
      expect.stringMatching(/^Whatever works for .+ would work for .+\.$/),
    ]);
    expect(compared(probe('role', 'api-token', 'inconclusive'))).toEqual([]);
  });
});

describe('what is closed', () => {
  const closed = (missing: Partial<Finding['missing']>, more: Partial<Finding> = {}) =>
    finding({ missing: { ...none, ...missing }, ...more });
  const opening = (one: Finding, groups: string[][] = [], identity: Kind = 'oauth-3lo') =>
    closedBy(
      report([
        { ...probe('x', identity, 'closed', one), needs: { connect: 'READ', groups, permissions: [] } },
      ]),
    )[0]?.opening;

  test('says what it would take, by the shortest way', () => {
    const scopes = ['read:jira-work', 'read:a:jira', 'read:b:jira'];
    const ways = [['read:a:jira', 'read:b:jira'], ['read:jira-work'], ['read:held:jira']];
    const lacking = closed({ scopes }, { cause: 'scope-missing' });
    expect(opening(lacking, ways)).toBe('it would take the scope read:jira-work');
    expect(opening(closed({ scopes: ['READ', 'ADMIN'] }), ways, 'connect-app')).toBe(
      'it would take the scopes READ and ADMIN',
    );
    expect(opening(closed({ globalPermissions: ['ADMINISTER'] }))).toBe(
      'it would take the permission “Administer Jira”',
    );
    expect(
      opening(
        closed({
          scopes: ['x:y'],
          globalPermissions: ['ADMINISTER'],
          projectPermissions: ['BROWSE_PROJECTS'],
        }),
      ),
    ).toBe('it would take the scope x:y and the permissions “Administer Jira” and “Browse projects”');
    expect(opening(closed({}))).toBe('see its evidence');
    expect(opening(closed({}, { cause: 'platform-bug' }))).toBe('no scope or permission opens it');
  });

  test('is told of the judged account alone, the reason with most operations first', () => {
    const one = closed({ globalPermissions: ['ADMINISTER'] });
    const two = closed({ scopes: ['read:jira-work'] }, { cause: 'scope-missing' });
    const probes = [
      probe('a', 'api-token', 'closed', one),
      probe('b', 'api-token', 'closed', two),
      probe('c', 'api-token', 'closed', two),
      probe('d', 'oauth-3lo', 'closed', two),
      probe('e', 'api-token', 'problem', two),
      probe('f', 'api-token', 'closed'),
    ];
    const whole = closedBy(report(probes));
    expect(whole.map(({ operations }) => operations.map((name) => name.at(-1)).join(''))).toEqual([
      'bcd',
      'a',
    ]);
    const judged = { ...who('api-token', 'the integration'), account: { accountId: 'a1', active: true } };
    const subject = { accountId: 'a1' };
    const told = closedBy(report(probes, { subject, identities: [judged, who('oauth-3lo', 'Ada')] }));
    expect(told.flatMap(({ operations }) => operations).some((name) => name.endsWith('d'))).toBe(false);
  });
});

describe('a place that was named and cannot be seen', () => {
  const unseen = { ...none, projectPermissions: ['BROWSE_PROJECTS'] };
  const hidden = finding({ cause: 'resource-not-visible', missing: unseen });
  const steps = (subject: Report['subject'], name: string) =>
    adviceOf(report([{ ...probe(name, 'api-token', 'problem', hidden), needed: true }], { subject })).flatMap(
      ({ title, steps: all }) => all.map(({ who: whom, step, link }) => [title, whom, step, link]),
    );

  test('a project: whoever can open it grants to see it, and no link is made up', () => {
    const [[, whom, step, link] = []] = steps({ project: 'PAY' }, 'project/{projectIdOrKey}');
    expect([whom, link]).toEqual(['Jira administrator', undefined]);
    expect(step).toMatch(
      /^If you can open the project PAY yourself, grant “Browse projects” in it to .+: Project settings → Permissions\.$/,
    );
  });

  test('a work item: the permission, then its security level, each with its screen', () => {
    const told = steps({ issue: 'PAY-12' }, 'issue/{issueIdOrKey}');
    expect(told.map(([, , step]) => step)).toEqual([
      expect.stringMatching(
        /^If you can open PAY-12 yourself, see that .+ holds “Browse projects” in the project PAY: /,
      ),
      expect.stringMatching(/^If PAY-12 has a security level, add .+ to it: /),
    ]);
    expect(told.every(([, , , link]) => String(link).includes('PAY'))).toBe(true);
  });
});

describe('a right that no gap explains', () => {
  const edit = finding({
    cause: 'project-permission-missing',
    missing: { ...none, projectPermissions: ['EDIT_ISSUES'] },
  });
  const told = (...projects: (string | undefined)[]) => {
    const probes = projects.map((project, index) => ({
      ...probe(`x${index}`, index === 1 ? 'oauth-3lo' : 'api-token', 'problem', edit),
      ...(project === undefined ? {} : { project }),
    }));
    const [advice] = adviceOf(report(probes));
    const [step] = advice?.steps ?? [];
    return { title: advice?.title, step: step?.step, link: step?.link };
  };

  test('is granted in the project where it was looked at, with the link to its screen', () => {
    const { title, step, link } = told('PAY');
    expect(title).toMatch(/ lacks “Edit (issues|work items)” in (the project )?PAY$/);
    expect(step).toMatch(/^Grant “Edit (issues|work items)” in .*PAY to .+: .*Permissions\.$/);
    expect(link).toContain('/PAY/');
  });

  test('of two accounts in two projects, or where nobody knows a project, is told without a screen that fits one', () => {
    const { title, step } = told('PAY', 'OPS');
    expect(title).toMatch(/ lack “.+” in .*PAY and OPS$/);
    expect(step).toMatch(/: Project settings → Permissions\.$/);
    const nowhere = told(undefined);
    expect(nowhere.title).toMatch(/ in the projects that were looked at$/);
    expect(nowhere).toMatchObject({
      link: undefined,
      step: expect.stringMatching(/in the project that needs it to /),
    });
  });
});

describe('a report of elsewhere', () => {
  test('of the first version counts what was asked as needed', () => {
    const { needs: _left, ...rest } = report([
      probe('role', 'api-token', 'healthy'),
      probe('role', 'oauth-3lo', 'healthy'),
    ]);
    const accepted = acceptReport({ ...rest, schemaVersion: 1 });
    if (!accepted.ok) throw new Error(accepted.problem);
    expect(accepted.report).toMatchObject({
      schemaVersion: 2,
      needs: { from: 'operations', operations: ['GET /rest/api/3/role'] },
    });
  });

  test('that names more accounts than a run has is refused', () => {
    const named = (count: number) =>
      acceptReport(
        report([], {
          identities: Array.from({ length: count }, (_, index) => ({
            ...who('api-token', 'x'),
            account: { accountId: `account-${index}`, active: true },
          })),
        }),
      );
    expect(named(50).ok).toBe(true);
    expect(named(51)).toEqual({
      ok: false,
      problem: 'The report names 51 accounts; one of ours names at most 50.',
    });
  });
});

test.each([
  ['refused', 'problem', /^Does not work as the integration/],
  ['left open', 'inconclusive', /^Could not be told as the integration/],
] as const)(
  'a credential that was %s at a site that does not say what it is, is told as that',
  (_, verdict, line) => {
    const refused = { ...who('api-token', 'the integration'), usable: false, findings: [finding()] };
    const checks: Report['checks'] = [
      { id: 'site-address', title: 'The address', verdict: 'inconclusive', note: 'It does not say.' },
      { id: 'accepted', title: 'Accepted', verdict, identity: 'api-token', note: 'Asked.' },
    ];
    expect(openingLines(report([], { identities: [refused], checks }))[0]).toMatch(line);
  },
);
