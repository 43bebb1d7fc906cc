import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Command } from 'commander';
import { oneSimulation, serveMcp } from '../mcp/index.ts';
import type { CliIo } from './io.ts';
import { packageVersion } from './package-version.ts';
import { isTerminal } from './terminal.ts';

/** `clearance mcp`: a Model Context Protocol server on standard input and output, until the client closes it. */
export function mcpCommand(io: CliIo): Command {
  return new Command('mcp')
    .description('a Model Context Protocol server on stdio, for coding agents')
    .addHelpText(
      'after',
      `
Tools: explain_failure, needed_scopes, check_credential, simulate. Credentials come from this process' environment, as
for "clearance check"; CLEARANCE_SITE is the site they belong to. No tool takes a credential.`,
    )
    .action(async () => {
      const say = (sentence: string): void => {
        io.stderr.write(`mcp: ${sentence}\n`);
      };
      if (isTerminal(io.stdin))
        say(
          'a client of the Model Context Protocol starts this and speaks to it (docs/agents.md); Ctrl-C ends it',
        );
      const outside = {
        env: { ...io.env },
        now: () => new Date(),
        random: () => randomBytes(24).toString('base64url'),
        simulation: oneSimulation(),
      };
      const server = await serveMcp(io.stdin, process.stdout, packageVersion(), outside, say);
      const stopped = ['SIGTERM', 'SIGINT'].map((signal) => once(process, signal).then(() => null));
      const trouble = await Promise.race([server.ended, ...stopped]);
      if (trouble !== null) {
        say(trouble);
        io.setExitCode(3);
      }
      await server.close();
    });
}
