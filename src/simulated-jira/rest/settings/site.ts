import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given } from '../given.ts';
import { givenColumns } from '../people/user-columns.ts';
import { columnBean } from './columns.ts';

function configuration({ state }: RestCall): WireResponse {
  const { enabled, ...timeTrackingConfiguration } = state.settings.timeTracking;
  return json(200, {
    votingEnabled: true,
    watchingEnabled: true,
    unassignedIssuesAllowed: true,
    subTasksEnabled: true,
    issueLinkingEnabled: true,
    timeTrackingEnabled: enabled,
    attachmentsEnabled: true,
    ...(enabled ? { timeTrackingConfiguration } : {}),
  });
}

const timeSchema = z.looseObject({
  workingHoursPerDay: z.number().positive(),
  workingDaysPerWeek: z.number().positive(),
  timeFormat: z.enum(['pretty', 'days', 'hours']),
  defaultUnit: z.enum(['minute', 'hour', 'day', 'week']),
});

const timeOptions = ({ state }: RestCall): WireResponse => {
  const { enabled: _, ...options } = state.settings.timeTracking;
  return json(200, options);
};

const provider = { key: 'JIRA', name: 'JIRA provided time tracking' };

const providerSchema = z.looseObject({ key: z.string() });

function property(call: RestCall, key: string) {
  const value = call.state.settings.applicationProperties[key] ?? '';
  return {
    id: key,
    key,
    value,
    name: key,
    type: 'string',
  };
}

/** One property by `key`, those that fit `keyFilter`, or all; one alone is no list (measured by a client's suite). */
function properties(call: RestCall): WireResponse {
  const key = call.query.get('key');
  const filter = call.query.get('keyFilter');
  const keys = Object.keys(call.state.settings.applicationProperties);
  if (key !== null)
    return keys.includes(key)
      ? json(200, property(call, key))
      : jiraError(404, [`The application property '${key}' does not exist.`]);
  const fits = (each: string) =>
    filter === null || each.includes(filter.replaceAll('*', '').replaceAll('.*', ''));
  return json(
    200,
    keys.filter(fits).map((each) => property(call, each)),
  );
}

const valueSchema = z.looseObject({ value: z.string() });

function setProperty(call: RestCall): WireResponse {
  const key = call.params.id ?? '';
  if (!(key in call.state.settings.applicationProperties))
    return jiraError(404, [`The application property '${key}' does not exist.`]);
  const asked = given(call, valueSchema);
  if ('status' in asked) return asked;
  call.state.settings.applicationProperties[key] = asked.given.value;
  return json(200, property(call, key));
}

const bannerSchema = z.looseObject({
  message: z.string().nullish(),
  isEnabled: z.boolean().nullish(),
  isDismissible: z.boolean().nullish(),
  visibility: z.enum(['public', 'private']).nullish(),
});

const hash = (text: string): string => {
  let sum = 0;
  for (const sign of text) sum = (sum * 31 + sign.charCodeAt(0)) | 0;
  return String(sum);
};

function setBanner(call: RestCall): WireResponse {
  const asked = given(call, bannerSchema);
  if ('status' in asked) return asked;
  if (asked.given.message === null) return jiraError(400, ['Banner message cannot be null.']);
  const { banner } = call.state.settings;
  banner.message = asked.given.message ?? banner.message;
  banner.isEnabled = asked.given.isEnabled ?? banner.isEnabled;
  banner.isDismissible = asked.given.isDismissible ?? banner.isDismissible;
  banner.visibility = asked.given.visibility ?? banner.visibility;
  return empty(204);
}

export const siteSettingsRoutes: Route[] = [
  route('GET /configuration', configuration),
  route('GET /configuration/timetracking', () => json(200, provider)),
  route('GET /configuration/timetracking/list', () => json(200, [provider])),
  route('PUT /configuration/timetracking', (call) => {
    const asked = given(call, providerSchema);
    if ('status' in asked) return asked;
    return asked.given.key === 'JIRA'
      ? json(200, {})
      : jiraError(400, ['The time tracking provider does not exist.']);
  }),
  route('GET /configuration/timetracking/options', timeOptions),
  route('PUT /configuration/timetracking/options', (call) => {
    const asked = given(call, timeSchema);
    if ('status' in asked) return asked;
    const { workingHoursPerDay, workingDaysPerWeek, timeFormat, defaultUnit } = asked.given;
    Object.assign(call.state.settings.timeTracking, {
      workingHoursPerDay,
      workingDaysPerWeek,
      timeFormat,
      defaultUnit,
    });
    return timeOptions(call);
  }),
  route('GET /settings/columns', (call) =>
    json(
      200,
      call.state.settings.columns.map((id) => columnBean(call, id)),
    ),
  ),
  route('PUT /settings/columns', (call) => {
    const columns = givenColumns(call);
    if ('status' in columns) return columns;
    call.state.settings.columns = columns;
    return json(200, {});
  }),
  route('GET /application-properties', properties),
  route('GET /application-properties/advanced-settings', (call) =>
    json(
      200,
      Object.keys(call.state.settings.applicationProperties).map((key) => property(call, key)),
    ),
  ),
  route('PUT /application-properties/{id}', setProperty),
  route('GET /announcementBanner', (call) => {
    const { banner } = call.state.settings;
    return json(200, { ...banner, hashId: hash(banner.message) });
  }),
  route('PUT /announcementBanner', setBanner),
];
