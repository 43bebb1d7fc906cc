import type { Exchange } from '../../evidence/index.ts';
import { concernsIdentity, findCauses } from '../judge/index.ts';
import { serverInfoRequest, whoAmIRequest } from '../probes/index.ts';
import type { Participant, RunSurroundings } from '../run/index.ts';
import { factsOfAccount } from './account-facts.ts';
import { awaitRights } from './await-rights.ts';
import { noAccess } from './no-access.ts';

/**
 * Whether an identity can call at all: its token first, then `/myself`, the one question a dead credential cannot pass.
 * One that cannot is judged here, once, and makes no further call; repeated refused logins would end in a captcha.
 */
export async function examineIdentity(participant: Participant, around: RunSurroundings): Promise<void> {
  if (around.plan.judged?.kind === participant.kind) return examineAccount(participant);
  const failure =
    participant.kind === 'anonymous'
      ? await siteFailure(participant)
      : await loginFailure(participant, around);
  if (failure === null) return;
  participant.usable = false;
  const facts = await factsOfAccount(participant, around);
  // A call that was broken off because of another answer says nothing; that answer does.
  const about = failure.about.response === null ? (participant.stopped?.by ?? failure.about) : failure.about;
  const findings = await findCauses(participant, around, about, failure.beside, facts);
  if (concernsIdentity(findings[0]?.cause) || failure.certain) participant.findings.push(...findings);
  else participant.usable = true;
}

/** Whoever is judged without a credential cannot fail to log in; the account itself can be closed. */
async function examineAccount(participant: Participant): Promise<void> {
  const account = await participant.account();
  const finding = account.ok ? noAccess(account.value) : null;
  if (finding !== null) participant.findings.push(finding);
  participant.usable = account.ok && finding === null;
}

interface LoginFailure {
  readonly about: Exchange;
  readonly beside: readonly Exchange[];
  /** No token was to be had, or nothing answered: whatever the cause, there is nothing to call with. */
  readonly certain: boolean;
}

async function siteFailure(participant: Participant): Promise<LoginFailure | null> {
  const about = (await participant.asker.ask(serverInfoRequest)).exchange;
  const status = about.response?.status ?? null;
  const gone = status === null || status === 429 || status >= 500;
  return gone ? { about, beside: [], certain: true } : null;
}

async function loginFailure(participant: Participant, around: RunSurroundings): Promise<LoginFailure | null> {
  const authentication = await participant.identity.authenticate(around.signal);
  if (!authentication.ok) {
    const about = authentication.exchanges.at(-1);
    if (about === undefined) return null;
    return {
      about,
      beside: [...authentication.exchanges.slice(0, -1), ...(await siteQuestions(around))],
      certain: true,
    };
  }
  await awaitRights(participant, around);
  const account = await participant.account();
  if (account.ok) return null;
  const about = await participant.accountExchange();
  const elsewhere = participant.identity.elsewhere;
  const plain = about.response === null ? [] : [(await participant.asker.ask(serverInfoRequest)).exchange];
  const other = elsewhere === undefined ? [] : [await elsewhere.call(whoAmIRequest, around.signal)];
  // The hash of a JWT covers the query: where the bare call is refused as well, it is the one to explain.
  const [bare] = plain;
  if (participant.kind === 'connect-app' && bare?.response?.status === 401) {
    return { about: bare, beside: [about, ...(await siteQuestions(around))], certain: true };
  }
  return {
    about,
    beside: [...plain, ...other, ...(await siteQuestions(around))],
    // `serverInfo` needs no scope and no right: whoever is refused even there is refused as such.
    certain: about.response === null || bare?.response?.status === 401,
  };
}

/** Is the site there for anybody, and what does the same question say to nobody? */
async function siteQuestions(around: RunSurroundings): Promise<Exchange[]> {
  if (around.outsider === null) return [];
  const answers = [await around.outsider.ask(serverInfoRequest), await around.outsider.ask(whoAmIRequest)];
  return answers.map(({ exchange }) => exchange);
}
