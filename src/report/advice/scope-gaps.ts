import { type FixStep, scopeFix } from '../../diagnosis/index.ts';
import type { IdentityKind } from '../../evidence/index.ts';
import { identityTraits, manageAppsScreen } from '../../jira-facts/index.ts';
import { causeTitle } from '../cause-title.ts';
import type { Gaps, Report } from '../model.ts';
import { counted, identityName, listed, sentence } from '../wording.ts';
import type { Advice } from './advice-model.ts';
import { messageText } from './message.ts';
import { concerning, distinct, fixersOf, grouped, operationsOf } from './problems.ts';

type ScopeGap = Gaps['scopes'][number];

/** Its scopes stand in the file of an app. */
const isApp = (kind: IdentityKind): boolean => identityTraits[kind].framework !== null;

/** One piece of advice for each set of missing scopes: the app and the app acting for a user share one declaration. */
export function scopeAdvice(report: Report): Advice[] {
  const sets = grouped(report.gaps.scopes, (gap) => [...gap.missing].sort().join(' '));
  return sets.map((gaps) => adviceForSet(report, gaps));
}

function adviceForSet(report: Report, gaps: readonly ScopeGap[]): Advice {
  const identities = distinct(gaps.map((gap) => gap.identity));
  const scopes = distinct(gaps.flatMap((gap) => gap.missing));
  const patch = gaps.find((gap) => gap.patch !== '')?.patch;
  const problems = concerning(report, identities, (finding) =>
    finding.missing.scopes.some((scope) => scopes.includes(scope)),
  );
  const operations = distinct([...operationsOf(problems), ...gaps.flatMap((gap) => gap.operations)]);
  const lacking =
    scopes.length === 1
      ? `the scope ${listed(scopes)} is missing`
      : `the scopes ${listed(scopes)} are missing`;
  const few = scopes.length <= 3;
  const steps = identities.some(isApp)
    ? publish(report, scopes, identities)
    : distinct(
        identities.flatMap((kind) => [...scopeFix(kind, [scopes])]),
        (step) => `${step.who}: ${step.step}`,
      );
  const cause = problems[0]?.finding.cause ?? 'scope-missing';
  const names = listed(identities.map((kind) => identityName(report, kind)));
  return {
    id: `scope:${scopes.join('+')}`,
    kind: 'scope',
    cause,
    causeTitle: causeTitle(cause),
    title: few ? sentence(lacking) : `${scopes.length} scopes are missing`,
    identities,
    because: [why(report, identities, scopes, operations), ...following(identities, scopes)],
    who: fixersOf(steps),
    steps,
    ...(patch ? { patch } : {}),
    operations,
    message: {
      to: identities.some(isApp) ? 'app developer' : 'credential owner',
      text: messageText({
        greeting: `${sentence(names)} cannot do everything on ${report.site.url}: ${lacking}.`,
        needed: identities.some(isApp) ? declare(report, scopes, patch) : renew(scopes),
        operations,
        notNeeded:
          'no group, global permission or project permission has to change for this, and nobody has to send a password or a token.',
      }),
    },
  };
}

/** One sentence for all operations; which scopes each of them takes stands in its evidence. */
function why(
  report: Report,
  identities: readonly IdentityKind[],
  scopes: readonly string[],
  operations: readonly string[],
): string {
  const held = report.identities.find(({ kind }) => identities.includes(kind))?.scopes ?? null;
  const one = scopes.length === 1;
  const needing = `${counted(operations.length, 'operation needs', 'operations need')} ${one ? 'it' : 'more'}`;
  const has = identities.some(isApp) ? 'declared' : 'granted';
  const holding =
    held === null
      ? 'and Jira answers that the scope does not match'
      : `and ${held.length === 0 ? `no scope is ${has}` : `${listed(held)} ${held.length === 1 ? 'is' : 'are'} all that is ${has}`}`;
  return `${needing}, ${holding}${one ? '' : '; no smaller set opens all of them'}`;
}

/** Rights that come with a scope by themselves, so that nobody looks for another way to give them. */
function following(identities: readonly IdentityKind[], scopes: readonly string[]): string[] {
  return identities.includes('connect-app') && scopes.includes('ADMIN')
    ? ['with ADMIN Jira itself puts the user of the app into the group atlassian-addons-admin']
    : [];
}

/** What publishing a scope takes in an app: the declaration, and the consent of whoever installed it. */
function publish(report: Report, scopes: readonly string[], identities: readonly IdentityKind[]): FixStep[] {
  const forge = identities.some((kind) => identityTraits[kind].framework === 'forge');
  const screen = manageAppsScreen(report.site.url);
  const change = forge
    ? `Add ${listed(scopes)} to permissions.scopes in manifest.yml and deploy.`
    : `Add ${listed(scopes)} to "scopes" in atlassian-connect.json and publish it.`;
  return [
    { who: 'app developer', step: change },
    { who: 'Jira administrator', step: `Approve the update in ${screen.name}.`, link: screen.link },
  ];
}

function declare(report: Report, scopes: readonly string[], patch: string | undefined): string[] {
  const screen = manageAppsScreen(report.site.url);
  return [
    `Please declare ${listed(scopes)} and publish the change.`,
    patch ? `The line to change: ${patch}` : '',
    `After that a Jira administrator approves the update in ${screen.name} (${screen.link}).`,
  ];
}

const renew = (scopes: readonly string[]): string[] => [
  `Please grant ${listed(scopes)} as well: authorise the connection again, or make a new token that has them.`,
];
