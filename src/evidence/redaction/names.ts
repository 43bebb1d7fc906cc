/** How the value behind a name is bounded where nothing quotes it. */
export type Bound = 'line' | 'phrase' | 'word';

const phrases = ['pass', 'pw'];
const words =
  'code state sig session sid mail pin otp pat auth username osusername basicauth tokenauth'.split(' ');
const whole = new Map<string, Bound>([
  ...phrases.map((name) => [name, 'phrase'] as const),
  ...words.map((name) => [name, 'word'] as const),
]);

/** By how their values are bounded: line, phrase, word. One look spares most names three; a plural lists them too. */
const ending =
  /(?:(authorization|cookie)|(password|passwd|passphrase|passcode|passwort|kennwort|wachtwoord|senha|pwd|securestring|displayname|fullname)|(secret|secretkey|accesskey|secretaccesskey|privatekey|sharedkey|encryptionkey|apikey|token|jwt|assertion|signature|email|emailaddress|sessionid|webhookurl|basicauth))s?$/;

/** Names that end like a secret's and hold none. */
const harmlessNames = /(?:xatlassiantoken|nextpagetoken|mediatoken|tokentype)$/;

const plainly = (name: string): string => name.slice(-80).replace(/[_.-]/g, '').toLowerCase();

/** Names of credentials that are written as a pair: `auth=('ada', '…')`. */
const inPairs = /^(?:auth|basicauth|tokenauth|pass|pw|pin|otp|pat)$/;

/**
 * Whether what a list or an object behind a name holds is of it. A name that is a secret's only where it stands alone (`state`,
 * `session`) says nothing of it. `sign`: what opens.
 */
export function tellsOfHeld(name: string, sign: string): boolean {
  const plain = plainly(name);
  return !whole.has(plain) || (inPairs.test(plain) && sign !== '{');
}

/** How a value of this name ends when it is a secret's or a person's; null for other names. Takes any spelling of it. */
export function secretName(name: string): Bound | null {
  const plain = plainly(name);
  const known = whole.get(plain);
  if (known !== undefined) return known;
  const [found, line, phrase] = ending.exec(plain) ?? [];
  if (found === undefined || harmlessNames.test(plain)) return null;
  return line !== undefined ? 'line' : phrase !== undefined ? 'phrase' : 'word';
}
