/** How the value behind a name is bounded where nothing quotes it. */
export type Bound = 'line' | 'phrase' | 'word';

const phrases = ['pass', 'pw'];
const words =
  'code state sig session sid mail pin otp pat auth username osusername basicauth tokenauth'.split(' ');
const whole = new Map<string, Bound>([
  ...phrases.map((name) => [name, 'phrase'] as const),
  ...words.map((name) => [name, 'word'] as const),
]);

const endings: readonly (readonly [RegExp, Bound])[] = [
  [/(?:authorization|cookie)$/, 'line'],
  [
    /(?:password|passwd|passphrase|passcode|passwort|kennwort|wachtwoord|senha|pwd|securestring|displayname|fullname)$/,
    'phrase',
  ],
  [
    /(?:secret|secretkey|accesskey|secretaccesskey|privatekey|sharedkey|encryptionkey|apikey|token|jwt|assertion|signature|email|emailaddress|sessionid|webhookurl|basicauth)$/,
    'word',
  ],
];

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
  if (harmlessNames.test(plain)) return null;
  const known = whole.get(plain);
  if (known !== undefined) return known;
  // A plain "s" is dropped: "tokens: …" lists them too.
  const single = plain.endsWith('s') ? plain.slice(0, -1) : plain;
  return (
    endings.find(([ending]) => ending.test(plain) || (single !== plain && ending.test(single)))?.[1] ?? null
  );
}
