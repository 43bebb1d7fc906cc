import { clue, links, type Rule } from './rule.ts';

export const badRequestParameters: Rule = {
  id: 'bad-request-parameters',
  title: 'The request is malformed or lacks a parameter',
  who: 'app developer',
  needs: ['body', 'status', 'address', 'request'],
  docs: 'docs/rules/bad-request-parameters.md',
  applies: ({ at }) => at.outcome === 'refused' || (at.outcome === 'worked' && at.body.listsErrors),
  diagnose({ at, cloud, notes }) {
    const names = at.address.query.map(([name]) => name.toLowerCase());
    const byName =
      cloud &&
      names.some((name) => name === 'username' || name === 'key' || name === 'userkey') &&
      /\/user(\/|$)|\/group\/user/.test(at.address.restPath ?? '');
    const permission =
      at.heard.has('fieldNotSettable') ||
      at.heard.has('projectValueUnknown') ||
      at.heard.has('anonymousCaller') ||
      at.heard.has('notAssignable') ||
      at.heard.has('actionRefused') ||
      at.heard.has('fieldHidden');
    const clientError =
      at.status === 400 ||
      at.status === 404 ||
      at.status === 409 ||
      at.status === 413 ||
      at.status === 415 ||
      at.status === 422 ||
      at.status === null;
    const oauth = at.address.place === 'auth-server';
    return {
      clues: [
        ...clue(
          at.heard.has('parameterNamed') && clientError && !permission,
          at.status === 404 ? 5 : 4,
          'the answer names the parameter or the part of the request that is wrong',
        ),
        ...clue(
          at.address.oddities.has('encoded-query'),
          5,
          'the question mark is encoded, so that the parameters became part of the path',
        ),
        ...clue(at.heard.has('parameterNamed') && permission, 0.6, 'the answer names a field'),
        ...clue(
          byName && clientError,
          2.5,
          'users are named by user name or key, and Cloud takes accountId only',
        ),
        ...clue(
          at.body.errorFields.length > 0 && !permission && at.status === 400,
          1.8,
          `the answer complains about ${at.body.errorFields.slice(0, 5).join(', ')}`,
        ),
        ...clue(
          at.outcome === 'worked' && at.body.listsErrors && !permission,
          2,
          'the call was taken, and the answer lists what is wrong with its content',
        ),
        ...clue(at.heard.has('fieldNotSettable'), 1.4, 'the field may just not be on the screen'),
        ...clue(
          /\/(undefined|null|nan)(\/|$)/i.test(at.address.restPath ?? '') && clientError,
          4.5,
          'a variable in the path was not filled in',
        ),
        ...clue(
          at.status === 415 || at.status === 413 || at.status === 422,
          2,
          `the status ${at.status ?? ''} is about the form of the request`,
        ),
        ...clue(
          oauth &&
            (at.body.oauthError === 'invalid_request' ||
              at.body.oauthError === 'unsupported_grant_type' ||
              at.body.oauthError === 'invalid_scope' ||
              at.heard.has('parameterNamed')),
          4,
          `the authorization server answers ${at.body.oauthError ?? 'that a parameter is wrong'}`,
        ),
        ...clue(
          oauth && at.asked.includes('authorization_code') && at.body.oauthError === 'invalid_grant',
          2.5,
          'the authorization code is used, expired or belongs to another redirect address',
        ),
        ...clue(at.heard.has('anonymousCaller'), -2.5, 'the answer is about who asks'),
        ...clue(
          at.heard.has('projectValueUnknown'),
          -1.2,
          'the answer is about a project that the caller does not see',
        ),
        ...clue(at.heard.has('cloudfront'), -2, 'the CDN answered'),
        ...clue(
          (at.status === 401 || at.status === 403) && !oauth,
          -2.5,
          'a malformed request is answered with 400',
        ),
        ...clue(at.heard.has('notVisible') && at.status === 404, -2, 'the answer is about visibility'),
        ...clue(notes.says('no access', 'without access'), -0.5, 'the notes speak of access'),
      ],
      fix: [
        {
          who: 'app developer',
          step: byName
            ? 'Name users by accountId; user names and keys were removed from Cloud.'
            : 'Correct the part of the request that the answer names, by the reference of this operation.',
          link: byName ? links.privacy : links.rest,
        },
      ],
      settledBy: 'the same call with the parameter corrected, as the answer words it',
    };
  },
};
