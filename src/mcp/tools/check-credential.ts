import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { Finding } from '../../diagnosis/index.ts';
import { check } from '../../self-test/index.ts';
import { Brief, briefOf } from '../brief.ts';
import { siteToCheck } from '../site-to-check.ts';
import { answer, type McpOutside, refusal } from '../tool.ts';

/** Of the report, what is told of it. */
const Checked = z.object({
  identities: z.array(
    z.object({ kind: z.string(), usable: z.boolean(), findings: z.array(Finding).optional() }),
  ),
  probes: z.array(z.object({ operation: z.string(), verdict: z.string(), findings: z.array(Finding) })),
  notChecked: z.array(z.string()).optional(),
});
type Checked = z.infer<typeof Checked>;

const Output = {
  works: z.boolean().describe('Jira logs the credential in.'),
  kind: z.string().optional(),
  refused: z.array(z.string()).optional().describe('Operations asked for that it may not do.'),
  finding: Brief.optional(),
  notChecked: z.array(z.string()).optional(),
};

/** What an agent has no say in. */
const unasked = {
  kinds: null,
  profile: null,
  operationsFile: null,
  app: null,
  scopes: null,
  org: null,
  format: 'json',
  ci: true,
  baseline: null,
  dryRun: false,
  printSetup: false,
  message: false,
  verbose: false,
  callbackPort: 0,
  timeoutMs: 45_000,
  browserTimeoutMs: 1,
} as const;

/** `check_credential`: tests the credential of this server's environment on a live site. Changes nothing there. */
export function registerCheckCredential(server: McpServer, outside: McpOutside): void {
  server.registerTool(
    'check_credential',
    {
      title: 'Test the Jira credential',
      description:
        "Tests the Jira credential in this server's environment (CLEARANCE_EMAIL and CLEARANCE_API_TOKEN, …) on the site, and whether it may do the operations named. Never pass a credential. Changes nothing.",
      inputSchema: {
        site: z
          .string()
          .optional()
          .describe('https://your-site.atlassian.net; CLEARANCE_SITE when left out.'),
        operations: z.array(z.string()).max(50).optional().describe('What has to work: "METHOD /path" each.'),
        project: z.string().optional(),
        issue: z.string().optional(),
      },
      outputSchema: Output,
      annotations: { readOnlyHint: true, openWorldHint: true },
    },
    async ({ site, operations = [], project = null, issue = null }, { signal }) => {
      const chosen = siteToCheck(site, outside);
      if (!chosen.ok) return refusal(chosen.problem);
      const told: string[] = [];
      const { output, exitCode } = await check(
        { ...unasked, site: chosen.site, operations, project, issue },
        {
          env: outside.env,
          terminal: null,
          colors: false,
          tell: (line) => void told.push(line),
          openBrowser: async () => false,
          readText: () => ({ ok: false, why: 'no file is read here' }),
          now: outside.now,
          random: outside.random,
          // Aborted when the client takes its question back, or is gone.
          interrupted: signal,
        },
      );
      if (exitCode === 2 || exitCode === 130) return refusal(told.at(-1) ?? 'The check could not begin.');
      return answer(summaryOf(Checked.parse(JSON.parse(output))));
    },
  );
}

/** Characters for the finding: the rest of the answer takes its share of 300 tokens. */
const room = 720;

function summaryOf({ identities, probes, notChecked = [] }: Checked): Record<string, unknown> {
  const problems = probes.filter(({ verdict }) => verdict === 'problem');
  const ofCredential = identities.flatMap(({ findings }) => findings ?? []);
  const finding = briefOf(ofCredential.length > 0 ? ofCredential : (problems[0]?.findings ?? []), room);
  const refused = [...new Set(problems.map(({ operation }) => operation))].slice(0, 5);
  return {
    works: identities.some(({ usable }) => usable),
    ...(identities[0] === undefined ? {} : { kind: identities[0].kind }),
    ...(refused.length === 0 ? {} : { refused }),
    ...(finding === null ? {} : { finding }),
    ...(notChecked.length === 0 ? {} : { notChecked: notChecked.slice(0, 2) }),
  };
}
