import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { NotificationScheme } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { byPath, given, nameTaken, noneWithId } from '../given.ts';
import { numericId } from '../ids.ts';
import { notificationEvents } from '../issue/notices.ts';
import { expansions, self } from '../shapes/address.ts';
import { page, queryList } from '../shapes/page.ts';
import { among, flagged, wrongIds } from '../shapes/wanted.ts';

export function notificationBean(call: RestCall, scheme: NotificationScheme) {
  const expand = expansions(call);
  const withEvents = ['all', 'notificationSchemeEvents', 'user', 'group', 'projectRole', 'field'].some(
    (name) => expand.has(name),
  );
  return {
    expand: 'notificationSchemeEvents,user,group,projectRole,field,all',
    id: scheme.id,
    self: self(call, `/notificationscheme/${scheme.id}`),
    name: scheme.name,
    ...(scheme.description === '' ? {} : { description: scheme.description }),
    ...(withEvents
      ? {
          notificationSchemeEvents: scheme.events.map(({ event, notifications }) => ({
            event,
            notifications: notifications.map((notification) => ({ expand: 'all', ...notification })),
          })),
        }
      : {}),
  };
}

const noNotification = ({ params }: RestCall) =>
  noneWithId('Notification scheme', params.id ?? params.notificationSchemeId);

const notificationSchema = z.looseObject({
  name: z.string().min(1).max(255),
  description: z.string().max(4000).nullish(),
});

const eventNames: ReadonlyMap<number, string> = new Map(notificationEvents);

const givenEvents = z.array(
  z.looseObject({
    event: z.looseObject({ id: numericId }),
    notifications: z.array(z.looseObject({ notificationType: z.string(), parameter: z.string().nullish() })),
  }),
);
type GivenEvents = z.output<typeof givenEvents>;

const eventsSchema = z.looseObject({ notificationSchemeEvents: givenEvents.min(1) });

/** The 400 for an event that is none. */
function unknownEvent(events: GivenEvents): WireResponse | null {
  const unknown = events.find(({ event }) => !eventNames.has(event.id));
  return unknown === undefined ? null : jiraError(400, [`Event type with ID ${unknown.event.id} not found.`]);
}

/** Adds who is told of which events. */
function addNotifications(call: RestCall, scheme: NotificationScheme, events: GivenEvents): void {
  for (const { event, notifications } of events) {
    const made = notifications.map(({ notificationType, parameter }) => ({
      id: nextNumber(call.state, 'notification', [], 10_100),
      notificationType,
      ...(typeof parameter === 'string' ? { parameter } : {}),
    }));
    const knownEvent = scheme.events.find((each) => each.event.id === event.id);
    if (knownEvent === undefined)
      scheme.events.push({
        event: { id: event.id, name: eventNames.get(event.id) ?? '', description: '' },
        notifications: made,
      });
    else knownEvent.notifications.push(...made);
  }
}

/** The one a site comes with. */
const defaultScheme = 10_000;

export const notificationRoutes: Route[] = [
  route('GET /notificationscheme', (call) => {
    const wrong = wrongIds(call, 'id', 'projectId');
    if (wrong !== null) return wrong;
    const hasId = among(call, 'id');
    const projects = queryList(call, 'projectId');
    const onlyDefault = flagged(call, 'onlyDefault');
    const used = call.state.projects
      .filter(({ id }) => projects.includes(id))
      .map(({ notificationSchemeId }) => notificationSchemeId);
    const found = call.state.notificationSchemes.filter(
      ({ id }) =>
        hasId(id) && (projects.length === 0 || used.includes(id)) && (id === defaultScheme || !onlyDefault),
    );
    return page(call, found, (scheme) => notificationBean(call, scheme));
  }),
  route('POST /notificationscheme', (call) => {
    const asked = given(call, notificationSchema.extend({ notificationSchemeEvents: givenEvents.nullish() }));
    if ('status' in asked) return asked;
    const { name, description, notificationSchemeEvents } = asked.given;
    const unknown = unknownEvent(notificationSchemeEvents ?? []);
    if (unknown !== null) return unknown;
    if (nameTaken(call.state.notificationSchemes, name))
      return jiraError(400, ['A notification scheme with this name already exists.']);
    const id = nextNumber(
      call.state,
      'notificationScheme',
      call.state.notificationSchemes.map((each) => each.id),
    );
    const scheme: NotificationScheme = { id, name, description: description ?? '', events: [] };
    call.state.notificationSchemes.push(scheme);
    addNotifications(call, scheme, notificationSchemeEvents ?? []);
    return json(201, { id: String(id) });
  }),
  route('GET /notificationscheme/project', (call) => {
    const [hasScheme, hasProject] = [among(call, 'notificationSchemeId'), among(call, 'projectId')];
    const found = call.state.projects.filter(
      ({ id, notificationSchemeId: scheme }) => scheme !== null && hasScheme(scheme) && hasProject(id),
    );
    return page(call, found, ({ id, notificationSchemeId }) => ({
      notificationSchemeId: String(notificationSchemeId),
      projectId: id,
    }));
  }),
  route('GET /notificationscheme/{id}', (call) => {
    const scheme = byPath(call, call.state.notificationSchemes);
    return scheme === undefined ? noNotification(call) : json(200, notificationBean(call, scheme));
  }),
  route('PUT /notificationscheme/{id}', (call) => {
    const scheme = byPath(call, call.state.notificationSchemes);
    if (scheme === undefined) return noNotification(call);
    const asked = given(call, notificationSchema.partial());
    if ('status' in asked) return asked;
    scheme.name = asked.given.name ?? scheme.name;
    scheme.description = asked.given.description ?? scheme.description;
    return empty(204);
  }),
  route('PUT /notificationscheme/{id}/notification', (call) => {
    const scheme = byPath(call, call.state.notificationSchemes);
    if (scheme === undefined) return noNotification(call);
    const asked = given(call, eventsSchema);
    if ('status' in asked) return asked;
    const unknown = unknownEvent(asked.given.notificationSchemeEvents);
    if (unknown !== null) return unknown;
    addNotifications(call, scheme, asked.given.notificationSchemeEvents);
    return empty(204);
  }),
  route('DELETE /notificationscheme/{notificationSchemeId}', (call) => {
    const scheme = byPath(call, call.state.notificationSchemes, 'notificationSchemeId');
    if (scheme === undefined) return noNotification(call);
    if (scheme.id === defaultScheme)
      return jiraError(400, ['You can’t delete the default notification scheme.']);
    call.state.notificationSchemes = call.state.notificationSchemes.filter((each) => each !== scheme);
    for (const project of call.state.projects)
      if (project.notificationSchemeId === scheme.id) project.notificationSchemeId = null;
    return empty(204);
  }),
  route('DELETE /notificationscheme/{notificationSchemeId}/notification/{notificationId}', (call) => {
    const scheme = byPath(call, call.state.notificationSchemes, 'notificationSchemeId');
    if (scheme === undefined) return noNotification(call);
    const wanted = call.params.notificationId;
    const event = scheme.events.find(({ notifications }) =>
      notifications.some(({ id }) => String(id) === wanted),
    );
    if (event === undefined) return jiraError(404, ['The notification was not found.']);
    event.notifications = event.notifications.filter(({ id }) => String(id) !== wanted);
    return empty(204);
  }),
];
