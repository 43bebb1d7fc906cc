import type { Response } from 'express';
import type { Outcome } from '../../long-work/off-the-loop.ts';
import { answerError } from '../answers.ts';

/** Sends what long work came to; as JSON, unless told otherwise. 429 while too much waits, 503 where it took too long. */
export function answerWork(
  res: Response,
  outcome: Outcome,
  send: (text: string) => void = (text) => void res.type('json').send(text),
): void {
  switch (outcome.kind) {
    case 'answered':
      if (outcome.answer.ok) send(outcome.answer.text);
      else answerError(res, 400, 'malformed', outcome.answer.problem);
      return;
    case 'busy':
      res.setHeader('Retry-After', '5');
      answerError(res, 429, 'too-many-requests', 'Too much is being read already; try again soon.');
      return;
    case 'given-up':
      res.setHeader('Retry-After', '30');
      answerError(res, 503, 'unavailable', 'Reading this took too long; send less of it.');
      return;
    case 'failed':
      throw outcome.error;
  }
}
