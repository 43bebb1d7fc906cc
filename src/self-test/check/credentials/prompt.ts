import type { Readable, Writable } from 'node:stream';
import { input, password } from '@inquirer/prompts';
import { Secret } from '../../../tokens/index.ts';
import { type CheckedKind, type GivenCredentials, missingVariables } from './credentials-from-environment.ts';

export interface Terminal {
  readonly input: Readable;
  /** stderr: stdout carries results only. */
  readonly output: Writable;
}

type Field = keyof GivenCredentials;
const fields: Readonly<
  Record<string, { readonly field: Field; readonly message: string; readonly secret: boolean }>
> = {
  CLEARANCE_EMAIL: { field: 'email', message: 'E-mail address (user name on Server)', secret: false },
  CLEARANCE_API_TOKEN: { field: 'apiToken', message: 'API token', secret: true },
  CLEARANCE_CLIENT_ID: { field: 'clientId', message: 'OAuth client id', secret: false },
  CLEARANCE_CLIENT_SECRET: { field: 'clientSecret', message: 'OAuth client secret', secret: true },
  CLEARANCE_PAT: { field: 'pat', message: 'Personal access token', secret: true },
  CLEARANCE_APP_KEY: { field: 'appKey', message: 'Key of the app', secret: false },
  CLEARANCE_SHARED_SECRET: {
    field: 'sharedSecret',
    message: 'Shared secret of the installation',
    secret: true,
  },
  CLEARANCE_OAUTH_CLIENT_ID: {
    field: 'oauthClientId',
    message: 'oauthClientId of the installation',
    secret: false,
  },
  CLEARANCE_ACCOUNT_ID: { field: 'accountId', message: 'Account id of the user to act for', secret: false },
};

const secretFields = new Set<Field>(['email', 'apiToken', 'clientSecret', 'pat', 'sharedSecret']);

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
    const asked = fields[name];
    if (asked === undefined) continue;
    const context = { ...terminal, signal };
    const message = `${asked.message} (${name})`;
    const answer = asked.secret
      ? await password({ message, mask: true }, context)
      : await input({ message }, context);
    if (answer === '') continue;
    complete = { ...complete, [asked.field]: secretFields.has(asked.field) ? new Secret(answer) : answer };
  }
  return complete;
}
