import { EventEmitter } from 'node:events';
import type { Request, Response } from 'express';
import type { Caller } from '../../../src/add-on/server/api/caller.ts';
import { inTurn } from '../../../src/add-on/server/api/in-turn.ts';

const nobody = {} as Caller;
const request = {} as Request;
const answering = (closed = false): Response => Object.assign(new EventEmitter(), { closed }) as Response;

test('long work is done one request at a time, and others have their turn in between', async () => {
  const order: string[] = [];
  const handle = inTurn()(() => {
    order.push('work');
    setImmediate(() => order.push('somebody else'));
  });
  await Promise.all([1, 2, 3].map(() => handle(nobody, request, answering())));
  expect(order).toEqual(['work', 'somebody else', 'work', 'somebody else', 'work']);
});

test('nobody works for a caller who has left, and a failure ends nothing but its own request', async () => {
  const done: string[] = [];
  const turn = inTurn();
  const fails = turn(() => Promise.reject(new Error('this one')));
  const works = turn(() => void done.push('worked'));
  const outcomes = await Promise.allSettled([
    fails(nobody, request, answering()),
    works(nobody, request, answering(true)),
    works(nobody, request, answering()),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(done).toEqual(['worked']);
});
