import type { OperationsTable } from '../../../jira-facts/index.ts';
import {
  loadProfile,
  type Profile,
  type ReadText,
  readOperationList,
  withOperations,
} from '../../profiles/index.ts';
import type { CheckOptions } from './options.ts';
import { bad, good, type Step } from './step.ts';

/** What the owner says is needed: a named integration, operations, both, or nothing. */
interface ChosenNeeds {
  readonly profile: Profile | null;
  readonly operations: readonly string[] | null;
}

/** Reads `--profile`, `--operation` and `--operations`; the profile `my-app` is filled with the operations named. */
export function chooseNeeds(
  options: Pick<CheckOptions, 'profile' | 'operations' | 'operationsFile'>,
  table: OperationsTable,
  readText: ReadText,
): Step<ChosenNeeds> {
  const text = listedOperations(options, readText);
  if (!text.ok) return text;
  const listed = text.value === '' ? null : readOperationList(text.value, table);
  if (listed !== null && !listed.ok) return listed;
  const operations = listed?.operations ?? null;
  if (options.profile === null) return good({ profile: null, operations });
  const reading = loadProfile(options.profile, readText);
  if (!reading.ok) return reading;
  if (reading.profile.name === 'my-app' && operations !== null)
    return good({ profile: withOperations(reading.profile, operations), operations: null });
  return good({ profile: reading.profile, operations });
}

function listedOperations(
  options: Pick<CheckOptions, 'operations' | 'operationsFile'>,
  readText: ReadText,
): Step<string> {
  const lines = [...options.operations];
  if (options.operationsFile !== null) {
    const read = readText(options.operationsFile);
    if (!read.ok)
      return bad(
        `${options.operationsFile} cannot be read, ${read.why}; --operations takes a file with one "METHOD /path" a line.`,
      );
    lines.push(read.text);
  }
  return good(lines.join('\n').trim());
}
