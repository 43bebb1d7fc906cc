import { isIP } from 'node:net';
import type { RequestHandler } from 'express';

/** Whoever reaches the control surface owns the site, so only this machine does, and no web page in a browser on it. */
export const ownersOnly: readonly RequestHandler[] = [
  refusing(
    ({ socket }) => !/^(?:127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? ''),
    'The control surface answers this machine only.',
  ),
  // A page cannot leave out `Origin` on what changes something …
  refusing(
    ({ method, headers }) => headers.origin !== undefined && method !== 'GET',
    'The control surface takes no calls from web pages.',
  ),
  // … and reads an answer only where its own name leads here (DNS rebinding), which it then says in `Host`.
  refusing(
    ({ headers }) => isPublicName(headers.host),
    'The control surface is called by localhost, an IP address or a name of a network of your own: a name that anybody can register may be that of a web page.',
  ),
];

function refusing(
  isRefused: (request: Parameters<RequestHandler>[0]) => boolean,
  message: string,
): RequestHandler {
  return (request, response, next) => {
    if (!isRefused(request)) return next();
    response.status(403).json({ error: 'forbidden', message });
  };
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
