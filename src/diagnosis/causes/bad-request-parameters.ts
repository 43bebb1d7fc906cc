import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { asksByUserName } from '../facts/address.ts';
import type { FixStep } from '../finding.ts';
import { again, developer, links } from '../fixes/index.ts';
import { pageOnTheWay } from '../named-conditions.ts';
import { comparesWithUnreadDate } from '../reading/jql.ts';
import type { Reading } from '../reading/reading.ts';
import { asksForToken } from '../reading/tenants.ts';

/** The corrected form, where the answer shows which one is meant. */
function corrected(reading: Reading): FixStep {
  const { at, cloud } = reading;
  const { words, errorFields } = at.body;
  const field = errorFields[0] ?? 'the field';
  const ofConsent = correctedConsent(reading);
  if (ofConsent !== null) return ofConsent;
  if (words.includes('atlassian document'))
    return developer(
      `Send ${field} as an Atlassian document: {"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"…"}]}]}; or call /rest/api/2, which takes plain text.`,
      'https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/',
    );
  if (words.includes('operation value must be a string'))
    return developer(
      `Send ${field} as plain text with /rest/api/2, or the document as it is to /rest/api/3.`,
    );
  if (cloud && (words.includes('accountid') || asksByUserName(at)))
    return developer(
      'Name the user by account id (accountId=…, in a body {"accountId": "…"}); user names and keys were removed from Cloud. GET /rest/api/3/user/search?query=… finds it.',
      links.privacy,
    );
  if (comparesWithUnreadDate(at))
    return developer(
      'Write dates in JQL as yyyy-MM-dd HH:mm, in the time zone of the account: with a T or a zone they find nothing.',
      'https://support.atlassian.com/jira-software-cloud/docs/jql-fields/',
    );
  if (words.includes('x-experimentalapi'))
    return developer('Send the header "X-ExperimentalApi: opt-in": the operation is experimental.');
  if (words.includes('unbounded'))
    return developer('Add a restriction to the JQL, for example project = ABC or updated >= -30d.');
  if (/\/(undefined|null|nan)(\/|$)/i.test(at.address.restPath ?? ''))
    return developer('Fill in the variable that stands empty in the path.');
  if (at.said.has('fieldNotSettable'))
    return developer(
      `Leave out ${field}, or have it put on the screen of the project (Project settings → Screens): ask createmeta or editmeta which fields can be set.`,
    );
  return developer(
    'Correct the part of the request that the answer names, by the reference of this operation.',
    links.rest,
  );
}

/** The scopes that the server names. */
function namedScopes(said: string): string {
  const names = said
    .replaceAll('%3a', ':')
    .match(/\b(?:read|write|delete|manage|admin):[a-z-]{2,40}(?:[.:][a-z-]{2,40}){0,3}/g);
  return names === null ? '' : `: it has no ${[...new Set(names)].join(', ')}`;
}

/** What a client sends to get a token, where the server says which part is wrong. */
function correctedConsent({ at, identity }: Reading): FixStep | null {
  if (!asksForToken(at)) return null;
  const said = `${at.body.words} ${at.headers.get('location') ?? ''}`.toLowerCase();
  if (said.includes('invalid_scope'))
    return identity === 'oauth-client-credentials'
      ? developer(
          'Send no scope with client credentials: the scopes were fixed when the credential was made.',
          links.serviceAccounts,
        )
      : developer(
          `Ask only for scopes that the app has in the developer console (Permissions), spelled as there${namedScopes(said)}.`,
        );
  if (said.includes('redirect_uri') || said.includes('callback'))
    return developer(
      'Send the very redirect_uri that is registered for the app (developer console → Authorization → OAuth 2.0 (3LO)), and the same at both steps.',
      links.threeLo,
    );
  if (at.asked.includes('authorization_code') && at.body.oauthError === 'invalid_grant')
    return developer(
      'Begin at the authorize address again: a code works once and for minutes only, with the redirect_uri it was made for.',
      links.threeLo,
    );
  return null;
}

/** A server of one's own that stands before Jira has limits of its own. */
const writtenOnTheWay = all(pageOnTheWay, 'on own server');

export const badRequestParameters: Cause = {
  title: 'The request is malformed or lacks a parameter',
  gate: 'content',
  owner: 'app developer',
  about: 'operation',
  possible: any(
    all(not('worked'), not('redirected'), not('no answer')),
    'errors inside a success',
    'date unread by JQL',
    all('asks for consent', any('says parameterNamed', 'oauth error of the request')),
  ),
  decisive: [
    all(
      'says parameterNamed',
      any('status 400', 'status 404', 'status about the form', 'status unstated'),
      not('worded as a right'),
      not('says loginRequired'),
      not(writtenOnTheWay),
    ),
    all('asks for consent', 'says parameterNamed'),
    'no service project',
    all('date unread by JQL', any('recognised', 'credential proven')),
    all('at authorization server', 'oauth error of the request'),
  ],
  strong: [
    all('says fieldNotSettable', not('field refused for a right')),
    'date unread by JQL',
    'unfilled path',
    all('named by user name', any('status 400', 'status 404', 'status unstated')),
    all('project named by no key', 'status 400'),
    all('errors inside a success', not('asks for a user token')),
    all('status about the form', not(writtenOnTheWay)),
    all('asks with a code', 'oauth error invalid_grant'),
  ],
  // Jira complains of a request in its own words with this status.
  leans: [all('status 400', 'answered by Jira', 'nothing is said')],
  // Who may not see a project, or is not logged in, is told the same as who misspells it.
  against: ['named by account id', 'says projectValueUnknown'],
  fix: (reading) => [corrected(reading)],
  settledBy: (reading) => `${again(reading)} with the part corrected that the answer names`,
};
