import { readAddress } from '../../../jira-facts/index.ts';
import type { Place } from '../../kinds.ts';

/** What a public host of Atlassian is; null where an address is somebody's own or none. */
export function publicPlace(url: string): Place | null {
  switch (readAddress(url, false).place) {
    case 'cloud-site':
      return 'site';
    case 'gateway':
      return 'gateway';
    case 'auth-server':
    case 'connect-auth-server':
      return 'authorization-server';
    default:
      return null;
  }
}
