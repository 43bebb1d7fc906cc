import { z } from 'zod';
import { type InstallOutcome, install } from '../../connect/install.ts';
import { empty, invalidPayload, json, jsonIn, type WireResponse } from '../../request.ts';
import type { AppInstallation } from '../../state.ts';
import type { OutsideCall } from './outside-call.ts';

/** Where the plugin manager is. */
export const upm = '/rest/plugins/1.0';

/** Its kinds of answers. */
export const mediaType = (name: string) => `application/vnd.atl.plugins.${name}+json`;

/** Sub codes as the Connect plugin had them while its source was open; the sentences are ours. */
function failure(outcome: Exclude<InstallOutcome, { kind: 'installed' | 'approval-pending' }>) {
  switch (outcome.kind) {
    case 'descriptor-unreadable':
      return { subCode: 'upm.pluginInstall.error.response.exception', errorMessage: outcome.message };
    case 'descriptor-invalid':
      return {
        subCode: 'connect.install.error.remote.descriptor.validation',
        errorMessage: outcome.problems.join('; '),
      };
    case 'site-cannot-install':
      return { subCode: 'connect.install.error.user.provisioning', errorMessage: outcome.message };
    case 'app-refused':
      return outcome.callback.kind === 'refused'
        ? {
            subCode: `connect.install.error.remote.host.bad.response.${outcome.callback.status}`,
            errorMessage: `The app answered ${outcome.callback.status} when it was told of the installation.`,
          }
        : {
            subCode: 'connect.install.error.remote.host.timeout',
            errorMessage: 'The app could not be reached.',
          };
  }
}

function taskBean({ id, source, accountId, since, outcome }: AppInstallation) {
  const done = outcome !== 'under way';
  const failed = typeof outcome === 'object' && 'subCode' in outcome ? outcome : {};
  const contentType = mediaType(done ? 'task.install.err' : 'install.installing');
  return {
    type: 'INSTALL',
    ...(done ? {} : { pingAfter: 100 }),
    status: { done, statusCode: 200, contentType, source, name: source, ...failed },
    links: { self: `${upm}/pending/${id}`, alternate: `${upm}/tasks/${id}` },
    timestamp: since,
    accountId,
    userKey: accountId,
    id,
  };
}

const asked = z.looseObject({ pluginUri: z.url({ protocol: /^https?$/ }) });

/** `POST /rest/plugins/1.0/`: the app is fetched and installed after the answer; an administrator's own hand agrees to its scopes. */
export function startInstallation({ request, caller, world }: OutsideCall): WireResponse {
  const parsed = asked.safeParse(jsonIn(request));
  if (!parsed.success || caller.accountId === null) return invalidPayload();
  const { pluginUri: source } = parsed.data;
  const id = world.random(12);
  const task: AppInstallation = {
    ...{ id, source, accountId: caller.accountId, since: world.now(), outcome: 'under way' },
  };
  world.state.appInstallations = [...(world.state.appInstallations ?? []), task];
  const ended = (outcome: AppInstallation['outcome']) => {
    const kept = world.state.appInstallations?.find((each) => each.id === id);
    if (kept !== undefined) kept.outcome = outcome;
  };
  install(world, { descriptorUrl: source, approve: true, by: caller.accountId, rotateSecret: false }).then(
    (outcome) => ended('app' in outcome ? { key: outcome.app.key } : failure(outcome)),
    (error: unknown) => ended({ subCode: 'upm.plugin.error.unexpected.error', errorMessage: String(error) }),
  );
  return json(202, taskBean(task), { location: `${world.addresses.siteUrl}${upm}/pending/${id}` });
}

/** `GET /rest/plugins/1.0/pending/{id}`: how it goes; who waits is sent to the app once it is there. */
export function installation({ world }: OutsideCall, id: string): WireResponse {
  const task = world.state.appInstallations?.find((each) => each.id === id);
  if (task === undefined) return json(404, { subCode: 'upm.error.unknown.task', message: 'No such task.' });
  if (typeof task.outcome === 'object' && 'key' in task.outcome)
    return empty(303, { location: `${world.addresses.siteUrl}${upm}/${task.outcome.key}-key` });
  return json(200, taskBean(task));
}
