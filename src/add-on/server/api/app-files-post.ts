import type { Request, Response } from 'express';
import { z } from 'zod';
import { heldByApp, lint, nameOfApp, readAppFile } from '../../../app-files/index.ts';
import type { OperationsTable } from '../../../jira-facts/index.ts';
import { answerError } from '../answers.ts';
import type { Caller } from './caller.ts';
import type { JudgedApp } from './judged-app.ts';

/** Longer than any descriptor or manifest; a longer text is none. */
const longest = 100_000;
const Body = z.object({ text: z.string().min(1).max(longest) });
const worth = 5;

/**
 * `POST /api/app-files`: what another app's descriptor or manifest declares, as `{kind, name, scopes, flaws}`, so that its user
 * can be judged by it. The file is read and forgotten.
 */
export function appFilesPost(table: () => OperationsTable, today: () => string) {
  return (_caller: Caller, req: Request, res: Response): void => {
    const body = Body.safeParse(req.body ?? {});
    if (!body.success) {
      const words = `text must be an atlassian-connect.json or a manifest.yml of at most ${longest} characters.`;
      answerError(res, 400, 'malformed', words);
      return;
    }
    const { text } = body.data;
    const read = heldByApp(text, 'The file');
    if (!read.ok) {
      answerError(res, 400, 'malformed', read.problem);
      return;
    }
    const kind = read.held.world === 'connect' ? 'connect-app' : 'forge-app';
    const name = nameOfApp(readAppFile(text, 'The file'))?.slice(0, 100) ?? 'another app';
    const app: JudgedApp = { kind, name, scopes: [...read.held.scopes] };
    const { findings } = lint({ text, name: 'The file', table: table(), calls: null, today: today() });
    const flaws = findings.flatMap(({ severity, message, line }) =>
      severity === 'error' ? [`Line ${line}: ${message}`] : [],
    );
    res.json({ ...app, flaws: flaws.slice(0, worth) });
  };
}
