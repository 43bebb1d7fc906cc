import type { OperationsTable } from '../../../jira-facts/index.ts';
import type { ScanFindings } from '../found.ts';
import type { PathReader } from '../rest-path.ts';
import type { SourceFile } from '../source-file.ts';
import { scanTexts } from '../texts.ts';

/** Finds the calls of Jira's REST API in Python. */
export const scanPython = (
  files: readonly SourceFile[],
  _table: OperationsTable,
  paths: PathReader,
): ScanFindings => scanTexts(files, paths);
