import type { Request, Response } from 'express';
import { z } from 'zod';
import { IdentityKind } from '../../../evidence/index.ts';
import type { Identity } from '../../../jira-client/index.ts';
import type { Report, SelfTestEvent } from '../../../report/index.ts';
import type { PlanOutcome, PlanRequest, SelfTestPlan, SelfTestRun } from '../../../self-test/index.ts';
import type { SelfTestRuns } from '../../runs/runs.ts';
import { installedAt, siteOf } from '../../tenants/site-of.ts';
import { tenantKey } from '../../tenants/tenant.ts';
import { wrongFields } from '../../wrong-fields.ts';
import { answerDeparted, answerError, traceIdOf } from '../answers.ts';
import type { AskingPace } from './asking-pace.ts';
import type { Caller } from './caller.ts';
import { AccountId, JiraKey } from './jira-names.ts';
import { type Judging, judgedAccount } from './judged-account.ts';
import { JudgedApp } from './judged-app.ts';

/** The engine of self-test with everything given but the run itself. */
type Engine = (run: {
  readonly id: string;
  readonly site: SelfTestRun['site'];
  readonly plan: SelfTestPlan;
  readonly identities: readonly Identity[];
  /** Of a Forge installation: rights of the app's user appear minutes later. */
  readonly installedAt?: Date;
  /** Asks about the account that is judged. */
  readonly administrator?: Identity;
  readonly onEvent: (event: SelfTestEvent) => void;
  readonly signal: AbortSignal;
}) => Promise<Report>;

type ProfileLookup = (
  name: string,
) =>
  | ({ readonly ok: true } & NonNullable<PlanRequest['profile']>)
  | { readonly ok: false; readonly problem: string };

export interface SelfTestsPostDeps {
  readonly identitiesOf: (caller: Caller) => readonly Identity[];
  readonly profile: ProfileLookup;
  readonly plan: (request: PlanRequest) => PlanOutcome;
  readonly engine: Engine;
  readonly runs: SelfTestRuns;
  readonly mayAsk: AskingPace;
}

const Wanted = z.object({
  identities: z.array(IdentityKind).min(1).max(12).optional(),
  operations: z.array(z.string().min(1).max(300)).min(1).max(500).optional(),
  profile: z.string().min(1).max(64).optional(),
  project: JiraKey.optional(),
  issue: JiraKey.optional(),
  account: AccountId.optional(),
  app: JudgedApp.optional(),
});
type Wanted = z.infer<typeof Wanted>;

type Prepared =
  | { readonly ok: true; readonly identities: readonly Identity[]; readonly plan: SelfTestPlan }
  | { readonly ok: false; readonly problem: string };

/** `POST /api/self-tests`: 202 and the id of the run begun, 409 and the id of the one that is running already, 401 where the site has uninstalled meanwhile. */
export function selfTestsPost(deps: SelfTestsPostDeps) {
  return async (caller: Caller, req: Request, res: Response): Promise<void> => {
    const wanted = Wanted.safeParse(req.body ?? {});
    if (!wanted.success) {
      const shape =
        'a self-test is asked for with identities, operations, profile, project, issue, account or app, each optional';
      return answerError(
        res,
        400,
        'malformed',
        `Wrong or of the wrong type: ${wrongFields(wanted.error)}; ${shape}.`,
      );
    }
    if (wanted.data.app !== undefined && wanted.data.account === undefined) {
      const words = 'An app is judged by the account of its user on this site: name it as account.';
      return answerError(res, 400, 'malformed', words);
    }
    if (wanted.data.account !== undefined && !deps.mayAsk(caller, res)) return;
    const available = deps.identitiesOf(caller);
    const judging =
      wanted.data.account === undefined
        ? null
        : await judgedAccount(wanted.data.account, available, wanted.data.app);
    if (judging !== null && !judging.ok) return answerError(res, 400, 'malformed', judging.problem);
    const prepared = prepare(wanted.data, available, judging, deps);
    if (!prepared.ok) return answerError(res, 400, 'malformed', prepared.problem);
    const { identities, plan } = prepared;
    const site = siteOf(caller.tenant);
    const begun = await deps.runs.start({
      tenant: tenantKey(caller.tenant),
      site,
      needs: plan.needs,
      estimatedPoints: plan.estimatedPoints,
      run: (run) =>
        deps.engine({
          ...run,
          site,
          plan,
          identities,
          ...installedAt(caller.tenant),
          ...(judging === null ? {} : { administrator: judging.administrator }),
        }),
    });
    if (begun.id === null) return answerDeparted(res);
    res.status(begun.ok ? 202 : 409);
    if (begun.ok) res.json({ id: begun.id });
    else
      res.json({
        id: begun.id,
        error: { code: 'conflict', message: 'A self-test is running already.', traceId: traceIdOf(res) },
      });
  };
}

function prepare(
  wanted: Wanted,
  available: readonly Identity[],
  judging: Extract<Judging, { ok: true }> | null,
  deps: SelfTestsPostDeps,
): Prepared {
  const usual = judging === null ? available : available.filter((one) => one === judging.administrator);
  const kinds = wanted.identities ?? usual.map(({ kind }) => kind);
  const missing = kinds.find((kind) => !available.some((identity) => identity.kind === kind));
  if (missing !== undefined) {
    const there = available.map(({ kind }) => kind).join(', ');
    return {
      ok: false,
      problem: `The identity "${missing}" is not available for this site; there are ${there}.`,
    };
  }
  const beside = available.filter(({ kind }) => kinds.includes(kind) && kind !== judging?.identity.kind);
  const identities = judging === null ? beside : [judging.identity, ...beside];
  const profile = wanted.profile === undefined ? undefined : deps.profile(wanted.profile);
  if (profile !== undefined && !profile.ok) return profile;
  const planned = deps.plan({
    identities,
    ...(wanted.operations === undefined ? {} : { operations: wanted.operations }),
    ...(profile === undefined ? {} : { profile }),
    ...(wanted.app === undefined ? {} : { app: wanted.app.name }),
    ...(wanted.project === undefined ? {} : { project: wanted.project }),
    ...(wanted.issue === undefined ? {} : { issue: wanted.issue }),
    ...(judging === null || wanted.account === undefined
      ? {}
      : {
          judged: {
            accountId: wanted.account,
            kind: judging.identity.kind,
            askedAs: judging.administrator.kind,
          },
        }),
  });
  return planned.ok ? { ok: true, identities, plan: planned.plan } : planned;
}
