import type { Reading } from '../reading/reading.ts';
import { clue, links, type Rule } from './rule.ts';

/** Paths outside of the public API: they take browser sessions, whatever the token may do. */
const internal =
  /^\/(plugins\/servlet|secure|admin|gateway\/api|s\/|download|jsw\/|wiki|rest\/(backup|obm|internal|internal2|um|nativemobile|dev-status|webResources|helptips|gadget|issueNav|inline-create|projectbuilder|cloud-migration|analytics|greenhopper|servicedesk\/|quicksearch|menu|mywork|activity-stream|orders|user-management|usermanagement|api\/1\.0|gira|plugins|troubleshooting|jira-activity-stream|onboarding|project-templates|project-shortcuts|simplified|sprints?|boards|browse))/;
/** Providers of development data: only apps with the matching module may write there. */
const providers =
  /^\/rest\/(deployments|builds|devinfo|featureflags|remotelinks|operations|security|devopscomponents)\//;

export const endpointNotAvailableToIdentity: Rule = {
  id: 'endpoint-not-available-to-identity',
  title: 'The operation is closed to this kind of caller',
  who: 'app developer',
  needs: ['needs', 'address', 'body', 'siblings', 'identity'],
  docs: 'docs/rules/endpoint-not-available-to-identity.md',
  applies: ({ identity }) => identity !== 'anonymous',
  diagnose(reading) {
    const { at, beside, caller, identity } = reading;
    const { needs } = at;
    const path = at.address.restPath ?? at.address.path;
    const refused = at.status === 401 || at.status === 403 || at.status === 404 || at.status === null;
    const person = caller.basic || identity === 'pat';
    const forApps = needs.appsOnly.length > 0 || (needs.operation?.permissions.module ?? '') !== '';
    const otherKind = beside.otherIdentityWorks;
    const undocumented = internal.test(path);
    const toLogin = at.redirectTo !== null && /login|signin|sso|saml/i.test(at.redirectTo.path);
    return {
      clues: [
        ...clue(
          at.heard.has('scopeMismatch') && undocumented,
          6,
          'the path is outside of the public REST API, so no scope fits it',
        ),
        ...clue(
          at.address.oddities.has('encoded-query'),
          -4,
          'the path sent is another one: its question mark is encoded',
        ),
        ...clue(at.heard.has('uiOnly'), 6, 'the answer says that only the user interface may use this'),
        ...clue(
          at.heard.has('closedToOauth'),
          6,
          'the answer says that the operation is not enabled for OAuth',
        ),
        ...clue(at.heard.has('appsOnly') && !caller.app, 5.5, 'the answer says that only apps may call this'),
        ...clue(
          at.heard.has('closedToApps') && (caller.app || caller.throughApp),
          5.5,
          'the answer says that apps may not call this',
        ),
        ...clue(
          needs.scopes === 'closed' && refused,
          4,
          'the reference closes this operation to this kind of caller, whatever its scopes',
        ),
        ...clue(forApps && person && refused, 3.8, 'the reference opens this operation to apps only'),
        ...clue(
          providers.test(path) && !caller.app && refused,
          3.8,
          'development data is taken from apps with the matching module only',
        ),
        ...clue(
          internal.test(path) && refused && at.status !== 404 && !reading.selfHosted,
          3,
          'the path is outside of the public REST API and takes browser sessions',
        ),
        ...clue(
          internal.test(path) && at.status === 404 && !reading.selfHosted,
          0.8,
          'the path is outside of the public REST API',
        ),
        ...clue(
          internal.test(path) && reading.selfHosted && refused && at.status !== 404,
          1,
          'the path is outside of the public REST API',
        ),
        ...clue(
          at.heard.has('userFailedToAuthenticate'),
          beside.ownWorked.length > 0 || undocumented ? 4 : 2,
          'the resource did not take the login that works elsewhere',
        ),
        ...clue(
          undocumented && toLogin && beside.ownWorked.length > 0,
          4.2,
          'the REST API takes the credential, this path asks for a browser session',
        ),
        ...clue(
          beside.ownWorked.length > 0 && at.status === 401 && needs.match !== 'known',
          2,
          'other calls work with the same credential, this path alone refuses it',
        ),
        ...clue(
          otherKind !== null && otherKind.identity !== identity && needs.scopes !== 'lacking' && !caller.app,
          1,
          `the same call works as ${otherKind?.identity ?? ''}`,
        ),
        ...clue(
          needs.operation?.permissions.internal === true && refused,
          2,
          'the operation is internal to Atlassian',
        ),
        ...clue(
          needs.operation?.connectScope === 'ACCESS_EMAIL_ADDRESSES' && refused,
          3,
          'e-mail addresses are given to approved apps only',
        ),
        ...clue(workspace(reading) && refused, 1.5, 'organisation administration has credentials of its own'),
        ...clue(
          at.heard.has('scopeMismatch') && needs.scopes !== 'closed' && !undocumented,
          -3,
          'a scope is named',
        ),
        ...clue(
          at.heard.has('adminNeeded') || at.heard.has('passwordDeprecated') || at.login.reason === 'denied',
          -2.5,
          'the answer names another reason',
        ),
        ...clue(at.login.reason === 'failed', -3.5, 'the login itself failed'),
      ],
      fix: [
        {
          who: 'app developer',
          step:
            caller.app || caller.throughApp
              ? 'Use another operation, or call this one with another kind of identity: no scope opens it to this one.'
              : 'Use a public operation of the REST API, or the kind of identity this path is made for (browser session, app with the matching module).',
          link: links.rest,
        },
      ],
      settledBy:
        'the page of the operation in the reference: "Apps cannot access this", "OAuth 2.0 not supported", or no page at all',
    };
  },
};

const workspace = ({ at }: Reading) =>
  /^\/(admin|users|scim|control)\//.test(at.address.path) && at.address.place === 'gateway';
