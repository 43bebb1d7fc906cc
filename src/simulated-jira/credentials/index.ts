import type { CallerResolver } from '../caller.ts';
import { cloudSiteCaller } from './cloud-site.ts';
import { serverSiteCaller } from './server-site.ts';

/** To be asked after the Connect resolvers. */
export const siteCredentialResolvers: readonly CallerResolver[] = [cloudSiteCaller, serverSiteCaller];
