import { Command } from 'commander';
import { type Report, renderJson, renderText } from '../report/index.ts';
import { demo } from '../simulated-jira/index.ts';
import { connectDoor } from './demo/connect-door.ts';
import { DemoFailed } from './demo/door.ts';
import { forgeDoor } from './demo/forge-door.ts';
import { type Stage, setStage } from './demo/stage.ts';
import { runSelfTestThrough } from './demo/story.ts';
import type { CliIo } from './io.ts';
import { wantsColors } from './terminal.ts';

interface Options {
  readonly once: boolean;
  readonly json: boolean;
  readonly forge: boolean;
}

/** `clearance demo`: the whole story on this machine, from the signed install to the report. */
export function demoCommand(io: CliIo): Command {
  return new Command('demo')
    .description('install the add-on into a simulated Jira, run the self-test, show the report')
    .option('--once', 'stop after the report', false)
    .option('--json', 'print the report as JSON and nothing else', false)
    .option('--forge', 'through the Forge door instead of the Connect one', false)
    .addHelpText('after', '\nExit code 0: the story was told, whatever the report says; 3: it could not be.')
    .action((options: Options) => tell(io, options));
}

async function tell(io: CliIo, options: Options): Promise<void> {
  let stage: Stage | undefined;
  try {
    io.stderr.write('Starting a simulated Jira site and the backend …\n');
    stage = await setStage({ scenario: demo, env: io.env });
    io.stderr.write(`Installing Clearance through ${options.forge ? 'Forge' : 'Connect'} …\n`);
    const open = options.forge ? forgeDoor : connectDoor;
    const door = await open(stage.jira, stage.backendUrl);
    const report = await runSelfTestThrough(door, (done) => io.stderr.write(`\r${done} probes done `));
    io.stderr.write(`\r${report.probes.length} probes done \n`);
    show(io, report, options.json);
    if (report.state !== 'finished') io.setExitCode(3);
    if (options.once) return;
    io.stderr.write(`\nAdmin panel: ${door.panelUrl}\nCtrl-C stops the demo.\n`);
    await untilInterrupted();
  } catch (error) {
    if (!(error instanceof DemoFailed)) throw error;
    io.stderr.write(`\ndemo: ${error.message}\n`);
    io.setExitCode(3);
  } finally {
    await stage?.close();
  }
}

function show(io: CliIo, report: Report, asJson: boolean): void {
  io.stdout.write(asJson ? renderJson(report) : renderText(report, { colors: wantsColors(io) }));
}

function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
