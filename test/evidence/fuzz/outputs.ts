import { doWork } from '../../../src/add-on/long-work/work.ts';
import { renderJson, renderText } from '../../../src/cli/explain-text.ts';
import { diagnose, why } from '../../../src/diagnosis/index.ts';
import { readRecording } from '../../../src/evidence/index.ts';
import { loadOperations } from '../../../src/jira-facts/index.ts';
import type { FuzzedDocument } from './documents.ts';

const operations = loadOperations();
const encoder = new TextEncoder();

/** Everything that explain and POST /api/explanations say of a text, by where it is said. */
export function outputsOf(text: string): Readonly<Record<string, string>> {
  const recording = readRecording(text, 'fuzzed');
  const posted = doWork(
    { kind: 'explanation', body: encoder.encode(JSON.stringify({ text })) },
    () => operations,
  );
  const answered = posted.ok ? posted.text : posted.problem;
  if (!recording.ok) return { problem: `${recording.id} ${recording.problem}`, answered };
  const { id, evidence, read, ask } = recording;
  const explained = {
    id,
    findings: diagnose(evidence, operations),
    read,
    ...(ask === undefined ? {} : { ask }),
    why: why(evidence, operations),
  };
  return {
    evidence: JSON.stringify(evidence),
    text: renderText([explained]),
    folded: renderText([explained], 72),
    json: renderJson([explained]),
    answered,
  };
}

/** `kind in output` of each secret that stands in what is said of the document. */
export function leaksOf({ form, text, secrets }: FuzzedDocument): string[] {
  const outputs = outputsOf(text);
  return secrets.flatMap(({ kind, secret }) =>
    Object.entries(outputs)
      .filter(([, said]) => said.includes(secret))
      .map(([where]) => `${kind} of ${form} in ${where}`),
  );
}
