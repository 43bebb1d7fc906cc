import { clue, links, type Rule } from './rule.ts';

export const appAccessBlocked: Rule = {
  id: 'app-access-blocked',
  title: 'An IP allowlist or a security policy blocks the call',
  who: 'Jira administrator',
  needs: ['body', 'headers', 'notes', 'siblings', 'needs'],
  docs: 'docs/rules/app-access-blocked.md',
  applies: () => true,
  diagnose({ at, notes, caller, beside }) {
    const policyNoted = notes.says('data security', 'app access rule', 'blocked app', 'app+blocked');
    const app = caller.app || caller.throughApp || caller.oauth;
    return {
      clues: [
        ...clue(
          at.heard.has('ipBlocked') && at.outcome !== 'worked',
          6.5,
          'the answer says that the IP address is not allowed',
        ),
        ...clue(
          at.heard.has('policyBlocked') && at.outcome !== 'worked',
          app ? 5.5 : 4,
          'the answer speaks of a policy or of a block by an administrator',
        ),
        ...clue(
          notes.says(
            'allowlist',
            'allow list',
            'whitelist',
            'ip address',
            'vpn',
            'office network',
            'data security',
            'app access rule',
            'security policy',
            'blocked app',
            'app+blocked',
            'from another network',
            'mobile policy',
          ),
          policyNoted && app ? 5.2 : 4,
          'the notes speak of an allowlist or a policy',
        ),
        ...clue(
          app && notes.says('rule of the site keeps this app out'),
          6,
          'Jira’s data policy says that an app access rule keeps this app out of the project',
        ),
        ...clue(
          app &&
            at.status === 403 &&
            at.needs.operation?.appAccessRuleExempt === false &&
            at.needs.scopes === 'enough',
          0.8,
          'a data security policy can block this operation for apps',
        ),
        ...clue(
          app &&
            beside.otherIdentityWorks !== null &&
            !beside.otherIdentityWorks.identity.includes('forge') &&
            at.status === 403,
          0.5,
          'a person gets through where the app does not',
        ),
        ...clue(at.heard.has('cloudfront'), -2, 'the CDN answered'),
        ...clue(
          at.heard.has('adminNeeded') || at.heard.has('scopeMismatch') || at.login.reason === 'failed',
          -3,
          'the answer names another reason',
        ),
        ...clue(
          beside.ownWorked.length > 0 && !at.heard.has('policyBlocked') && !(policyNoted && app),
          -1.5,
          'other calls get through from the same place',
        ),
      ],
      fix: [
        {
          who: 'Jira administrator',
          step: 'Add the address of the caller to the IP allowlist of the organisation, or except the app from the data security policy.',
          link: links.policy,
        },
        {
          who: 'app developer',
          step: 'Publish the outgoing addresses of the app, so that administrators can allow them.',
        },
      ],
      settledBy: 'the same call from an allowed network, or in a project without the policy',
    };
  },
};
