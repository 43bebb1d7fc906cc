import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import type { FixStep } from '../finding.ts';
import { administrator, askServerInfo, developer, links } from '../fixes/index.ts';
import type { Reading } from '../reading/reading.ts';

/** The base address is right, and the path names no thing that could be hidden: not every Jira has every operation. */
const namesNoThing = all(
  'status 404',
  'host works',
  not('path of one thing'),
  not('needs a project permission'),
);

export const endpointNotFound: Cause = {
  title: 'There is no such path on this site',
  gate: 'route',
  owner: 'app developer',
  about: 'operation',
  possible: all(
    any(not('worked'), 'page in place of data', 'no workspace of Assets'),
    any('at Jira', 'path of no authorization'),
  ),
  decisive: [
    'no workspace of Assets',
    all('encoded question mark', not('status 401')),
    'only a slash is missing',
    all('path of no authorization', any('status 404', 'status 405')),
    all(
      'says routeMissing',
      not('address odd'),
      not('path of old families'),
      not(all('on own server', 'path of Cloud only')),
      not(all('on cloud', 'path of Server only')),
    ),
    all('says scopeMismatch', 'path in no reference'),
  ],
  strong: [
    // Of a path that it does not know the gateway says what it says of a scope.
    all('path in no reference', 'at gateway', 'as oauth', 'status 401'),
    // The platform shows the thing itself, so that the product whose path it is is not there.
    all('status 404', 'path of one product', 'same thing readable', not('as scoped')),
    all('path without rest', 'others work here'),
    all('page in place of data', 'recognised', 'others work'),
    all('status 404', 'path unknown', 'host works'),
  ],
  leans: [
    all('status 404', 'path unknown'),
    all('status 404', 'says deadLink'),
    all('status 404', 'path of one product'),
    namesNoThing,
  ],
  against: [
    all('on own server', any('path of Cloud only', 'version 3')),
    all('on cloud', 'path of Server only'),
    'address odd',
    all('path known', not('says routeMissing'), not('path of one product'), not(namesNoThing)),
    'successor works',
  ],
  fix: (reading) =>
    asksForWorkspace(reading) ? [onlyWithAssets, path(reading)] : [path(reading), onTheSite(reading)],
  settledBy: (reading) => `${askServerInfo(reading)} (JSON: the base is right, so the path is wrong)`,
};

const asksForWorkspace = ({ at }: Reading): boolean =>
  /\/(?:assets|insight)\/workspace/.test(at.address.path);
const onlyWithAssets = administrator(
  'See whether Assets is on this site: it belongs to Jira Service Management Premium and Enterprise, and the list of workspaces is empty without it.',
);
const products = { platform: null, software: 'Jira Software', servicedesk: 'Jira Service Management' };

function onTheSite({ at }: Reading): FixStep {
  const product = products[at.needs.operation?.product ?? 'platform'];
  return administrator(
    product === null
      ? 'Check that the product or app the path belongs to is on the site.'
      : `Check that ${product}, to which the path belongs, is on the site.`,
  );
}

const path = ({ at }: Reading): FixStep =>
  developer(
    at.address.oddities.has('encoded-query')
      ? 'Do not encode the question mark: encode the values of the query only.'
      : at.needs.nearest === null
        ? 'Take the path from the reference of this product and version.'
        : `Check the path against the reference; the nearest documented one is ${at.needs.nearest}.`,
    links.rest,
  );
