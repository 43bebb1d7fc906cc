import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { explainText } from '../../diagnosis/index.ts';
import { identityKinds, loadOperations } from '../../jira-facts/index.ts';
import { Brief, briefOf, sure } from '../brief.ts';
import { answer, refusal } from '../tool.ts';

const Input = {
  text: z
    .string()
    .max(1_000_000)
    .describe(
      'What there is of the failure, as it is: traceback, log, curl output, HAR, error body, evidence JSON.',
    ),
  identity: z.enum(identityKinds).optional().describe('Who made the call, where the text does not say it.'),
  scopes: z.array(z.string()).optional().describe('Scopes the credential or app holds, where known.'),
  method: z.string().optional(),
  url: z.string().optional(),
  status: z.number().int().min(100).max(599).optional(),
};

/** Characters for the finding where a question is asked as well. */
const roomBesideQuestion = 760;

/** `explain_failure`: the cause of a refused call to Jira, out of whatever was pasted. */
export function registerExplainFailure(server: McpServer): void {
  server.registerTool(
    'explain_failure',
    {
      title: 'Why Jira refused a call',
      description:
        'Names the cause of a failed Jira Cloud REST call (401, 403, 404, empty results, …) and the smallest fix. Use it before retrying, before asking for more rights, and before telling the user that something does not exist.',
      inputSchema: Input,
      outputSchema: Brief.partial().extend({
        nothingWrong: z.boolean().optional(),
        ask: z.string().optional().describe('The one fact that would tell most.'),
      }),
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ text, scopes, identity, method, url, status }) => {
      const explanation = explainText(text, loadOperations(), {
        ...(scopes === undefined ? {} : { scopes }),
        ...(identity === undefined ? {} : { identity }),
        ...(method === undefined ? {} : { method }),
        ...(url === undefined ? {} : { url }),
        ...(status === undefined ? {} : { status }),
      });
      if (!explanation.ok)
        return refusal(`Not understood: ${explanation.problem}. Give the status, method and url.`);
      const { findings } = explanation;
      const unsure = (findings[0]?.confidence ?? 0) < sure;
      const ask = unsure ? explanation.ask?.question.slice(0, 160) : undefined;
      const brief = ask === undefined ? briefOf(findings) : briefOf(findings, roomBesideQuestion);
      return answer({ ...(brief ?? { nothingWrong: true }), ...(ask === undefined ? {} : { ask }) });
    },
  );
}
