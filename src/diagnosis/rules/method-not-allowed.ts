import { clue, links, type Rule } from './rule.ts';

export const methodNotAllowed: Rule = {
  id: 'method-not-allowed',
  title: 'The path exists, the method does not',
  who: 'app developer',
  needs: ['status', 'needs', 'redirects', 'deployment'],
  docs: 'docs/rules/method-not-allowed.md',
  applies: ({ at }) =>
    at.status === 405 || at.heard.has('methodRefused') || at.needs.match === 'wrong-method',
  diagnose({ at, others, selfHosted }) {
    const redirected = others.some((call) => call.outcome === 'redirected' && call.index < at.index);
    return {
      clues: [
        ...clue(at.status === 405, 2, 'the status is 405'),
        ...clue(at.heard.has('methodRefused'), 3, 'the answer refuses the method'),
        ...clue(
          at.needs.match === 'wrong-method',
          at.status === 405 ? 2 : 1,
          `the path has only ${at.needs.allowedMethods.join(', ')}`,
        ),
        ...clue(at.headers.has('allow'), 1, 'the answer lists the methods it allows'),
        ...clue(redirected, -3, 'a redirect came before, which can turn a write into a GET'),
        ...clue(
          selfHosted && at.address.version === '3',
          -3,
          'version 3 does not exist on a self-hosted site',
        ),
        ...clue(
          at.address.oddities.has('double-slash') || at.address.scheme === 'http',
          -2,
          'the address is odd',
        ),
      ],
      fix: [
        {
          who: 'app developer',
          step:
            at.needs.allowedMethods.length > 0
              ? `Use ${at.needs.allowedMethods.join(' or ')} for this path.`
              : 'Use the method that the reference names for this path.',
          link: links.rest,
        },
      ],
      settledBy: 'the Allow header of the answer, or the reference',
    };
  },
};
