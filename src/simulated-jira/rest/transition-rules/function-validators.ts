import { z } from 'zod';
import type { FunctionHost } from '../../forge/install-request.ts';
import type { ForgeApp, TransitionRule } from '../../state.ts';
import { fieldIds, fieldValue } from '../issue/shown-fields.ts';
import { configOf, forgeModule, isFunction } from './app-expressions.ts';
import type { Subject } from './subject.ts';

const verdictSchema = z.looseObject({ result: z.boolean(), errorMessage: z.string().nullish() });
const person = z.looseObject({ accountId: z.string() });

/** A changed value as functions are told it: of people the account alone, of what is empty nothing. */
function toldValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(toldValue);
  const who = person.safeParse(value);
  return who.success ? { accountId: who.data.accountId } : (value ?? null);
}

/** Fields that are written along with the transition, as a version 3 of the issue shows them. */
function modifiedFields({ call, issue, original = issue }: Subject): Record<string, unknown> {
  const asked = { ...call, version: 3 as const };
  const pairs = fieldIds(call).map(
    (id) => [id, fieldValue(asked, original, id), fieldValue(asked, issue, id)] as const,
  );
  const changed = pairs.filter(([, before, after]) => JSON.stringify(before) !== JSON.stringify(after));
  return Object.fromEntries(changed.map(([id, , after]) => [id, toldValue(after)]));
}

/** The argument of the function (https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-workflow-validator/). */
function payloadOf(rule: TransitionRule, app: ForgeApp, subject: Subject) {
  const { call, issue, original = issue, transition } = subject;
  const mayRead = app.grantedScopes.includes('read:jira-work');
  return {
    issue: { id: issue.id, key: issue.key },
    user: { accountId: call.caller.accountId },
    configuration: configOf(rule) ?? {},
    transition: {
      from: { id: original.status },
      to: { id: transition.to },
      ...(mayRead ? { modifiedFields: modifiedFields(subject) } : {}),
    },
  };
}

/** What a function says against the transition; one that fails, or says nothing that can be understood, is against it. */
async function asked(
  host: FunctionHost,
  app: ForgeApp,
  functionKey: string,
  payload: unknown,
): Promise<string | null> {
  const verdict = await host(app, functionKey, payload).then(
    (said) => verdictSchema.safeParse(said).data,
    () => undefined,
  );
  if (verdict?.result === true) return null;
  return verdict?.errorMessage ?? 'A validator of an app did not pass.';
}

/**
 * Validators of Forge apps that are functions. A call cannot wait while it is answered: where one has to be asked, the answer is a
 * promise to wait for, after which the same call finds the verdict.
 */
export function functionObjections(
  rules: readonly TransitionRule[],
  subject: Subject,
): readonly string[] | Promise<void> {
  const { call } = subject;
  const known = call.world.verdicts.get(call.request.body) ?? new Map<string, string | null>();
  const open: Promise<void>[] = [];
  const wrong: string[] = [];
  for (const rule of rules) {
    if (rule.ruleKey !== 'forge:expression-validator' || rule.parameters.disabled === 'true') continue;
    if (!isFunction(rule, subject)) continue;
    const found = forgeModule(call, rule.parameters.key ?? '');
    const host = found === null ? undefined : call.world.functionHosts.get(found.app.appId);
    // Nobody runs the app's functions here: they are as good as not there.
    if (found === null || host === undefined) continue;
    // A call may move many issues, each of which is judged by itself.
    const judged = `${subject.issue.id} ${rule.id}`;
    const verdict = known.get(judged);
    if (typeof verdict === 'string') wrong.push(verdict);
    if (verdict === undefined) {
      const payload = payloadOf(rule, found.app, subject);
      open.push(
        asked(host, found.app, found.module.function ?? '', payload).then((said) => {
          known.set(judged, said);
        }),
      );
    }
  }
  if (open.length === 0) return wrong;
  call.world.verdicts.set(call.request.body, known);
  return Promise.all(open).then(() => undefined);
}
