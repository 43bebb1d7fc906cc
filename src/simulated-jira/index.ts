/** A Jira Cloud site with what Atlassian puts around it, in this process; an independent witness of the rest. */
export { createJira, type Jira } from './create-jira.ts';
export type { ListedCredential } from './credentials/holdings.ts';
export { listedCredentials } from './credentials/listed.ts';
export type { InstalledForgeApp } from './forge/functions.ts';
export { accounts } from './new-site/people.ts';
export { demo } from './scenarios/demo.ts';
export { scenarioNamed, scenarios } from './scenarios/index.ts';
export type { Scenario } from './scenarios/scenario.ts';
export { readSeed } from './seed/read.ts';
export { jiraStateSchema } from './seed/schema.ts';
export { sow } from './seed/sow.ts';
export { type SimulatedJira, startSimulatedJira } from './start.ts';
