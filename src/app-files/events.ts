import {
  connectWebhookNeed,
  eventNeeds,
  type ModuleNeed,
  moduleNeeds,
  type NamedNeed,
} from '../jira-facts/index.ts';
import { type AppFile, readAppFile } from './app-file.ts';
import { at, itemsOf, type Node, type Place, textOf } from './document/node.ts';

/** An event that a file asks to be told of, with its place. */
interface DeclaredEvent {
  readonly name: string;
  readonly at: Place;
}

const nameOfEvent = (node: Node): string | undefined =>
  textOf(node) ?? textOf(at(node, 'name')) ?? textOf(at(node, 'event'));

const named = (nodes: readonly Node[]): DeclaredEvent[] =>
  nodes.flatMap((node) => {
    const name = nameOfEvent(node);
    return name === undefined ? [] : [{ name, at: node.at }];
  });

/** Events of Forge triggers, and events of Connect webhooks. */
export const declaredEvents = ({ kind, parsed }: AppFile): DeclaredEvent[] => {
  const modules = at(parsed.root ?? undefined, 'modules');
  switch (kind) {
    case 'forge-manifest':
      return itemsOf(at(modules, 'trigger')).flatMap((trigger) => named(itemsOf(at(trigger, 'events'))));
    case 'connect-descriptor':
      return itemsOf(at(modules, 'webhooks')).flatMap((webhook) => {
        const event = at(webhook, 'event');
        const name = textOf(event);
        return event === undefined || name === undefined ? [] : [{ name, at: event.at }];
      });
    case 'unknown':
      return [];
  }
};

/** The scopes that the modules of a Forge manifest take whatever the app calls. */
export const moduleNeedsOf = ({ parsed }: AppFile): ModuleNeed[] => {
  const modules = at(parsed.root ?? undefined, 'modules');
  return moduleNeeds(modules?.kind === 'object' ? modules.entries.map(({ key }) => key) : []);
};

/** The scopes that the events and the modules of an app file take. */
export const eventNeedsOf = (file: AppFile): NamedNeed[] => {
  const names = declaredEvents(file).map(({ name }) => name);
  return file.kind === 'connect-descriptor'
    ? [...new Set(names)].map(connectWebhookNeed)
    : [...eventNeeds(names), ...moduleNeedsOf(file)];
};

/** The same from the text of a file. */
export const eventNeedsOfText = (text: string, name: string): NamedNeed[] =>
  eventNeedsOf(readAppFile(text, name));
