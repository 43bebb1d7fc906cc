import {
  globalPermissionsScreen,
  manageAppsScreen,
  projectPermissionsScreen,
} from '../../jira-facts/index.ts';
import type { Reading } from '../reading/reading.ts';
import { baseOf } from './call.ts';

/** The site itself, where it is known: a screen has no address at the gateway. */
function siteOf(reading: Reading): string | null {
  const { place, host } = reading.at.address;
  return place === 'cloud-site' && host !== null ? baseOf(reading) : null;
}

/** The project that the call is about, as far as its path tells. */
function projectKey({ at }: Reading): string | undefined {
  const path = at.address.restPath ?? '';
  return (
    /\/project\/([A-Z][A-Z0-9_]{1,20})(?:\/|$)/.exec(path)?.[1] ??
    /\/issue\/([A-Z][A-Z0-9_]{1,20})-\d{1,9}(?:\/|$)/.exec(path)?.[1]
  );
}

const onSite =
  (linkOf: (site: string, reading: Reading) => string | undefined) =>
  (reading: Reading): string | undefined => {
    const site = siteOf(reading);
    return site === null ? undefined : linkOf(site, reading);
  };

/** Links to the exact screens; undefined where the site is not known. */
export const screenLinks = {
  globalPermissions: onSite((site) => globalPermissionsScreen(site).link),
  projectPermissions: onSite((site, reading) => {
    const key = projectKey(reading);
    return key === undefined ? undefined : projectPermissionsScreen(site, key).link;
  }),
  manageApps: onSite((site) => manageAppsScreen(site).link),
};
