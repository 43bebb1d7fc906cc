import type { McpOutside } from './tool.ts';

type Chosen = { readonly ok: true; readonly site: string } | { readonly ok: false; readonly problem: string };

/**
 * The site a credential of the environment may be sent to. An argument comes from a model, and a model can be talked into any address: it
 * counts for Atlassian's own hosts and for the simulation of this server; every other site is named by whoever starts the server.
 */
export function siteToCheck(asked: string | undefined, { env, simulation }: McpOutside): Chosen {
  const own = originOf(env.CLEARANCE_SITE);
  if (asked === undefined) {
    // Whole: Jira of one's own may stand below a path.
    if (own !== null && env.CLEARANCE_SITE !== undefined) return { ok: true, site: env.CLEARANCE_SITE };
    return { ok: false, problem: 'Name the site, or start this server with CLEARANCE_SITE set.' };
  }
  const origin = originOf(asked);
  if (origin === null)
    return { ok: false, problem: 'The site is an address such as https://your-site.atlassian.net.' };
  const simulated = originOf(simulation.running()?.siteUrl);
  if (origin === own || origin === simulated || isAtlassian(origin)) return { ok: true, site: asked };
  return {
    ok: false,
    problem: `The credential is not sent to ${origin}: it is neither a site of Atlassian Cloud nor the CLEARANCE_SITE this server was started with.`,
  };
}

/** null: no address of the web. Others have the origin "null", which is that of all of them. */
function originOf(address: string | undefined): string | null {
  if (address === undefined) return null;
  const whole = address.includes('://') ? address : `https://${address}`;
  return URL.canParse(whole) && /^https?:/i.test(whole) ? new URL(whole).origin : null;
}

function isAtlassian(origin: string): boolean {
  const { protocol, hostname, port } = new URL(origin);
  return protocol === 'https:' && port === '' && /\.(atlassian\.net|jira\.com)$/.test(hostname);
}
