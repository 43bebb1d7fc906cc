import { weighCalls } from '../../../src/diagnosis/diagnose.ts';
import { type Call, gateway, given, operations, own, site } from '../given.ts';

type Kind = Parameters<typeof given>[0];

/** Whether a site whose kind nobody states is taken for one that people run themselves. */
const isSelfHosted = (identity: Kind, address: string, more: Omit<Call, 'call'> = {}) =>
  weighCalls(
    given(identity, [{ call: `GET ${address}/rest/api/2/serverInfo`, status: 401, ...more }]),
    operations,
    { about: 0 },
  )[0]?.reading.selfHosted;

test.each<[string, Kind, string, Omit<Call, 'call'>, boolean]>([
  ['a host of Atlassian', 'api-token', site, {}, false],
  ['a host of somebody else', 'password', own, {}, true],
  ['the gateway, whatever the credential', 'pat', gateway, {}, false],
  [
    'the edge of Atlassian before a host of somebody else',
    'password',
    own,
    { headers: { Server: 'AtlassianEdge' } },
    false,
  ],
  ['its older name', 'password', own, { headers: { Server: 'AtlassianProxy/1.19' } }, false],
  ['a trace of Atlassian', 'password', own, { headers: { 'Atl-TraceId': 'x' } }, false],
  ['another web server', 'password', own, { headers: { Server: 'nginx' } }, true],
  ['a node that names itself', 'api-token', own, { headers: { 'X-ANODEID': 'n1' } }, true],
  ['serverInfo of Cloud', 'password', own, { body: { deploymentType: 'Cloud' } }, false],
  ['serverInfo of Server', 'api-token', site, { body: { deploymentType: 'Server' } }, true],
  ['an app of Forge, which lives on Cloud only', 'forge-app', own, {}, false],
])('%s', (_, identity, address, more, expected) => {
  expect(isSelfHosted(identity, address, more)).toBe(expected);
});
