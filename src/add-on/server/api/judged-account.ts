import { z } from 'zod';
import { type Identity, readAnswer } from '../../../jira-client/index.ts';
import { identityTraits } from '../../../jira-facts/index.ts';
import { judgedIdentity } from '../../../self-test/index.ts';
import type { JudgedApp } from './judged-app.ts';

export type Judging =
  | {
      readonly ok: true;
      readonly identity: Identity;
      readonly administrator: Identity;
      /** False: the site did not say who it is, so it is judged as a person. */
      readonly known: boolean;
    }
  | { readonly ok: false; readonly problem: string };

const User = z.object({ accountId: z.string(), accountType: z.string().optional() });

/** The account another is to be judged as: an app's user, or somebody by the rights of the account alone. One call. */
export async function judgedAccount(
  accountId: string,
  available: readonly Identity[],
  declared?: JudgedApp,
): Promise<Judging> {
  const administrator =
    available.find(({ kind }) => identityTraits[kind].rightsOf === 'person') ??
    available.find(({ kind }) => kind !== 'anonymous');
  if (administrator === undefined) return { ok: false, problem: 'There is nobody to ask about an account.' };
  const path = `/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`;
  const asked = await administrator.ask({ method: 'GET', path });
  const user = readAnswer(asked, User);
  if (user === null && asked.exchange.response?.status === 404) {
    return { ok: false, problem: `There is no account ${accountId} that ${administrator.label} can see.` };
  }
  const app = user?.accountType === 'app';
  if (declared !== undefined && user !== null && !app)
    return {
      ok: false,
      problem: `The account ${accountId} is no app's user, so no file of an app declares its scopes.`,
    };
  const identity = judgedIdentity(
    {
      accountId,
      kind: declared?.kind ?? (app ? 'connect-app' : 'api-token'),
      label:
        declared !== undefined
          ? `the app ${declared.name}`
          : app
            ? `the app user ${accountId}`
            : `the account ${accountId}`,
      scopes: declared?.scopes ?? null,
    },
    administrator,
  );
  return { ok: true, identity, administrator, known: user !== null };
}
