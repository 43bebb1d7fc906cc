import { jiraError, json, type WireResponse } from '../request.ts';
import { nextNumber } from '../state/counters.ts';
import type { Task } from '../state.ts';
import { type RestCall, type Route, selfJudging } from './call.ts';
import { self } from './shapes/address.ts';

/** Remembers work that Jira would do later and that was done at once. */
export function keepTask(call: RestCall, description: string, result: unknown): Task {
  const task: Task = {
    id: String(nextNumber(call.state, 'task', [])),
    description,
    status: 'COMPLETE',
    submittedBy: call.caller.accountId,
    submitted: new Date(call.world.now()).toISOString(),
    result,
  };
  call.state.tasks.push(task);
  return task;
}

/** The answer to work that Jira does in the background: where to ask how it went. */
export function finishedTask(call: RestCall, description: string, result: unknown): WireResponse {
  const task = keepTask(call, description, result);
  const bean = taskBean(call, task);
  return {
    ...json(303, bean),
    headers: { 'content-type': 'application/json;charset=UTF-8', location: bean.self },
  };
}

export function taskBean(call: RestCall, task: Task) {
  const at = Date.parse(task.submitted);
  return {
    self: self(call, `/task/${task.id}`),
    id: task.id,
    description: task.description,
    status: task.status,
    result: task.result,
    submittedBy: 1,
    progress: 100,
    elapsedRuntime: 0,
    submitted: at,
    started: at,
    finished: at,
    lastUpdate: at,
  };
}

/** A task shows to whoever started it and to administrators. */
function named(call: RestCall): Task | null {
  const found = call.state.tasks.find(({ id }) => id === call.params.taskId);
  if (found === undefined) return null;
  return found.submittedBy === call.caller.accountId || call.rights.global('ADMINISTER') ? found : null;
}

const noSuchTask = (call: RestCall) => jiraError(404, [`Task with ID ${call.params.taskId} not found.`]);

export const taskRoutes: Route[] = [
  selfJudging('GET /task/{taskId}', (call) => {
    const task = named(call);
    return task === null ? noSuchTask(call) : json(200, taskBean(call, task));
  }),
  selfJudging('POST /task/{taskId}/cancel', (call) =>
    named(call) === null
      ? noSuchTask(call)
      : jiraError(400, [`Task with ID ${call.params.taskId} is already finished and cannot be cancelled.`]),
  ),
];
