import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { Jira } from '../simulated-jira/index.ts';

/** What the tools may touch of the outside. */
export interface McpOutside {
  /** Where credentials come from; no tool takes one as an argument. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  readonly random: () => string;
  /** The simulated Jira of this server, at most one. */
  readonly simulation: Simulation;
}

export interface Simulation {
  running(): Jira | null;
  /** Starts it, or begins anew with another scenario. Rejects with one sentence for an unknown scenario. */
  start(scenario: string | undefined): Promise<Jira>;
  stop(): Promise<void>;
}

/** The answer of a tool: the object, and the same as text for clients that read text only. */
export function answer(content: Record<string, unknown>): CallToolResult {
  return { structuredContent: content, content: [{ type: 'text', text: JSON.stringify(content) }] };
}

/** One sentence that says what to do differently. */
export function refusal(sentence: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text: sentence }] };
}
