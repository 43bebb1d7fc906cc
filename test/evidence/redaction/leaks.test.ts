import { redactText } from '../../../src/evidence/index.ts';
import { neighbours, plantedSecrets } from './secrets.ts';

/** A tenth of a secret is as good as the whole: ten characters in a row, or all of a shorter one. */
function shows(text: string, secret: string): boolean {
  const length = Math.min(10, secret.length);
  for (let at = 0; at + length <= secret.length; at += 1)
    if (text.includes(secret.slice(at, at + length))) return true;
  return false;
}

const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

test('no secret stands in a masked text, whatever stands beside it', () => {
  const left = new Map<string, string>();
  for (const seed of seeds)
    for (const { kind, secret, text } of plantedSecrets(seed))
      for (const [before, behind] of neighbours) {
        const masked = redactText(`the call failed with ${before}${text}${behind} and status 403`);
        if (shows(masked, secret)) left.set(`${kind} between ${before} and ${behind}`, masked);
      }
  expect(Object.fromEntries(left)).toEqual({});
});
