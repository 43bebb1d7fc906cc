import type { Readable, Writable } from 'node:stream';
import { input, password } from '@inquirer/prompts';
import { Secret } from '../../../tokens/index.ts';
import {
  type CheckedKind,
  fieldOf,
  type GivenCredentials,
  missingVariables,
  type Variable,
} from './credentials-from-environment.ts';

export interface Terminal {
  readonly input: Readable;
  /** stderr: stdout carries results only. */
  readonly output: Writable;
}

const messages: Readonly<Record<Variable, string>> = {
  CLEARANCE_EMAIL: 'E-mail address (user name on Server)',
  CLEARANCE_API_TOKEN: 'API token',
  CLEARANCE_CLIENT_ID: 'OAuth client id',
  CLEARANCE_CLIENT_SECRET: 'OAuth client secret',
  CLEARANCE_PAT: 'Personal access token',
  CLEARANCE_APP_KEY: 'Key of the app',
  CLEARANCE_SHARED_SECRET: 'Shared secret of the installation',
  CLEARANCE_OAUTH_CLIENT_ID: 'oauthClientId of the installation',
  CLEARANCE_ACCOUNT_ID: 'Account id of the user to act for',
};

type SecretField = {
  [Field in keyof GivenCredentials]: GivenCredentials[Field] extends Secret | null ? Field : never;
}[keyof GivenCredentials];

/** How each secret is typed. */
const typed: Readonly<Record<SecretField, 'shown' | 'hidden'>> = {
  email: 'shown',
  apiToken: 'hidden',
  clientSecret: 'hidden',
  pat: 'hidden',
  sharedSecret: 'hidden',
};
const isSecret = (field: keyof GivenCredentials): field is SecretField => field in typed;

/** Asks on the terminal for what the wanted kinds lack; secrets are not shown while they are typed. */
export async function promptFor(
  kinds: readonly CheckedKind[],
  given: GivenCredentials,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<GivenCredentials> {
  let complete = given;
  const names = new Set(kinds.flatMap((kind) => missingVariables(kind, given)));
  for (const name of names) {
    const context = { ...terminal, signal };
    const message = `${messages[name]} (${name})`;
    const field = fieldOf[name];
    const answer =
      isSecret(field) && typed[field] === 'hidden'
        ? await password({ message, mask: true }, context)
        : await input({ message }, context);
    if (answer === '') continue;
    complete = { ...complete, [field]: isSecret(field) ? new Secret(answer) : answer };
  }
  return complete;
}
