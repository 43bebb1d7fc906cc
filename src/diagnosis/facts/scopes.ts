import { connectImplies, connectScopeNamed, identityTraits } from '../../jira-facts/index.ts';
import type { ExchangeReading } from '../reading/exchange.ts';
import { scopesOfDataCenter } from '../reading/opening-scopes.ts';
import type { Reading } from '../reading/reading.ts';
import { refusesCustomField } from '../reading/rights.ts';
import { wordChoices } from '../reading/scope-words.ts';
import { states } from '../reading/statements.ts';
import { type Fact, fact, worded } from './fact.ts';

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

const apart = ({ at }: Reading) => at.needs.operation?.permissions;

const isOfConnectProperties = ({ at, identity }: Reading): boolean =>
  identityTraits[identity].framework === 'forge' &&
  at.address.restPath?.startsWith('/rest/atlassian-connect/1/addons/') === true &&
  (at.said.has('scopeMismatch') || (at.status === 401 && at.said.size === 0));

/** What is known of scopes, and whom the reference opens the operation to. */
export const scopeFacts = {
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
  'another scope needed': fact(
    ({ at }) =>
      `the operation needs a scope that none of the calls which worked needed (${wordChoices(at.needs.scopeChoices) || (at.needs.operation?.connectScope ?? '')})`,
    needsAnotherScope,
  ),
  'scope declared': fact('the app declares the scope', ({ consent }) => consent.declared === true),
  'declared but not granted': fact(
    'scopes that are declared are not granted, and without them the operation is closed',
    ({ at, consent }) =>
      at.needs.operation === null
        ? at.said.has('scopeMismatch') && consent.lacking.length > 0
        : consent.declared === true && consent.granted === false,
  ),
  'for apps only': fact(
    'the reference opens this operation to apps only',
    (reading) =>
      reading.at.needs.appsOnly.length > 0 ||
      (apart(reading)?.module ?? '') !== '' ||
      reading.at.address.restPath?.startsWith('/rest/atlassian-connect/1/') === true,
  ),
  'known defect': worded((reading) =>
    isOfConnectProperties(reading)
      ? 'ECO-1180 on jira.atlassian.com: a token of Forge is refused at the properties of a Connect app, as if a scope were missing'
      : states(reading.account.noted, 'defect')
        ? 'the notes name a report of a defect that describes this'
        : null,
  ),
  'for approved apps only': fact(
    'e-mail addresses are given to approved apps only',
    ({ at }) => at.needs.operation?.connectScope === 'ACCESS_EMAIL_ADDRESSES',
  ),
} satisfies Record<string, Fact>;
