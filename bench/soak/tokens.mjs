/** Tokens of the soak's sites. `off`: seconds by which the clock of whoever signs is wrong. */
import { hashOf, hs256, rs256, times } from '../signed.mjs';

export const secretOf = (name) => `secret-of-${name}-0123456789abcdef`;

export const contextToken = (name, off = 0, secret = secretOf(name)) =>
  hs256({ iss: name, sub: 'ada', qsh: 'context-qsh', ...times(off) }, secret);

export const installToken = (name, aud) =>
  rs256({ iss: name, aud, qsh: hashOf('POST', '/connect/installed'), ...times() });
