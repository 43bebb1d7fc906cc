import { z } from 'zod';
import type { Finding } from '../../diagnosis/index.ts';
import type { Exchange } from '../../evidence/index.ts';
import { type Identity, readAnswer } from '../../jira-client/index.ts';

/** Whether Jira says that an account administers the site; a doubt carries why it could not be told. */
export type Administration =
  | { readonly kind: 'administrator' }
  | { readonly kind: 'not-administrator' }
  | { readonly kind: 'doubt'; readonly findings: readonly Finding[] };

/** How to ask: the app about any user, or the user's own token about itself once it is known to be that user's. */
interface Question {
  readonly ask: 'app' | 'user';
  readonly identity: Identity;
  readonly accountId: string;
}

interface Administrators {
  /** `about` names tenant and account; the questions are put in order until one gives a clear answer. */
  check(about: string, questions: () => readonly Question[]): Promise<Administration>;
}

interface AdministratorsDeps {
  readonly now: () => Date;
  readonly explain: (identity: Identity, exchanges: readonly Exchange[]) => readonly Finding[];
}

/** SECURITY.md promises a minute at most. A doubt is asked again soon: its cause may just have been mended. */
const answerLifeMs = 60_000;
const doubtLifeMs = 3_000;
const mostRemembered = 10_000;

/**
 * Asks Jira, never the token, whether an account administers the site; the answer is remembered for at most a minute and
 * one question is in flight for each account. Doubt is not permission.
 */
export function administrators(deps: AdministratorsDeps): Administrators {
  const remembered = new Map<string, { readonly answer: Administration; readonly until: number }>();
  const inFlight = new Map<string, Promise<Administration>>();

  async function ask(questions: readonly Question[]): Promise<Administration> {
    let findings: readonly Finding[] = [];
    let settled = false;
    for (const question of questions) {
      const heard = question.ask === 'app' ? await askApp(question) : await askUser(question);
      if (heard.answer !== null) return { kind: heard.answer ? 'administrator' : 'not-administrator' };
      // The first question is the proper one: why it failed tells more than why the next best did.
      if (!settled) findings = deps.explain(question.identity, heard.exchanges);
      settled ||= findings.length > 0 && (heard.exchanges.at(-1)?.response?.status ?? 0) >= 400;
    }
    return { kind: 'doubt', findings };
  }

  return {
    async check(about, questions) {
      const known = remembered.get(about);
      if (known && known.until > deps.now().getTime()) return known.answer;
      const pending = inFlight.get(about);
      if (pending) return pending;
      // The minute begins when the question is put: the answer may be that old when it comes.
      const asked = deps.now().getTime();
      const answering = ask(questions()).finally(() => inFlight.delete(about));
      inFlight.set(about, answering);
      const answer = await answering;
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(about, {
        answer,
        until: asked + (answer.kind === 'doubt' ? doubtLifeMs : answerLifeMs),
      });
      return answer;
    },
  };
}

interface Heard {
  /** null: Jira gave no clear answer. */
  readonly answer: boolean | null;
  readonly exchanges: readonly Exchange[];
}

const GrantedPermissions = z.object({ globalPermissions: z.array(z.string()) });
const MyPermissions = z.object({
  permissions: z.object({ ADMINISTER: z.object({ havePermission: z.boolean() }) }),
});
const Myself = z.object({ accountId: z.string() });

/** A server-to-server call may ask about any user, whatever the app's own rights (REST v3, `POST /permissions/check`). */
async function askApp({ identity, accountId }: Question): Promise<Heard> {
  const asked = await identity.ask({
    method: 'POST',
    path: '/rest/api/3/permissions/check',
    body: { accountId, globalPermissions: ['ADMINISTER'] },
  });
  const granted = readAnswer(asked, GrantedPermissions);
  return { answer: granted?.globalPermissions.includes('ADMINISTER') ?? null, exchanges: [asked.exchange] };
}

async function askUser({ identity, accountId }: Question): Promise<Heard> {
  const who = await identity.ask({ method: 'GET', path: '/rest/api/3/myself' });
  if (readAnswer(who, Myself)?.accountId !== accountId) return { answer: null, exchanges: [who.exchange] };
  const path = '/rest/api/3/mypermissions?permissions=ADMINISTER';
  const may = await identity.ask({ method: 'GET', path });
  const answer = readAnswer(may, MyPermissions)?.permissions.ADMINISTER.havePermission ?? null;
  return { answer, exchanges: [who.exchange, may.exchange] };
}
