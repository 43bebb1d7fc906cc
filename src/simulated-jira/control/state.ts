import { Router } from 'express';
import { z } from 'zod';
import type { SiteState } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { record } from './audit.ts';
import { blanks } from './blanks.ts';
import { commandSchema } from './commands.ts';
import { mergeState } from './merge.ts';
import { perform } from './perform.ts';
import { applyShorthand, writtenOut } from './shorthand.ts';

const patchSchema = z.looseObject({ commands: z.array(commandSchema).default([]) });

/** `faults: ["name"]` is short for `faults: [{name, options: {}}]`. */
const faultsSchema = z.array(
  z.union([
    z.string().transform((name) => ({ name, options: {} })),
    z.object({ name: z.string(), options: z.record(z.string(), z.unknown()).default({}) }),
  ]),
);

/** The state as one plain object, for merging by name. */
function plain(state: object): Record<string, unknown> {
  // The very same object: entries written here are seen by everybody.
  return z.custom<Record<string, unknown>>().parse(state);
}

/**
 * `GET /state[/PART]` shows the state; `PATCH /state` merges the body into it (see merge.ts and shorthand.ts), then carries out
 * `commands` in order (see commands.ts). All or nothing is not promised: the answer lists what went wrong.
 */
export function stateRouter(world: SimulatedWorld): Router {
  const router = Router();
  router.get('/', (_, response) => {
    response.json(world.state);
  });
  router.get('/:part', (request, response) => {
    const part = plain(world.state)[request.params.part];
    if (part === undefined)
      response.status(404).json({ error: 'not-found', message: 'The state has no such part.' });
    else response.json(part);
  });
  router.patch('/', async (request, response) => {
    const problems = await changeState(world, request.body);
    if (problems.length > 0) {
      response.status(400).json({ error: 'not-applied', message: problems.join('; '), problems });
      return;
    }
    response.json({ ok: true });
  });
  return router;
}

/** Carries out what `PATCH /state` asks for; returns what was wrong, nothing if all went in. */
export async function changeState(world: SimulatedWorld, body: unknown): Promise<string[]> {
  const asked = patchSchema.safeParse(body ?? {});
  if (!asked.success) return [z.prettifyError(asked.error)];
  const { commands, ...patch } = asked.data;
  const problems = mergeIntoState(world, patch);
  for (const command of commands) {
    const problem = await perform(command, world);
    if (problem === null) record(command, world);
    if (problem !== null) problems.push(`${command.do}: ${problem}`);
  }
  return problems;
}

/** The part of it that takes no time: everything but the commands. */
export function mergeIntoState(world: SimulatedWorld, given: Record<string, unknown>): string[] {
  const { faults, ...patch } = given;
  const problems = mergeState(plain(world.state), writtenOut(patch), blanks(world));
  problems.push(...applyShorthand(world, patch));
  if (patch.issues !== undefined) countOn(world.state);
  if (faults !== undefined) problems.push(...setFaults(world, faults));
  return problems;
}

/** A key is never used twice: the next issue of a project comes after those that were put there. */
function countOn({ projects, issues }: SiteState): void {
  const byId = new Map(projects.map((project) => [project.id, project]));
  for (const { key, projectId } of issues) {
    const project = byId.get(projectId);
    const number = Number(key.slice(key.lastIndexOf('-') + 1));
    if (project !== undefined && number > project.lastIssueNumber) project.lastIssueNumber = number;
  }
}

/** The list given replaces the faults that are on. */
function setFaults(world: SimulatedWorld, given: unknown): string[] {
  const faults = faultsSchema.safeParse(given);
  if (!faults.success) return ['faults: a list of names or of {name, options}'];
  const unknown = faults.data.filter(({ name }) => !world.faults.some((one) => one.name === name));
  if (unknown.length > 0) {
    const known = world.faults.map(({ name }) => name).join(', ');
    return unknown.map(({ name }) => `faults: there is no fault ${name}; there are: ${known}`);
  }
  world.state.faults = faults.data;
  return [];
}
