import { type OAuthClient, Secret } from '../../../tokens/index.ts';

/** API tokens were 24 characters long at first; those of today are longer. */
const shortestToken = 20;

/** What the text of a credential looks like; says nothing about whether it works. */
type SecretForm =
  | 'api-token'
  | 'service-account-token'
  | 'oauth-access-token'
  | 'pat'
  | 'bitbucket-token'
  | 'base64-pair'
  | 'plain-pair'
  | 'e-mail-address'
  | 'authorization-header'
  | 'unknown';

/**
 * Recognises a pasted secret by its form. Prefixes: Atlassian's own secret-scanning patterns (`ATATT` API token,
 * `ATSTT` service account, `ATBB` Bitbucket); a PAT of Data Center is 44 base64 characters that decode to an id, a
 * colon and random bytes; an access token is a JWT.
 */
export function formOfSecret(secret: Secret): SecretForm {
  const text = unquoted(secret);
  if (/^(basic|bearer|jwt)\s+\S/i.test(text)) return 'authorization-header';
  if (/^[^\s@:]+@[^\s@:]+:\S/.test(text)) return 'plain-pair';
  if (/^[^\s@:/]+@[^\s@:/]+\.[a-z]{2,}$/i.test(text)) return 'e-mail-address';
  if (/^ATATT/.test(text)) return 'api-token';
  if (/^ATSTT/.test(text)) return 'service-account-token';
  if (/^ATBB/.test(text)) return 'bitbucket-token';
  if (/^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(text)) return 'oauth-access-token';
  if (/^[A-Za-z0-9+/]{44}$/.test(text) && /^\d+:/.test(decoded(text))) return 'pat';
  if (/^[A-Za-z0-9+/=]{24,}$/.test(text) && pairOfText.test(decoded(text))) return 'base64-pair';
  return 'unknown';
}

/** An e-mail address, a colon and text; what a machine drew by lot can hold an @ and a colon too, but not without control characters. */
const pairOfText = /^[!-9;-?A-~]+@[!-9;-?A-~]+:[^\p{Cc}\s]\P{Cc}*$/u;

/**
 * True: rather something a person made up than something a machine did. Used only where Jira's answer leaves it open; short
 * alone is not enough, since a token cut off in pasting is short too.
 */
export function looksLikePassword(secret: Secret): boolean {
  return formOfSecret(secret) === 'unknown' && /[^\w=+/.-]/.test(unquoted(secret));
}

export function isServiceAccount(email: Secret): boolean {
  return /@serviceaccount\.atlassian\.com\s*$/i.test(email.reveal());
}

/** Somebody put each of the two where the other belongs: a token cannot be a user, nor an e-mail address a token. */
export function isSwapped(email: Secret, token: Secret): boolean {
  return machineMade.has(formOfSecret(email)) && formOfSecret(token) === 'e-mail-address';
}

const machineMade: ReadonlySet<SecretForm> = new Set(['api-token', 'service-account-token', 'pat']);

/** What is wrong with the form of an e-mail and token pair, one sentence each; never a word of the credential itself. */
export function flawsOfPair(email: Secret, token: Secret, cloud: boolean): string[] {
  if (isSwapped(email, token))
    return [
      'The e-mail address stands where the token belongs, and the token where the e-mail address does.',
    ];
  const found = [...strayCharacters('The e-mail address', email), ...strayCharacters('The token', token)];
  const user = email.reveal().trim();
  if (cloud && !/^[^\s@]+@[^\s@]+$/.test(user))
    found.push('The user is no e-mail address, which Cloud asks for.');
  if (user.includes(':')) found.push('The e-mail address contains a colon, which ends the user name.');
  if (cloud && formOfSecret(token) === 'unknown' && token.reveal().trim().length < shortestToken)
    found.push('The token is shorter than any API token: it was cut off, or is a password.');
  if (cloud && formOfSecret(token) === 'service-account-token' && !isServiceAccount(email))
    found.push('The token is one of a service account, and the e-mail address is not.');
  return [...found, ...formSentences(formOfSecret(token), cloud)];
}

