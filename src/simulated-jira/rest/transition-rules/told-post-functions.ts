import { z } from 'zod';
import { deliverEvent } from '../../forge/deliver-event.ts';
import { manifestOf } from '../../forge/lifecycle.ts';
import type { TransitionRule } from '../../state.ts';
import { send } from '../../webhooks/deliver.ts';
import { declaredBy, registered } from '../../webhooks/subscriptions.ts';
import { issueBean } from '../issue/issue-bean.ts';
import { fieldIds } from '../issue/shown-fields.ts';
import { userBean } from '../shapes/users.ts';
import { configOf, connectModule, forgeModule } from './app-expressions.ts';
import type { Subject } from './subject.ts';

/** A transition that was made. */
interface Made extends Subject {
  readonly changelogId: string | null;
  readonly executionId: string;
}
type Tell = (rule: TransitionRule, made: Made) => void;

const toForge: Tell = (rule, made) => {
  const { call, issue, transition, workflow, original, changelogId, executionId } = made;
  const found = forgeModule(call, rule.parameters.key ?? '');
  if (found === null) return;
  const { app, module } = found;
  const body = {
    issue: { id: issue.id, key: issue.key },
    transition: {
      ...{ id: transition.id, name: transition.name, executionId },
      ...{ from: { id: original?.status }, to: { id: transition.to } },
    },
    workflow: { id: workflow.id, name: workflow.name },
    atlassianId: call.caller.accountId,
    ...(changelogId === null ? {} : { changelog: { id: changelogId } }),
    configuration: configOf(rule) ?? {},
    postFunction: { id: rule.id },
  };
  const { function: functionKey, endpoint: endpointKey, key } = module;
  const told = { app, manifest: manifestOf(app), module: { type: 'jira:workflowPostFunction', key } };
  void deliverEvent({ ...told, endpointKey, functionKey, body }, call.world);
};

/** The issue and its way, as version 2 shows them (https://developer.atlassian.com/cloud/jira/platform/modules/workflow-post-function/). */
function shown({ call, issue, transition, workflow, original }: Made) {
  const asked = { ...call, version: 2 as const };
  const nameOf = (id: string | undefined) => call.state.statuses.find((each) => each.id === id)?.name ?? '';
  const place = call.state.workflows.indexOf(workflow);
  return {
    issue: issueBean(asked, issue, fieldIds(asked)),
    transition: {
      ...{ workflowId: 10_000 + place, workflowName: workflow.name },
      ...{ transitionId: Number(transition.id), transitionName: transition.name },
      ...{ from_status: nameOf(original?.status), to_status: nameOf(transition.to) },
    },
  };
}

const triggeredSchema = z.looseObject({ triggered: z.looseObject({ url: z.string() }) });

const toConnect: Tell = (rule, made) => {
  const found = connectModule(made, rule.parameters.appKey ?? '');
  const triggered = triggeredSchema.safeParse(found?.module).data?.triggered;
  if (found === null || triggered === undefined) return;
  const configuration = { value: rule.parameters.config ?? '' };
  send([declaredBy(found.app, triggered.url)], { configuration, ...shown(made) }, made.call);
};

/** The webhook of an administrator that the rule names, whatever events and filter it has. */
const toWebhook: Tell = ({ parameters }, made) => {
  const { call } = made;
  const webhook = call.state.administratorWebhooks?.find(({ id }) => String(id) === parameters.webhookId);
  if (webhook?.enabled !== true) return;
  const { user } = call.rights;
  const message = {
    timestamp: call.world.now(),
    webhookEvent: 'jira:issue_updated',
    ...(user === null ? {} : { user: userBean(call, user) }),
    ...shown(made),
  };
  send([registered(webhook)], message, call);
};

const tellers: Readonly<Record<string, Tell>> = {
  'forge:workflow-post-function': toForge,
  'connect:remote-workflow-function': toConnect,
  'system:trigger-webhook': toWebhook,
};

export const isTold = ({ ruleKey }: TransitionRule): boolean => Object.hasOwn(tellers, ruleKey);

/** Tells those whose post functions stand on a transition that it was made; what they do comes later. */
export function tellPostFunctions(
  rules: readonly TransitionRule[],
  subject: Subject,
  changelogId: string | null,
): void {
  const executionId = subject.call.world.random(16);
  for (const rule of rules)
    if (rule.parameters.disabled !== 'true')
      tellers[rule.ruleKey]?.(rule, { ...subject, changelogId, executionId });
}
