import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { didYouMean } from '../app-files/index.ts';
import { causeCatalogue, causeIds, causeTraits } from '../diagnosis/index.ts';
import { shippedFile } from '../shipped-files/index.ts';
import type { CliIo } from './io.ts';
import { refuse } from './refuse.ts';

interface Options {
  readonly format: 'text' | 'json';
}

/** `clearance causes [ID]`: what can be the matter, and who can mend it. Exit codes: 0, or 2 for an id there is none of. */
export function causesCommand(io: CliIo): Command {
  return new Command('causes')
    .description('the list of causes, or the page of one: what it means, how it shows, how it is fixed')
    .argument('[id]', 'a cause, such as scope-missing')
    .addOption(new Option('--format <form>', 'how to print').choices(['text', 'json']).default('text'))
    .action((id: string | undefined, { format }: Options) => {
      if (id === undefined) io.stdout.write(format === 'json' ? asJson(entries()) : asList());
      else showOne(io, id, format);
    });
}

interface Entry {
  readonly id: string;
  readonly title: string;
  /** What Jira checks at this point. */
  readonly gate: string;
  readonly who: string;
  readonly docs: string;
}

function entries(): Entry[] {
  return causeCatalogue.map(({ id, title, docs, who }) => ({
    id,
    title,
    gate: causeTraits(id).gate,
    who,
    docs,
  }));
}

function showOne(io: CliIo, id: string, format: Options['format']): void {
  const cause = causeIds.find((one) => one === id);
  if (cause === undefined) {
    const near = didYouMean(id, causeIds);
    const others = near || ' "clearance causes" lists them.';
    return void refuse(io, [`There is no cause "${id.slice(0, 80)}".${others}`]);
  }
  const page = readFileSync(shippedFile(`docs/rules/${cause}.md`), 'utf8');
  if (format === 'text') return void io.stdout.write(page);
  io.stdout.write(asJson({ ...entries().find((one) => one.id === cause), page }));
}

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function asList(): string {
  const width = Math.max(...entries().map(({ id }) => id.length));
  const lines = entries().map(({ id, title, who }) => `${id.padEnd(width)}  ${title}  (${who})`);
  return `${lines.join('\n')}\n\n"clearance causes ID" shows what one means, how it shows and how it is fixed.\n`;
}
