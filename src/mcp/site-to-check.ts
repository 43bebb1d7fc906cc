import type { McpOutside } from './tool.ts';

type Chosen = { readonly ok: true; readonly site: string } | { readonly ok: false; readonly problem: string };

/**
 * The site a credential of the environment may be sent to. An argument comes from a model, and a model can be talked into any address: it
 * counts for Atlassian's own hosts and for the simulation of this server; every other site is named by whoever starts the server.
 */
export function siteToCheck(asked: string | undefined, { env, simulation }: McpOutside): Chosen {
  const own = originOf(env.CLEARANCE_SITE);
  if (asked === undefined) {
    if (own !== null) return { ok: true, site: own };
    return { ok: false, problem: 'Name the site, or start this server with CLEARANCE_SITE set.' };
  }
  const origin = originOf(asked.includes('://') ? asked : `https://${asked}`);
  if (origin === null)
    return { ok: false, problem: 'The site is an address such as https://your-site.atlassian.net.' };
  const simulated = originOf(simulation.running()?.siteUrl);
  if (origin === own || origin === simulated || isAtlassian(origin)) return { ok: true, site: asked };
  return {
    ok: false,
    problem: `The credential is not sent to ${origin}: it is neither a site of Atlassian Cloud nor the CLEARANCE_SITE this server was started with.`,
  };
}

function originOf(address: string | undefined): string | null {
  return address !== undefined && URL.canParse(address) ? new URL(address).origin : null;
}

function isAtlassian(origin: string): boolean {
  const { protocol, hostname, port } = new URL(origin);
  return protocol === 'https:' && port === '' && /\.(atlassian\.net|jira\.com)$/.test(hostname);
}
