import { clue, links, type Rule } from './rule.ts';

export const notCloud: Rule = {
  id: 'not-cloud',
  title: 'A Cloud call against Server or Data Center, or the reverse',
  who: 'app developer',
  needs: ['deployment', 'address', 'identity', 'siblings'],
  docs: 'docs/rules/not-cloud.md',
  applies: ({ at }) => at.address.place !== 'auth-server' && at.address.place !== 'connect-auth-server',
  diagnose(reading) {
    const { at, selfHosted, cloud, identity, beside, all, notes, caller } = reading;
    const { restPath, version } = at.address;
    const statedServer = all.some((call) => isServer(call.body.json));
    const cloudOnlyPath =
      /^\/rest\/api\/(2|3|latest)\/(search\/jql|search\/approximate-count|user\/bulk|users\/search|issue\/bulkfetch|project\/search|issue\/[^/]+\/changelog|users$|events$|jql\/|expression\/|webhook$|announcementBanner|field\/search|filter\/search|permissions\/check|workflow\/search|statuses)/.test(
        restPath ?? '',
      ) || at.address.path.includes('/_edge/');
    const serverOnlyPath =
      /^\/rest\/(pat\/|api\/2\/(application-properties\/advanced|cluster|licenseValidator|reindex|user\/(password|anonymization|a11y)|project\/[^/]+\/archive)|plugins\/|jsu\/|auth\/(1|latest)\/websudo|gadget\/)/.test(
        restPath ?? '',
      );
    const accountIds = at.address.query.some(([name]) => name.toLowerCase() === 'accountid');
    return {
      clues: [
        ...clue(
          selfHosted && version === '3',
          4.5,
          'version 3 of the REST API exists on Cloud only, and this site is self-hosted',
        ),
        ...clue(
          selfHosted && version !== '3' && cloudOnlyPath,
          4,
          'this operation exists on Cloud only, and this site is self-hosted',
        ),
        ...clue(
          selfHosted && cloudOnlyPath && at.heard.has('routeMissing'),
          2.5,
          'the REST layer there does not know the path of Cloud',
        ),
        ...clue(statedServer, cloud ? 4 : 1, 'serverInfo says that the site is Server or Data Center'),
        ...clue(
          selfHosted && accountIds,
          at.status === 400 || at.status === 404 ? 3.2 : 2,
          'account ids exist on Cloud only',
        ),
        ...clue(
          selfHosted && accountIds && /'username'|'key'/.test(at.body.words),
          3,
          'the answer asks for a user name or key, as Server and Data Center do',
        ),
        ...clue(selfHosted && beside.v2Works !== null && version === '3', 1.5, 'version 2 works there'),
        ...clue(cloud && serverOnlyPath, 4, 'this path exists on Server and Data Center only'),
        ...clue(
          selfHosted &&
            (identity === 'scoped-api-token' ||
              identity === 'oauth-3lo' ||
              identity === 'service-account-token' ||
              caller.app),
          2,
          'a Cloud credential was sent to a self-hosted site',
        ),
        ...clue(
          selfHosted && identity === 'api-token' && version !== '3',
          1,
          'API tokens exist on Cloud only',
        ),
        ...clue(cloud && identity === 'pat', 1.6, 'personal access tokens exist on Data Center only'),
        ...clue(
          notes.says(
            'data center+cloud',
            'server+cloud',
            'on-prem',
            'on prem',
            'self-hosted',
            'migrated to cloud',
          ),
          cloud ? 2 : 1,
          'the notes speak of both kinds of Jira',
        ),
        ...clue(
          !selfHosted && !serverOnlyPath && identity !== 'pat' && !statedServer,
          -3,
          'nothing points to Server or Data Center',
        ),
        ...clue(
          selfHosted &&
            version === '2' &&
            !cloudOnlyPath &&
            !accountIds &&
            !/api-token|oauth|service|forge|connect/.test(identity),
          -3,
          'version 2 exists on Server and Data Center',
        ),
        ...clue(at.heard.has('connectSessionToken'), -2, 'this answer is given by Cloud only'),
      ],
      fix: [
        cloud && !statedServer
          ? {
              who: 'app developer',
              step: 'Use the Cloud way: /rest/api/3 and an API token with Basic; personal access tokens and Server paths do not exist there.',
              link: links.basic,
            }
          : {
              who: 'app developer',
              step: 'Use /rest/api/2 and Server credentials (personal access token as Bearer, or user and password as Basic) on Server and Data Center.',
              link: links.server,
            },
        {
          who: 'app developer',
          step: 'Read deploymentType from /rest/api/2/serverInfo first and choose paths and credentials by it.',
        },
      ],
      settledBy: 'deploymentType in GET /rest/api/2/serverInfo',
    };
  },
};

function isServer(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false;
  const type: unknown = Reflect.get(json, 'deploymentType');
  return type === 'Server' || type === 'DataCenter' || type === 'Data Center';
}
