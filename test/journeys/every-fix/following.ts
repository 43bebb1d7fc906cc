import { type Advice, adviceOf, isGap } from '../../../src/report/advice.ts';
import type { Report } from '../../../src/report/model.ts';
import { startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { TestApp } from '../../simulated-jira/connect-app.ts';
import {
  connectScopes,
  type Desk,
  deployForge,
  forgeScopes,
  installConnect,
  operations,
  reportAt,
  rightEnvironment,
} from './desk.ts';
import { carryOut } from './hands/index.ts';

/** One site for all desks of a test file, begun anew for each. */
export interface Office {
  deskFor(as: string, needsApp?: boolean): Promise<Desk>;
  close(): Promise<void>;
}

export async function openOffice(): Promise<Office> {
  const jira = await startSimulatedJira();
  const app = await TestApp.start();
  return {
    deskFor: async (as, needsApp = as.startsWith('connect')) => {
      jira.world.reset();
      app.scopes = [...connectScopes];
      if (needsApp) await installConnect({ jira, app });
      if (as.startsWith('forge')) await deployForge({ jira }, forgeScopes);
      const environment = rightEnvironment({ app }, as);
      const options = ['--project', 'PAY', '--issue', 'PAY-2'];
      return { jira, app, call: { site: jira.siteUrl, as, environment, options }, operations, forgeScopes };
    },
    close: async () => {
      await jira.close();
      await app.close();
    },
  };
}

export interface Followed {
  /** What is still asked for in the end. */
  readonly left: readonly string[];
  /** The step that nobody could carry out from its words, and why. */
  readonly stuck: string | null;
  readonly steps: number;
}

/** What somebody is asked to do: a limit asks for nothing, and what only Atlassian can do is said to be theirs. */
const toDo = (report: Report): Advice[] =>
  adviceOf(report).filter((advice) => isGap(advice) && advice.steps[0]?.who !== 'Atlassian');

/**
 * Does what is printed, first things first, and looks again after each step. A first step may need a second one by somebody
 * else, such as an approval; whoever is not helped by two has not been helped.
 */
export async function followed(desk: Desk): Promise<Followed> {
  let report = await reportAt(desk);
  let steps = 0;
  const done = new Set<string>();
  for (;;) {
    const [advice] = toDo(report);
    if (advice === undefined || done.has(advice.title)) break;
    done.add(advice.title);
    for (const { step } of advice.steps.slice(0, 2)) {
      const outcome = await carryOut(step, desk, report).catch((error: unknown) => String(error));
      if (outcome !== true)
        return { left: titles(report), stuck: `${step} (${outcome || 'no hand for it'})`, steps };
      steps += 1;
      report = await reportAt(desk);
      if (!toDo(report).some(({ title }) => title === advice.title)) break;
    }
  }
  return { left: titles(report), stuck: null, steps };
}

const titles = (report: Report): string[] => toDo(report).map(({ title }) => title);
