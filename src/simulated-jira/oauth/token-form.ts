import type { SimulatedWorld } from '../world.ts';

/**
 * A token in three dotted parts, as Atlassian's access tokens are: readable `exp`, otherwise opaque. The last part is random:
 * nobody outside can check it, and the authorization server looks tokens up.
 */
export function dottedToken(world: SimulatedWorld, claims: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', kid: 'auth.atlassian.com-ACCESS', typ: 'JWT' })}.${part({ jti: world.random(16), ...claims })}.${world.random(256)}`;
}

/** Whole seconds since 1970 on the site's clock. */
export function epochSeconds(world: SimulatedWorld): number {
  return Math.floor(world.now() / 1000);
}

/** ISO time so many seconds from now on the site's clock. */
export function isoIn(world: SimulatedWorld, seconds: number): string {
  return new Date(world.now() + seconds * 1000).toISOString();
}
