import { createHmac, type KeyObject, timingSafeEqual, verify } from 'node:crypto';

/*
 * The two signatures of Connect, checked where every request passes: header and payload have been read already (decodeToken),
 * which jsonwebtoken would read anew, at three times the cost of the signature itself. The algorithm is named here and never
 * taken from the token; whoever calls has refused a header that states another one.
 */

/** Whether `compact` carries the HS256 signature of this secret, in the one spelling that base64url gives it (RFC 7515 §3.1). */
export function isSignedHs256(compact: string, secret: KeyObject): boolean {
  if (secret.type !== 'secret') return false;
  const { signed, signature } = partsOf(compact);
  const expected = Buffer.from(createHmac('sha256', secret).update(signed).digest('base64url'));
  const received = Buffer.from(signature);
  return received.length === expected.length && timingSafeEqual(received, expected);
}

/** RFC 7518 §3.3: "A key of size 2048 bits or larger MUST be used." */
const smallestModulusBits = 2_048;

/** Whether `compact` carries an RS256 signature of this key; anything but an RSA public key verifies nothing (key confusion). */
export function isSignedRs256(compact: string, key: KeyObject): boolean {
  if (key.type !== 'public' || key.asymmetricKeyType !== 'rsa') return false;
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < smallestModulusBits) return false;
  const { signed, signature } = partsOf(compact);
  const bytes = Buffer.from(signature, 'base64url');
  if (bytes.toString('base64url') !== signature) return false;
  return verify('RSA-SHA256', Buffer.from(signed), key, bytes);
}

function partsOf(compact: string): { readonly signed: string; readonly signature: string } {
  const end = compact.lastIndexOf('.');
  return { signed: compact.slice(0, end), signature: compact.slice(end + 1) };
}
