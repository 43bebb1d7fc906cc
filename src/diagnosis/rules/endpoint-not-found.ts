import { wellKnownFamily } from '../../jira-facts/index.ts';
import { clue, links, type Rule } from './rule.ts';

export const endpointNotFound: Rule = {
  id: 'endpoint-not-found',
  title: 'There is no such path on this site',
  who: 'app developer',
  needs: ['body', 'needs', 'address', 'login', 'siblings'],
  docs: 'docs/rules/endpoint-not-found.md',
  applies: ({ at }) =>
    at.outcome !== 'worked' &&
    at.address.place !== 'auth-server' &&
    at.address.place !== 'connect-auth-server',
  diagnose({ at, beside, selfHosted, notes }) {
    const { oddities, contextPath, family } = at.address;
    const product =
      family === 'agile' ||
      family === 'servicedeskapi' ||
      family === 'greenhopper' ||
      family === 'software' ||
      family === 'insight' ||
      family === 'assets' ||
      family === 'zapi' ||
      family === 'tempo-timesheets' ||
      family === 'raven' ||
      family === 'servicedesk';
    const odd =
      oddities.has('double-slash') ||
      oddities.has('jira-segment') ||
      oddities.has('page-address') ||
      oddities.has('doubled-base') ||
      (contextPath !== '' && !selfHosted);
    return {
      clues: [
        ...clue(at.heard.has('routeMissing') && !odd, 4.5, 'the REST layer found no such path'),
        ...clue(
          at.body.restLayerShape && at.status === 404 && !odd && !at.heard.has('routeMissing'),
          2.5,
          'the REST layer answers, not a resource behind it',
        ),
        ...clue(
          at.status === 404 && at.needs.match === 'unknown' && !odd,
          1.8,
          `no documented operation has this path${at.needs.nearest === null ? '' : `; the nearest is ${at.needs.nearest}`}`,
        ),
        ...clue(
          at.status === 404 && at.heard.has('deadLink') && !odd,
          1.5,
          'Jira shows its page for dead links',
        ),
        ...clue(
          at.status === 404 && product && !odd,
          1.4,
          'the path belongs to a product or app that may not be on the site',
        ),
        ...clue(
          at.status === 404 && at.login.recognised && at.needs.match !== 'known',
          1.5,
          'the login was accepted',
        ),
        ...clue(
          at.status === 404 && beside.hostWorks && at.needs.match !== 'known',
          2,
          'other paths work at the same base address',
        ),
        ...clue(
          at.heard.has('scopeMismatch') && at.needs.match === 'unknown',
          wellKnownFamily(at.address) ? 4.6 : 3,
          'the gateway says "scope does not match" also for a path it does not know',
        ),
        ...clue(
          at.heard.has('gatewayNoRoute') && at.needs.match === 'unknown',
          2,
          'the gateway has no route for this path',
        ),
        ...clue(
          notes.says(
            'not licensed for+service',
            'no jira software',
            'no service management',
            'product not',
            'plugin not',
            'app not installed',
            'typo',
            'older version',
            'old version',
          ),
          2,
          'the notes speak of a missing product or an older version',
        ),
        ...clue(odd, -2, 'the address itself is odd'),
        ...clue(
          at.needs.match === 'known' && !at.heard.has('routeMissing') && !product,
          -1,
          'the path is documented',
        ),
        ...clue(
          at.heard.has('notVisible') || at.heard.has('parameterNamed'),
          -3,
          'a resource behind the path answered',
        ),
        ...clue(
          at.status === 401 && !at.heard.has('scopeMismatch'),
          -3,
          'an unknown path is answered with 404',
        ),
        ...clue(at.status === 403, -2, 'an unknown path is answered with 404'),
      ],
      fix: [
        {
          who: 'app developer',
          step:
            at.needs.nearest === null
              ? 'Take the path from the reference of this product and version.'
              : `Check the path against the reference; the nearest documented one is ${at.needs.nearest}.`,
          link: links.rest,
        },
        {
          who: 'Jira administrator',
          step: 'Check that the product or app the path belongs to is on the site.',
        },
      ],
      settledBy: 'GET {base}/rest/api/2/serverInfo (right base?) and the path in the reference',
    };
  },
};
