import { z } from 'zod';
import type { SimulatedWorld } from '../world.ts';

/** The control surface refused: `status` and what it said. */
class ControlRefusal extends Error {
  override readonly name = 'ControlRefusal';
  readonly status: number;
  readonly body: unknown;

  constructor(message: string, status: number, body: unknown) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

const messageSchema = z.looseObject({ message: z.string() });

/** What is asked: `/path` or `METHOD /path` of the control surface, or the name of a command of `PATCH /state`. */
function wanted(what: string, body: unknown): { method: string; path: string; body: unknown } {
  const [, method, path] = /^(?:([A-Z]+) )?(\/.*)$/.exec(what) ?? [];
  if (path === undefined) {
    const command = { ...z.record(z.string(), z.unknown()).parse(body ?? {}), do: what };
    return { method: 'PATCH', path: '/state', body: { commands: [command] } };
  }
  const writes = path === '/state' ? 'PATCH' : 'POST';
  const usual = body === undefined && path !== '/reset' ? 'GET' : writes;
  return { method: method ?? usual, path, body };
}

/**
 * Asks the control surface of a running world as a client would. Resolves to what it answered, rejects with
 * {@link ControlRefusal}.
 */
export async function askControl(world: SimulatedWorld, what: string, given: unknown): Promise<unknown> {
  const { method, path, body } = wanted(what, given);
  const response = await fetch(world.addresses.controlUrl + path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer: unknown = text === '' ? null : JSON.parse(text);
  if (response.ok) return answer;
  const said = messageSchema.safeParse(answer);
  const why = said.success ? said.data.message : `status ${response.status}`;
  throw new ControlRefusal(`${method} ${path} of the simulated Jira: ${why}`, response.status, answer);
}
