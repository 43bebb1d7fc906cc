import { isRecord } from '../../evidence/index.ts';
import type { Reading } from '../reading/reading.ts';
import { clue, links, type Rule } from './rule.ts';

export const appNotInstalled: Rule = {
  id: 'app-not-installed',
  title: 'The app or its grant is not on this site',
  who: 'Jira administrator',
  needs: ['body', 'address', 'notes', 'siblings'],
  docs: 'docs/rules/app-not-installed.md',
  applies: ({ identity }) => identity !== 'anonymous' && identity !== 'password' && identity !== 'pat',
  diagnose(reading) {
    const { at, notes, beside, caller } = reading;
    const listed = listedSites(reading);
    const { cloudId, host } = at.address;
    const asking = isAccessibleResources(at.address.path);
    const absent = listed !== null && cloudId !== null && !listed.some(({ id }) => id === cloudId);
    const noJira =
      listed !== null &&
      listed.length > 0 &&
      listed.every(({ scopes }) => scopes.length > 0 && !scopes.some((scope) => scope.includes('jira')));
    const sites = notes.accessibleSites;
    const notNamed =
      sites !== null &&
      !sites.some(
        (site) => (cloudId !== null && site.includes(cloudId)) || (host !== null && site.includes(host)),
      );
    const otherSiteWorks = beside.ownWorked.some(
      (call) => call.address.cloudId !== null && cloudId !== null && call.address.cloudId !== cloudId,
    );
    return {
      clues: [
        ...clue(
          at.heard.has('appMissing') && (caller.app || caller.throughApp || caller.oauth),
          5,
          'the answer says that the app is not known on this site',
        ),
        ...clue(absent, 5.5, 'accessible-resources does not list the cloud id of the call'),
        ...clue(noJira, 5, 'accessible-resources lists no Jira scope for the site'),
        ...clue(
          asking && at.status === 200 && at.body.emptyList,
          4.5,
          'accessible-resources lists no site at all',
        ),
        ...clue(
          sites !== null && notNamed && !asking,
          4.5,
          'the sites the token opens do not include this one',
        ),
        ...clue(sites !== null && sites.length === 0, 1.5, 'the token opens no site'),
        ...clue(otherSiteWorks, 3.5, 'the same token works for another site'),
        ...clue(
          caller.oauth &&
            at.address.place === 'gateway' &&
            at.status === 404 &&
            (at.heard.has('gatewayNoRoute') || at.body.gatewayShape),
          2,
          'the gateway itself, not Jira, answers 404: it knows no such site for the token',
        ),
        ...clue(
          notes.says(
            'not installed',
            'uninstall',
            'wrong cloud',
            'other site',
            'another site',
            'different site',
            'wrong site',
            'not granted to+site',
            'second site',
          ),
          4,
          'the notes speak of another site or a missing installation',
        ),
        ...clue(
          listed !== null && !absent && !noJira && listed.length > 0,
          -4,
          'accessible-resources lists the site',
        ),
        ...clue(
          beside.ownWorked.some(
            (call) =>
              call.address.cloudId === cloudId &&
              call.address.host === host &&
              call.address.restPath !== null,
          ),
          -4,
          'other calls work on this site',
        ),
        ...clue(
          at.heard.has('scopeMismatch') || at.heard.has('scopeGrants') || at.body.hasErrorMessages,
          -2,
          'Jira knows the app',
        ),
        ...clue(caller.basic && !at.heard.has('appMissing'), -3, 'no app is involved'),
      ],
      fix: [
        {
          who: 'Jira administrator',
          step: 'Install the app on this site (Apps, Manage apps), or let a user of this site grant it access.',
        },
        {
          who: 'app developer',
          step: 'Take the cloud id of the right site from accessible-resources and use only sites that it lists.',
          link: links.threeLo,
        },
      ],
      settledBy:
        'GET https://api.atlassian.com/oauth/token/accessible-resources with the same token: is the site in it?',
    };
  },
};

const isAccessibleResources = (path: string) => path.includes('/accessible-resources');

/** What `accessible-resources` answered in the evidence; null when it was not asked. */
export function listedSites({ all }: Reading): { id: string; scopes: string[] }[] | null {
  for (const call of all) {
    if (!isAccessibleResources(call.address.path) || !Array.isArray(call.body.json)) continue;
    return call.body.json.filter(isRecord).map((site) => ({
      id: typeof site.id === 'string' ? site.id : '',
      scopes: Array.isArray(site.scopes)
        ? site.scopes.filter((scope): scope is string => typeof scope === 'string')
        : [],
    }));
  }
  return null;
}
