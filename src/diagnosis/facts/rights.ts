import { provesLogin } from '../reading/comparison.ts';
import { sameSite } from '../reading/differences.ts';
import { isShutOut } from '../reading/exchange.ts';
import type { Reading } from '../reading/reading.ts';
import {
  fieldsWithRight,
  globalAsked,
  groupless,
  holdsAll,
  keysNamed,
  lackedInProject,
  lackedOf,
  namesFieldWithRight,
  projectAsked,
  refusesCustomField,
  rightsInWords,
} from '../reading/rights.ts';
import { type Fact, fact, scene, worded } from './fact.ts';

const globals = ({ at }: Reading) => at.needs.globalPermissions;
const projects = ({ at }: Reading) => at.needs.projectPermissions;
const asked = (reading: Reading) => [...globalAsked(reading), ...projectAsked(reading)];

/** The first four say enough. */
const named = (keys: readonly string[]): string => rightsInWords(keys.slice(0, 4));

/** Why it is a right and no screen that a field is refused for. */
function whyNoScreen({ at }: Reading): string | null {
  const { errorFields, words } = at.body;
  if (errorFields.some((field) => fieldsWithRight.includes(field)) || namesFieldWithRight(words))
    return 'the field can be set only with a permission of its own';
  if (errorFields.some((field) => ['summary', 'project', 'issuetype'].includes(field)))
    return 'even a field that every issue has is refused, so that no screen is the reason';
  return refusesCustomField(at) ? 'a field that the site has made itself is refused' : null;
}

/** What is known of rights, from the table of operations and from what the account holds. */
export const rightsFacts = {
  'needs a global permission': fact(
    ({ at }) => `the operation documents a global permission (${named(at.needs.globalPermissions)})`,
    (reading) => globals(reading).length > 0,
  ),
  'needs a project permission': fact(
    ({ at }) => `the operation documents a project permission (${named(at.needs.projectPermissions)})`,
    (reading) => projects(reading).length > 0,
  ),
  // Who may see it may read it: no other right is asked of a read.
  'browsing refused': scene(
    (reading) =>
      reading.at.status === 403 &&
      reading.at.method === 'GET' &&
      globals(reading).length === 0 &&
      projects(reading).every((key) => key === 'BROWSE_PROJECTS'),
  ),
  'names a project permission': fact(
    ({ at }) => `the answer names ${named(keysNamed(at))} as lacking`,
    ({ at }) => at.outcome !== 'worked' && keysNamed(at).length > 0,
  ),
  'field refused for a right': worded(whyNoScreen),
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
    (reading) =>
      reading.account.held !== null && asked(reading).length > 0 && holdsAll(reading, asked(reading)),
  ),
  'nothing is lacking': fact(
    'the credential works here, and the scopes and rights that the operation documents are held',
    (reading) => {
      const { at, beside, account } = reading;
      const { scopes, match, noPermission } = at.needs;
      return (
        isShutOut(at) &&
        match === 'known' &&
        (scopes === 'enough' || scopes === 'not-applicable') &&
        (noPermission || (asked(reading).length > 0 && holdsAll(reading, asked(reading)))) &&
        (account.measured || beside.ownWorked.some((call) => provesLogin(call) && sameSite(call, at)))
      );
    },
  ),
  'rights measured': fact(
    'the rights were read from Jira with the same credential',
    ({ account }) => account.measured,
  ),
  'lists users': scene(({ at }) => at.needs.globalPermissions.includes('USER_PICKER')),
  'is no administrator': worded((reading) => {
    if (reading.account.admin === false) return 'the account is no administrator';
    return groupless(reading) ? 'the account is in none of the groups that hold Administer Jira' : null;
  }),
  'is administrator': fact('the account is an administrator', ({ account }) => account.admin === true),
} satisfies Record<string, Fact>;
