import { z } from 'zod';
import { Alert } from '../add-on/index.ts';
import { Finding } from '../diagnosis/index.ts';
import { Evidence } from '../evidence/index.ts';
import { Report } from '../report/index.ts';
import { Profile } from '../self-test/index.ts';
import { jiraStateSchema } from '../simulated-jira/index.ts';

interface Published {
  readonly title: string;
  readonly schema: z.core.$ZodType;
  /** Whether people write such a document (then what has a default may be left out) or read it. */
  readonly io: 'input' | 'output';
}

/** By name and version: a change that breaks a reader or a writer makes a new version beside the old one. */
const published: Readonly<Record<string, Published>> = {
  'evidence-1': { title: 'What a diagnosis reads', schema: Evidence, io: 'input' },
  'findings-1': { title: 'What a diagnosis found, best first', schema: z.array(Finding), io: 'output' },
  'report-2': { title: 'The report of a self-test', schema: Report, io: 'output' },
  'profile-1': { title: 'What a named integration calls and needs', schema: Profile, io: 'input' },
  'alert-1': { title: 'What is posted to ALERT_WEBHOOK_URL', schema: Alert, io: 'output' },
  'jira-state-1': { title: 'A world for the simulated Jira', schema: jiraStateSchema, io: 'input' },
};

/** The JSON Schemas of the package (draft 2020-12) by file name, as text. */
export function publishedSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(published).map(([name, { title, schema, io }]) => {
      const { $schema, ...body } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'ref' });
      const document = { $schema, $id: `urn:clearance:schema:${name}`, title, ...body };
      return [`${name}.json`, `${JSON.stringify(document, null, 2)}\n`];
    }),
  );
}
