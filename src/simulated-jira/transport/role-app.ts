import { setTimeout as wait } from 'node:timers/promises';
import express, { type RequestHandler } from 'express';
import type { Role, WireRequest, WireResponse } from '../request.ts';
import type { Answered } from '../site/pipeline.ts';
import type { SimulatedWorld } from '../world.ts';
import { logRequest } from './request-log.ts';
import { sendWire, wireRequest } from './wire.ts';

/** Answers the requests of one role. */
export type RoleHandler = (request: WireRequest, world: SimulatedWorld) => Answered | Promise<Answered>;

function faultAnswer(request: WireRequest, world: SimulatedWorld): WireResponse | null {
  for (const { name, options } of world.state.faults) {
    const fault = world.faults.find((one) => one.name === name);
    const answer = fault?.beforeRequest?.(request, world, options) ?? null;
    if (answer !== null) return answer;
  }
  return null;
}

function distort(request: WireRequest, response: WireResponse, world: SimulatedWorld): WireResponse {
  return world.state.faults.reduce((current, { name, options }) => {
    const fault = world.faults.find((one) => one.name === name);
    return fault?.afterResponse?.(request, current, world, options) ?? current;
  }, response);
}

/** The role's answer; where it has to wait for something, what it is afterwards. */
async function answeredAtLast(
  request: WireRequest,
  world: SimulatedWorld,
  handler: RoleHandler,
): Promise<Answered> {
  const answered = await handler(request, world);
  const { waitsFor } = answered.response;
  if (waitsFor === undefined) return answered;
  await waitsFor;
  return handler(request, world);
}

/** Reads the body of any method and content type as bytes. */
export const rawBody: RequestHandler = express.raw({ type: () => true, limit: '20mb' });

/** Middleware of one role below a path prefix: latency, faults, the role's own answer, the log. */
export function serveRole(
  role: Role,
  prefix: string,
  world: SimulatedWorld,
  handler: RoleHandler,
): RequestHandler {
  return async (request, response) => {
    const wire = wireRequest(request, role, prefix);
    const log = logRequest(wire, world);
    const { latencyMs } = world.state.site;
    if (latencyMs > 0 && (role === 'site' || role === 'gateway')) await wait(latencyMs);
    const faulty = faultAnswer(wire, world);
    const answered: Answered =
      faulty === null
        ? await answeredAtLast(wire, world, handler)
        : { response: faulty, identity: 'unknown', accountId: null };
    const answer = distort(wire, answered.response, world);
    log({
      identity: answered.identity,
      accountId: answered.accountId,
      status: answer.cut === undefined ? answer.status : null,
    });
    await sendWire(response, answer);
  };
}
