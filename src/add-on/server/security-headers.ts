import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What Atlassian asks of every authenticated answer; only public files are answered otherwise. */
const noStore = 'no-cache, no-store';

/** For JSON and everything that is no page: nothing may be loaded, nobody may frame it. */
const closedPolicy = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };

/**
 * Helmet's headers with our choices, for a server that is not formed by formAnswers. They are the same each time, so Helmet is
 * run once, here, and the result set on each answer: that costs a tenth of running its thirteen middlewares each time.
 */
export function securityHeaders(sent: HeaderChoice): RequestHandler {
  const headers = headersOfEveryAnswer(sent);
  return (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value);
    next();
  };
}

export interface HeaderChoice {
  /** Whether BASE_URL is. */
  readonly https: boolean;
}

export function headersOfEveryAnswer({ https }: HeaderChoice): [name: string, value: string][] {
  const headers = recorded(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: closedPolicy },
      // The panel lives in Jira's frame and opens pop-ups there; X-Frame-Options cannot name a site.
      crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      xFrameOptions: false,
      // For browsers long gone, or for what no JSON answer and no framed page can do.
      originAgentCluster: false,
      xDnsPrefetchControl: false,
      xDownloadOptions: false,
      xPermittedCrossDomainPolicies: false,
      xXssProtection: false,
    }),
  );
  headers.push(['Cache-Control', noStore]);
  return headers;
}

function recorded(middleware: ReturnType<typeof helmet>): [string, string][] {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  middleware(response.req, response, () => undefined);
  return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]);
}
