import type { Request, Response } from 'express';
import { z } from 'zod';
import { type Identity, readAnswer } from '../../../jira-client/index.ts';
import { identityTraits } from '../../../jira-facts/index.ts';
import { answerError } from '../answers.ts';
import type { AskingPace } from './asking-pace.ts';
import type { Caller } from './caller.ts';
import { AccountId } from './jira-names.ts';

interface AccountsGetDeps {
  readonly identitiesOf: (caller: Caller) => readonly Identity[];
  readonly mayAsk: AskingPace;
}

const User = z.object({
  accountId: z.string(),
  displayName: z.string(),
  accountType: z.string().optional(),
  active: z.boolean(),
});

const kinds: Readonly<Record<string, string>> = { atlassian: 'person', app: 'app', customer: 'customer' };
const most = 10;

/**
 * `GET /api/accounts?q=`: accounts of the site whose name or address matches, for the administrator to choose whose
 * rights are judged; `?id=`: the one account, whose name no report holds. Asked of Jira as the viewer where the app may
 * act for them, else as the app; nothing is kept.
 */
export function accountsGet({ identitiesOf, mayAsk }: AccountsGetDeps) {
  async function named(caller: Caller, id: unknown, res: Response): Promise<void> {
    const accountId = AccountId.safeParse(id);
    if (!accountId.success) return answerError(res, 400, 'malformed', 'id must be an account id.');
    if (!mayAsk(caller, res)) return;
    const path = `/rest/api/3/user?accountId=${encodeURIComponent(accountId.data)}`;
    for (const identity of inOrder(identitiesOf(caller))) {
      const user = readAnswer(await identity.ask({ method: 'GET', path }), User);
      if (user !== null) return void res.json({ accounts: [asEntry(user)] });
    }
    res.json({ accounts: [] });
  }

  return async (caller: Caller, req: Request, res: Response): Promise<void> => {
    const { q, id } = req.query;
    if (id !== undefined && q === undefined) return named(caller, id, res);
    if (typeof q !== 'string' || q.trim() === '' || q.length > 100) {
      return answerError(res, 400, 'malformed', 'q must be a name of 1 to 100 characters.');
    }
    if (!mayAsk(caller, res)) return;
    const path = `/rest/api/3/user/search?maxResults=${most}&query=${encodeURIComponent(q.trim())}`;
    for (const identity of inOrder(identitiesOf(caller))) {
      const users = readAnswer(await identity.ask({ method: 'GET', path }), z.array(User));
      if (users !== null) {
        res.json({ accounts: users.map(asEntry) });
        return;
      }
    }
    answerError(
      res,
      403,
      'forbidden',
      'Jira does not let this app search for users; enter the account id instead, or grant the app “Browse users and groups”.',
    );
  };
}

/** A person sees more than an app's user, which is in no group by default. */
function inOrder(identities: readonly Identity[]): Identity[] {
  const rank = ({ kind }: Identity): number => ['person', 'app'].indexOf(identityTraits[kind].rightsOf);
  return identities.filter((one) => rank(one) >= 0).sort((a, b) => rank(a) - rank(b));
}

function asEntry({ accountId, displayName, accountType, active }: z.infer<typeof User>) {
  return { accountId, name: displayName, kind: kinds[accountType ?? ''] ?? 'account', active };
}
