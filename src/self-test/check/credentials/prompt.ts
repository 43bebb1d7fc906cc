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

/** Of these only the e-mail address is shown while it is typed. */
const secret = new Set<keyof GivenCredentials>(['email', 'apiToken', 'clientSecret', 'pat', 'sharedSecret']);

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
      secret.has(field) && field !== 'email'
        ? await password({ message, mask: true }, context)
        : await input({ message }, context);
    if (answer === '') continue;
    complete = { ...complete, [field]: secret.has(field) ? new Secret(answer) : answer };
  }
  return complete;
}