/** The same for a personal access token. */
export function flawsOfPat(token: Secret, cloud: boolean): string[] {
  const form = formOfSecret(token);
  return [
    ...strayCharacters('The token', token),
    ...(cloud ? ['Jira Cloud has no personal access tokens.'] : []),
    ...(form === 'api-token' ? ['The token has the form of a Cloud API token.'] : []),
    ...(form === 'authorization-header' ? formSentences(form, cloud) : []),
  ];
}

/** What is wrong with the form of an OAuth client; Atlassian's client secrets begin with ATOA, its client ids never do. */
export function flawsOfClient({ clientId, clientSecret }: OAuthClient): string[] {
  return [
    ...strayCharacters('The client id', new Secret(clientId)),
    ...strayCharacters('The client secret', clientSecret),
    ...(/^["']?ATOA/.test(clientId) ? ['The client secret stands where the client id belongs.'] : []),
  ];
}

/** The secret without what does not belong to it: blanks, quotes, a scheme or the e-mail address in front; null when there is nothing to take away. */
export function cleaned(secret: Secret): string | null {
  const bare = unquoted(secret).replace(/^(?:bearer|basic)\s+/i, '');
  const clean = formOfSecret(secret) === 'plain-pair' ? bare.slice(bare.indexOf(':') + 1) : bare;
  return clean === secret.reveal() ? null : clean;
}

/** What stands between blanks and quotes. */
function unquoted(secret: Secret): string {
  return secret
    .reveal()
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim();
}

function strayCharacters(what: string, secret: Secret): string[] {
  const text = secret.reveal();
  const found: string[] = [];
  if (/[\r\n]/.test(text)) found.push(`${what} contains a line end.`);
  else if (text !== text.trim()) found.push(`${what} has a blank at its beginning or end.`);
  else if (/\s/.test(text) && formOfSecret(secret) !== 'authorization-header')
    found.push(`${what} has a blank inside.`);
  if (/^(["']).*\1$/s.test(text.trim())) found.push(`${what} is wrapped in quotes.`);
  if (/[\u200b-\u200f\u00a0\ufeff]/.test(text)) found.push(`${what} contains an invisible character.`);
  return found;
}

function formSentences(form: SecretForm, cloud: boolean): string[] {
  switch (form) {
    case 'pat':
      return cloud ? ['The token has the form of a Data Center personal access token.'] : [];
    case 'oauth-access-token':
      return ['The token is an OAuth access token, which goes as Bearer to the gateway, not into Basic.'];
    case 'bitbucket-token':
      return ['The token has the form of a Bitbucket token.'];
    case 'base64-pair':
      return ['The token is already an encoded pair of e-mail address and token; it would be encoded twice.'];
    case 'plain-pair':
      return cloud
        ? ['The token has the e-mail address and a colon in front; only the token itself belongs here.']
        : [];
    case 'authorization-header':
      return ['The token is a whole Authorization header; only the token itself belongs here.'];
    case 'service-account-token':
    case 'api-token':
      return cloud ? [] : ['The token has the form of a Cloud API token, and this is not Cloud.'];
    case 'e-mail-address':
      return cloud ? ['The token is an e-mail address.'] : [];
    case 'unknown':
      return [];
  }
}

function decoded(text: string): string {
  return Buffer.from(text, 'base64').toString('latin1');
}

/** The flaws of a credential for the rules, and in words; nothing where there is none. */
export function knownFlaws(flaws: readonly string[]): Flaws {
  return flaws.length === 0
    ? { facts: {}, notes: {} }
    : { facts: { credentialFlaws: flaws.map(asClause) }, notes: { flaws } };
}

interface Flaws {
  readonly facts: { credentialFlaws?: string[] };
  readonly notes: { flaws?: readonly string[] };
}

/** A sentence as a part of another: "the token contains a line end". */
const asClause = (text: string): string => text.replace(/^The\b/, 'the').replace(/\.$/, '');
