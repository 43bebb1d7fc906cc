import { generateKeyPairSync } from 'node:crypto';
import type { Fault } from '../fault.ts';
import { json } from '../request.ts';
import { strikes } from './where.ts';

/** The key set holds a key of the same id that signed nothing of this world. */
export const foreignKeySet: Fault = {
  name: 'foreign-key-set',
  description: "The Forge key set shows somebody else's key under the known id. Options: none.",
  beforeRequest: (request, world, options) => {
    if (!strikes(request, options, ['forge-jwks'])) return null;
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = { ...publicKey.export({ format: 'jwk' }), kid: world.forgeKey.kid, alg: 'RS256', use: 'sig' };
    return json(200, { keys: [key] });
  },
};
