import type { Answer } from '../../jira-client/index.ts';
import type { PlannedProbe } from '../plan/index.ts';
import type { RunSurroundings } from '../run/index.ts';

/** One planned probe among the others of its operation. */
export interface Slot {
  /** How the other identities were answered to the same operation, once all of them were asked; a question never made is left out. */
  readonly alike: () => Promise<readonly Answer[]>;
  /** Tells the others how this one was answered; null: it was not asked. Whoever waits in `alike` goes on then. */
  readonly answered: (answer: Answer | null) => void;
}

/** How each identity was answered to each operation, for the others to be compared with. */
export function answerBoard(around: RunSurroundings): (planned: PlannedProbe) => Slot {
  const entries = around.plan.probes.map((planned) => {
    let settle: (answer: Answer | null) => void = () => undefined;
    const answer = new Promise<Answer | null>((resolve) => {
      settle = resolve;
    });
    return { planned, answer, settle };
  });
  return (planned) => {
    const mine = entries.find((entry) => entry.planned === planned);
    const others = entries.filter((entry) => entry !== mine && entry.planned.operation === planned.operation);
    return {
      answered: (answer) => mine?.settle(answer),
      alike: async () => {
        const answers = await Promise.all(others.map(({ answer }) => answer));
        return answers.filter((answer) => answer !== null);
      },
    };
  };
}
