import { identityKinds, identityTraits } from '../../src/jira-facts/index.ts';
import { explain, gateway, given, own, site } from './given.ts';
import { recognised } from './matrix/scene.ts';

const statuses = [400, 401, 403, 404, 405, 409, 413, 418, 429, 451, 500, 502, 503, 504];
const paths = ['GET /rest/api/3/myself', 'GET /rest/api/3/permissions', 'POST /rest/api/2/issue', 'GET /a/b'];

/** Connect and Forge exist on Cloud only. */
const homes = (kind: (typeof identityKinds)[number]) =>
  identityTraits[kind].framework === null ? [site, gateway, own] : [site, gateway];

test.each(identityKinds)('%s: every refusal is told a cause, recognised or not', (kind) => {
  const silent: string[] = [];
  for (const home of homes(kind))
    for (const path of paths)
      for (const status of statuses)
        for (const headers of [{}, recognised]) {
          const call = path.replace(' ', ` ${home}`);
          const found = explain(given(kind, [{ call, status, headers }]));
          if (found.length === 0) silent.push(`${call} ${status} ${Object.keys(headers).length}`);
        }
  expect(silent).toEqual([]);
});
