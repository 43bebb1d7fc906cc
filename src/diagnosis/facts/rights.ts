import { connectImplies, connectScopeNamed, identityTraits, permissionName } from '../../jira-facts/index.ts';
import { provesLogin } from '../reading/comparison.ts';
import { samePath } from '../reading/differences.ts';
import type { ExchangeReading } from '../reading/exchange.ts';
import { scopesOfDataCenter } from '../reading/needs.ts';
import type { Reading } from '../reading/reading.ts';
import {
  fieldsWithRight,
  globalAsked,
  groupless,
  holdsAll,
  lackedInProject,
  lackedOf,
  projectAsked,
} from '../reading/rights.ts';
import { wordChoices } from '../reading/scope-words.ts';
import { type Fact, fact, scene } from './fact.ts';

const globals = ({ at }: Reading) => at.needs.globalPermissions;
const projects = ({ at }: Reading) => at.needs.projectPermissions;
const asked = (reading: Reading) => [...globalAsked(reading), ...projectAsked(reading)];

/** Whether the operation needs a scope that none of the calls that worked needed. */
function needsAnotherScope({ at, beside, identity, selfHosted }: Reading): boolean {
  const own = at.needs.operation;
  const worked = beside.ownWorked.flatMap(({ needs }) => needs.operation ?? []);
  if (own === null || worked.length === 0) return false;
  if (selfHosted) return worksWithLess(at, beside.ownWorked);
  if (identityTraits[identity].scopeWorld === 'connect') {
    const wanted = connectScopeNamed(own.connectScope ?? '');
    return (
      wanted !== null &&
      worked.every(({ connectScope }) => {
        const held = connectScopeNamed(connectScope ?? '');
        return held !== null && !connectImplies(held, wanted);
      })
    );
  }
  const used = new Set(worked.flatMap(({ alternatives }) => alternatives.flatMap(({ scopes }) => scopes)));
  return (
    own.alternatives.length > 0 &&
    own.alternatives.every(({ scopes }) => scopes.some((one) => !used.has(one)))
  );
}

/** Each scope of Data Center holds those before it, so that what worked may have needed less. */
const worksWithLess = (at: ExchangeReading, worked: readonly ExchangeReading[]): boolean => {
  const place = ({ needs }: ExchangeReading) => scopesOfDataCenter.indexOf(needs.scopeChoices[0]?.[0] ?? '');
  return worked.every((call) => place(call) < place(at));
};

/** Permissions as the screens of Jira name them; the first four say enough. */
const named = (keys: readonly string[]): string =>
  keys
    .slice(0, 4)
    .map((key) => `“${permissionName(key)}”`)
    .join(', ');

const refusesCustomField = ({ body }: ExchangeReading) =>
  body.errorFields.some((field) => field.startsWith('customfield_')) || body.words.includes("'customfield_");

const apart = ({ at }: Reading) => at.needs.operation?.permissions;
const works = ({ outcome }: ExchangeReading) => outcome === 'worked';

