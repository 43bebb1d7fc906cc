/* What the files of causes say what to do with. */
export {
  again,
  againAs,
  ask,
  askMyself,
  askServerInfo,
  askSites,
  baseOf,
  compareName,
  portOf,
  shown,
  tenantOf,
  versionOf,
} from './call.ts';
export { letOut } from './egress.ts';
export { links } from './links.ts';
export { screenLinks } from './screens.ts';
export {
  administrator,
  atlassian,
  developer,
  otherThanBasic,
  owner,
  restoreJira,
  setTheClock,
  tokenOfThisJira,
} from './steps.ts';
