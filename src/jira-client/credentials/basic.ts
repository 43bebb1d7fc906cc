import type { Secret } from '../../tokens/index.ts';

/** The value of an `Authorization: Basic` header; the pair goes in as given, so that a stray blank fails here as it fails there. */
export function basicAuthorization(user: Secret, password: Secret): string {
  return `Basic ${Buffer.from(`${user.reveal()}:${password.reveal()}`, 'utf8').toString('base64')}`;
}
