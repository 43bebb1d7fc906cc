import { maskAddresses } from './addresses.ts';
import { maskAbroad, maskKeys, maskPrefixed, maskSchemes, maskUsers } from './kinds.ts';
import { unseen } from './mask.ts';
import { maskNamed } from './named.ts';
import { maskOpaque } from './opaque.ts';

/**
 * Masks credentials, tokens, cookies, e-mail addresses and long opaque values in any text, linear in its length. Words
 * stay, so that messages remain readable; characters nobody sees are dropped.
 */
export function redactText(text: string): string {
  return maskOpaque(
    maskAddresses(
      maskPrefixed(maskSchemes(maskNamed(maskAbroad(maskUsers(maskKeys(text.replace(unseen, ''))))))),
    ),
  );
}
