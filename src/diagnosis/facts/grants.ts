import { identityTraits } from '../../jira-facts/index.ts';
import { samePath } from '../reading/differences.ts';
import { states } from '../reading/statements.ts';
import { type Fact, fact, worded } from './fact.ts';

const isActAsUser = (scope: string): boolean => scope.toUpperCase() === 'ACT_AS_USER';

/** What the grant reaches: its sites, the other half of the same app, the people it may act for; and what is gone for everybody. */
export const grantFacts = {
  'site in no list': worded(({ consent: { site } }) => {
    if (site === 'without Jira') return 'accessible-resources lists no Jira scope for the site';
    return site === 'absent' ? 'accessible-resources does not list the site of the call' : null;
  }),
  'site listed': fact('accessible-resources lists the site', ({ consent }) => consent.site === 'listed'),
  'works within the same scopes': fact(
    'the same call works through the same app, so that its scopes are enough',
    ({ at, others, identity, account }) =>
      identityTraits[identity].framework === 'forge' &&
      ((identity === 'forge-user' && states(account.noted, 'worksAsApp')) ||
        others.some(
          (call) =>
            call.outcome === 'worked' &&
            call.identity !== identity &&
            identityTraits[call.identity].framework === 'forge' &&
            call.method === at.method &&
            samePath(call, at),
        )),
  ),
  'act as user undeclared': fact(
    'ACT_AS_USER is not among the scopes',
    ({ scopes, account }) =>
      account.mayActForUser === false ||
      (scopes !== null &&
        scopes.length > 0 &&
        scopes.every((scope) => !scope.includes(':') && !isActAsUser(scope))),
  ),
  'act as user declared': fact('ACT_AS_USER is declared', ({ scopes }) => scopes?.some(isActAsUser) === true),
  'removed by the reference': fact(
    'the reference lists this operation as removed',
    ({ at }) => at.needs.operation?.removed === true,
  ),
} satisfies Record<string, Fact>;
