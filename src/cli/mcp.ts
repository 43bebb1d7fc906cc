import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Command } from 'commander';
import { oneSimulation, serveMcp } from '../mcp/index.ts';
import type { CliIo } from './io.ts';
import { packageVersion } from './package-version.ts';

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
      const server = await serveMcp(io.stdin, process.stdout, packageVersion(), {
        env: { ...io.env },
        now: () => new Date(),
        random: () => randomBytes(24).toString('base64url'),
        simulation: oneSimulation(),
      });
      await Promise.race([
        once(io.stdin, 'end'),
        once(io.stdin, 'close'),
        once(process, 'SIGTERM'),
        once(process, 'SIGINT'),
      ]);
      await server.close();
    });
}
