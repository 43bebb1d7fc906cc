import { type Intake, type IntakeOptions, readRecording } from '../evidence/index.ts';
import type { OperationsTable } from '../jira-facts/index.ts';
import { diagnose } from './diagnose.ts';
import { unsettled } from './engine/certainty.ts';
import type { Finding } from './finding.ts';

/** A recording with what was read of it, why its calls failed, and the one question whose answer would tell most. */
export type Explanation =
  | (Extract<Intake, { ok: true }> & { readonly findings: readonly Finding[] })
  | Extract<Intake, { ok: false }>;

/** What a caller knows beside the text. `name`: what the text is called where it does not say so itself. */
interface Known extends IntakeOptions {
  readonly name?: string;
  /** Scopes the credential holds; they count instead of what the text says of them. */
  readonly scopes?: readonly string[];
}

/** From this confidence on no question is worth asking. */
const settled = 0.9;

/** Reads whatever people have of a failure and explains it; one sentence where no call is in it. */
export function explainText(
  text: string,
  operations: OperationsTable,
  { name = 'text', scopes, ...hints }: Known = {},
): Explanation {
  const read = readRecording(text, name, {
    ...hints,
    onlyMethodOf: (url) => {
      const found = operations.resolve('', url);
      return found.kind === 'wrong-method' && found.allowed.length === 1 ? found.allowed[0] : undefined;
    },
  });
  if (!read.ok) return read;
  const evidence = scopes === undefined ? read.evidence : { ...read.evidence, scopes: [...scopes] };
  const callerAssumed = read.read.identity.from === 'assumed';
  const findings = diagnose(evidence, operations, { callerAssumed });
  const { ask, ...rest } = read;
  // What is unsure for the caller alone is worth a question about the caller.
  const enough = callerAssumed && ask?.fact !== 'identity' ? unsettled : settled;
  const open = (findings[0]?.confidence ?? 0) < enough;
  return { ...rest, evidence, findings, ...(ask === undefined || !open ? {} : { ask }) };
}
