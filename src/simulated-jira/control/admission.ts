import { isIP } from 'node:net';
import type { RequestHandler } from 'express';

/** Who may change the site: what runs on this machine, or whatever reaches it, as in a container whose ports are published. */
export type ControlFrom = 'machine' | 'network';

interface Approach {
  readonly remoteAddress: string | undefined;
  readonly method: string;
  readonly origin: string | undefined;
  readonly host: string | undefined;
}

/** Whoever reaches the control surface owns the site; a web page in a browser never does. */
export const ownersOnly =
  (from: ControlFrom): RequestHandler =>
  ({ method, socket: { remoteAddress }, headers: { origin, host } }, response, next) => {
    const message = refusalOf({ remoteAddress, method, origin, host }, from);
    if (message === null) return next();
    response.status(403).json({ error: 'forbidden', message });
  };

/** Why a call of the control surface is refused, in one sentence; null where it is not. */
export function refusalOf(
  { remoteAddress = '', method, origin, host }: Approach,
  from: ControlFrom,
): string | null {
  if (from === 'machine' && !/^(?:127\.|::1$|::ffff:127\.)/.test(remoteAddress))
    return 'The control surface answers this machine only; started with --control network, it answers whoever reaches it.';
  // A page cannot leave out `Origin` on what changes something …
  if (origin !== undefined && method !== 'GET') return 'The control surface takes no calls from web pages.';
  // … and reads an answer only where its own name leads here (DNS rebinding), which it then says in `Host`.
  if (isPublicName(host))
    return 'The control surface is called by localhost, an IP address or a name of a network of your own: a name that anybody can register may be that of a web page.';
  return null;
}

/**
 * Endings that nobody can register: RFC 6761, RFC 6762 and RFC 8375, and `internal`, which ICANN keeps for networks of one's own
 * (`host.docker.internal`). A name without a dot, such as that of a container, is in no public zone either.
 */
const privateEndings = ['localhost', 'test', 'invalid', 'example', 'local', 'internal', 'home.arpa'];

/** Whether a page could have this name. `host` as the header has it, with or without a port. */
export function isPublicName(host: string | undefined): boolean {
  if (host === undefined) return false;
  const name = host
    .toLowerCase()
    .replace(/:\d{1,5}$/, '')
    .replace(/\.$/, '');
  if (!name.includes('.') || name.startsWith('[') || isIP(name) !== 0) return false;
  return !privateEndings.some((ending) => name.endsWith(`.${ending}`));
}
