/** Where Jira answers, and what it is. */
export { lookAtSite, type SiteLook } from './look-at-site.ts';
export { exchangeLine, observedTransport } from './observed-caller.ts';
export { type GivenAddress, readSiteAddress } from './site-address.ts';