/** What is known of scopes and rights, from the table of operations and from what the identity holds. */
export const rightsFacts = {
  'scopes lacking': fact(
    ({ at }) => `the scopes held do not open the operation; it needs ${wordChoices(at.needs.scopeChoices)}`,
    ({ at }) => at.needs.scopes === 'lacking',
  ),
  'sprint without its scope': fact(
    'a sprint is set, and write:sprint:jira-software is not among the scopes: Jira words it as a permission',
    ({ at, scopes, selfHosted }) =>
      !selfHosted &&
      at.status === 400 &&
      at.method !== 'GET' &&
      scopes?.some((scope) => scope.includes(':')) === true &&
      !scopes.includes('write:sprint:jira-software') &&
      // Of the fields that "Schedule Issues" governs, the sprint is a custom one, and the due date is not.
      (/\bsprint\b/.test(at.body.words) ||
        (refusesCustomField(at) && at.body.words.includes('schedule issues permission'))),
  ),
  'scopes enough': fact(
    'the scopes held open the operation',
    ({ at, scopes }) => at.needs.scopes === 'enough' && scopes !== null,
  ),
  'closed by the reference': fact(
    'the reference closes this operation to this kind of caller, whatever its scopes',
    ({ at }) => at.needs.scopes === 'closed',
  ),
  'open by the reference': fact(
    'the reference opens the operation to this kind of caller',
    ({ at }) => at.needs.match === 'known' && at.needs.scopes !== 'closed' && at.needs.appsOnly.length === 0,
  ),
  'another scope needed': fact(
    ({ at }) =>
      `the operation needs a scope that none of the calls which worked needed (${wordChoices(at.needs.scopeChoices) || (at.needs.operation?.connectScope ?? '')})`,
    needsAnotherScope,
  ),
  'scope declared': fact('the app declares the scope', ({ consent }) => consent.declared === true),
  'declared but not granted': fact(
    'the declared scopes open the operation, the granted ones do not',
    ({ consent }) => consent.declared === true && consent.granted === false,
  ),
  'some not granted': fact('some declared scopes are not granted', ({ consent }) => consent.behind),
  'for apps only': fact(
    'the reference opens this operation to apps only',
    (reading) =>
      reading.at.needs.appsOnly.length > 0 ||
      (apart(reading)?.module ?? '') !== '' ||
      reading.at.address.restPath?.startsWith('/rest/atlassian-connect/1/') === true,
  ),
  'known defect': fact(
    'ECO-1180 on jira.atlassian.com: a token of Forge is refused at the properties of a Connect app, as if a scope were missing',
    ({ at, identity }) =>
      identityTraits[identity].framework === 'forge' &&
      at.address.restPath?.startsWith('/rest/atlassian-connect/1/addons/') === true,
  ),
  'internal to Atlassian': fact(
    'the operation is internal to Atlassian',
    (reading) => apart(reading)?.internal === true,
  ),
  'for approved apps only': fact(
    'e-mail addresses are given to approved apps only',
    ({ at }) => at.needs.operation?.connectScope === 'ACCESS_EMAIL_ADDRESSES',
  ),
  'open to an app access rule': fact(
    'a data security policy can block this operation for apps',
    ({ at }) => at.needs.operation?.appAccessRuleExempt === false,
  ),
  'needs a global permission': fact(
    ({ at }) => `the operation documents a global permission (${named(at.needs.globalPermissions)})`,
    (reading) => globals(reading).length > 0,
  ),
  'needs a project permission': fact(
    ({ at }) => `the operation documents a project permission (${named(at.needs.projectPermissions)})`,
    (reading) => projects(reading).length > 0,
  ),
  'field with a right of its own': fact(
    'the field can be set only with a permission of its own',
    ({ at }) =>
      at.body.errorFields.some((field) => fieldsWithRight.includes(field)) ||
      fieldsWithRight.some((field) => at.body.words.includes(`'${field.toLowerCase()}'`)),
  ),
  'custom field refused': scene(({ at }) => refusesCustomField(at)),
  'field that Jira has not': fact(
    'the answer names a field that Jira has not: its name or id is wrong',
    ({ at }) => at.body.namesUnknownField,
  ),
  'even the summary refused': fact(
    'even a field that every issue has is refused, so that no screen is the reason',
    ({ at }) => at.body.errorFields.some((field) => ['summary', 'project', 'issuetype'].includes(field)),
  ),
  'needs no permission': fact('the operation needs no permission', ({ at }) => at.needs.noPermission),
  'needs a right outside the reference': fact(
    ({ at }) => `this path needs ${named(at.needs.projectPermissions)}`,
    ({ at }) => at.needs.match === 'unknown' && at.needs.projectPermissions.length > 0,
  ),
  'open to anonymous callers': fact(
    'the operation is open to anonymous callers',
    ({ at }) => at.needs.anonymousAllowed,
  ),
  'lacks a global permission': fact(
    (reading) => `the account does not hold ${named(lackedOf(reading, globalAsked(reading)))}`,
    (reading) => lackedOf(reading, globalAsked(reading)).length > 0,
  ),
  'lacks a project permission': fact(
    (reading) => `the account does not hold ${named(lackedInProject(reading, projectAsked(reading)))}`,
    (reading) => lackedInProject(reading, projectAsked(reading)).length > 0,
  ),
  'lacks browsing': fact(
    'the account does not hold “Browse projects”',
    (reading) => lackedInProject(reading, ['BROWSE_PROJECTS']).length > 0,
  ),
  'holds what is needed': fact(
    (reading) => `the account holds ${named(asked(reading))}`,
    (reading) => asked(reading).length > 0 && holdsAll(reading, asked(reading)),
  ),
  'nothing is lacking': fact(
    'the credential works here, and the scopes and rights that the operation documents are held',
    (reading) => {
      const { at, beside, account } = reading;
      const { scopes, match, noPermission } = at.needs;
      return (
        (at.status === 401 || at.status === 403) &&
        match === 'known' &&
        (scopes === 'enough' || scopes === 'not-applicable') &&
        (noPermission || (asked(reading).length > 0 && holdsAll(reading, asked(reading)))) &&
        (account.measured ||
          beside.ownWorked.some(
            (call) =>
              provesLogin(call) &&
              call.address.host === at.address.host &&
              call.address.cloudId === at.address.cloudId,
          ))
      );
    },
  ),
  'rights measured': fact(
    'the rights were read from Jira with the same credential',
    ({ account }) => account.measured,
  ),
  'lists users': scene(({ at }) => at.needs.globalPermissions.includes('USER_PICKER')),
  'is administrator': fact('the account is an administrator', ({ account }) => account.admin === true),
  'is no administrator': fact('the account is no administrator', ({ account }) => account.admin === false),
  'in no administrator group': fact(
    'the account is in none of the groups that hold Administer Jira',
    (reading) => groupless(reading),
  ),
  'site in no list': fact(
    'accessible-resources does not list the site of the call',
    ({ consent }) => consent.site === 'absent',
  ),
  'site without Jira scopes': fact(
    'accessible-resources lists no Jira scope for the site',
    ({ consent }) => consent.site === 'without Jira',
  ),
  'site listed': fact('accessible-resources lists the site', ({ consent }) => consent.site === 'listed'),
  'works within the same scopes': fact(
    'the same call works through the same app, so that its scopes are enough',
    ({ at, others, identity }) =>
      identityTraits[identity].framework === 'forge' &&
      others.some(
        (call) =>
          works(call) &&
          call.identity !== identity &&
          identityTraits[call.identity].framework === 'forge' &&
          call.method === at.method &&
          samePath(call, at),
      ),
  ),
  'act as user undeclared': fact(
    'ACT_AS_USER is not among the scopes',
    ({ scopes, account }) =>
      account.mayActForUser === false ||
      (scopes !== null &&
        scopes.length > 0 &&
        scopes.every((scope) => !scope.includes(':')) &&
        !scopes.some((scope) => scope.toUpperCase() === 'ACT_AS_USER')),
  ),
  'act as user declared': fact('ACT_AS_USER is declared', ({ scopes }) =>
    (scopes ?? []).some((scope) => scope.toUpperCase() === 'ACT_AS_USER'),
  ),
  'removed by the reference': fact(
    'the reference lists this operation as removed',
    ({ at }) => at.needs.operation?.removed === true,
  ),
} satisfies Record<string, Fact>;
