import type { SimulatedWorld } from '../world.ts';

/** The site as Forge names it. */
export const siteAri = ({ state }: SimulatedWorld): string => `ari:cloud:jira::site/${state.site.cloudId}`;

/** What an ARI ends with: the id of what it names; of what is none, the text itself. */
export const uuidIn = (ari: string): string => ari.split('/').at(-1) ?? ari;
