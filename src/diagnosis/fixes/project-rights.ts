import type { FixSteps } from '../finding.ts';
import { isOfAssets } from '../reading/assets.ts';
import type { Reading } from '../reading/reading.ts';
import { fieldsWithRight, lackedInProject, projectAsked, rightsInWords } from '../reading/rights.ts';
import { links } from './links.ts';
import { screenLinks } from './screens.ts';
import { administrator, developer } from './steps.ts';

/** What an empty answer shows to be lacking: these lists hold what the caller may do. */
const listsWhatMayBeDone: readonly (readonly [RegExp, string])[] = [
  [/\/createmeta(\/|$)/, 'CREATE_ISSUES'],
  [/\/transitions\/?$/, 'TRANSITION_ISSUES'],
];

/** The project permissions that the account lacks, as far as the answer, the operation and what is known of it tell. */
export function wantedInProject(reading: Reading): string[] {
  const { at, beside } = reading;
  const listed =
    at.status === 200 ? listsWhatMayBeDone.find(([path]) => path.test(at.address.restPath ?? '')) : undefined;
  const asked = listed === undefined ? projectAsked(reading) : [listed[1]];
  const lacked = lackedInProject(reading, asked);
  if (lacked.length > 0) return lacked;
  // Whoever reads the issue sees its project.
  const hidden = asked.filter((key) => key !== 'BROWSE_PROJECTS');
  return beside.sameResourceReadable && hidden.length > 0 ? hidden : asked;
}

/** What opens a request or an object to an account is no permission of a scheme. */
const ownWays: Readonly<Record<string, string>> = {
  SERVICEDESK_ACCESS: 'Service project → Customers: add this account as a customer.',
  REQUEST_CREATE:
    'Service project → Customers: add this account as a customer; to raise requests for others it must be an agent.',
  REQUEST_VIEW:
    'Add this account to the request, as a participant or through its organisation, or make it an agent.',
  REQUEST_ATTACH:
    'Add this account to the request, as a participant or through its organisation, or make it an agent.',
  REQUEST_PARTICIPANTS_MANAGE: 'Let the reporter of the request or an agent change its participants.',
  APPROVER: 'Name this account among the approvers of the request, or let one of them answer.',
  REPORTER: 'Only the reporter of the request can do this: call with that account.',
};

/** Whether `mypermissions` knows it. */
export const isOfScheme = (key: string): boolean => /^[A-Z_]+$/.test(key) && !Object.hasOwn(ownWays, key);

const objectRoles = administrator(
  'Assets → the object schema → Configuration → Roles: give this account the role of a developer to change objects, of a user to read them.',
);

export function projectRightFix(reading: Reading): FixSteps {
  const { at } = reading;
  if (isArchived(reading)) return restoring(reading);
  if (at.said.has('outsideOfGroup')) return intoTheGroup;
  if (isOfAssets(at.address.path)) return [objectRoles];
  const [way] = wantedInProject(reading).flatMap((key) => ownWays[key] ?? []);
  if (way !== undefined) return [administrator(way)];
  const asked = at.body.errorFields.filter((field) => fieldsWithRight.includes(field));
  return at.said.has('fieldNotSettable') && at.body.errorFields.length > 0 && asked.length === 0
    ? [ontoTheScreen(at.body.errorFields[0] ?? ''), leaveOut, ...grant(reading)]
    : [...grant(reading), leaveOut];
}

const ontoTheScreen = (field: string) =>
  administrator(
    `Put ${field} on the screen of this project: Project settings → Screens, for the operation (create or edit) that was refused.`,
  );

const leaveOut = developer(
  'Or leave out what the account may not set: ask createmeta or editmeta for the fields, mypermissions for the rights.',
);

const intoTheGroup: FixSteps = [
  developer('Limit it to a role or group that this account is in.'),
  administrator(
    'Or add the account to the role or group that the answer names: Project settings → Access, or user management.',
  ),
];

function grant(reading: Reading): FixSteps {
  const named = rightsInWords(wantedInProject(reading));
  const whom = reading.at.said.has('notAssignable') ? 'the person to be assigned' : 'this account';
  return [
    administrator(
      `Project settings → Permissions: grant ${named || 'the permission that the operation names'} to a role or group of ${whom}.`,
      screenLinks.projectPermissions(reading) ?? links.permissions,
    ),
  ];
}

export const isArchived = ({ account }: Reading): boolean => account.archivedProject !== null;

/** No permission opens an archived project to changes. */
function restoring({ selfHosted }: Reading): FixSteps {
  return [
    selfHosted
      ? administrator('Restore the project: Administration → Projects → Archived projects.')
      : administrator('Restore the project: Jira settings → Projects → Archive.', links.archive),
    developer('Or let the work go to a project that is in use.'),
  ];
}
