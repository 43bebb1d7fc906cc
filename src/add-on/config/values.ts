import { isIP } from 'node:net';
import { Secret } from '../../tokens/index.ts';
import { commaSeparated, isLocal, shortened } from './address.ts';
import type { SettingReading } from './setting-reading.ts';

/** Ten years: beyond that a number of days is a slip of the hand. */
const mostDays = 3_650;

/** RETENTION_DAYS */
export function readDays(name: string, text: string): SettingReading<number> {
  const days = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (days <= mostDays) return { ok: true, value: days };
  return {
    ok: false,
    problem: `${name}: "${shortened(text)}" is not a whole number of days from 0 to ${mostDays}.`,
  };
}

/** METRICS_HOST */
export function readHost(name: string, text: string): SettingReading<string> {
  if (isIP(text) !== 0 || text === 'localhost') return { ok: true, value: text };
  return {
    ok: false,
    problem: `${name}: "${shortened(text)}" is not an IP address; write 127.0.0.1 or 0.0.0.0.`,
  };
}

/** ALERT_WEBHOOK_URL. Unlike the addresses of services it may carry a query, where many services put their key; so it is never shown. */
export function readWebhook(name: string, text: string): SettingReading<Secret> {
  const url = URL.canParse(text) ? new URL(text) : null;
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal(url));
  if (url !== null && secure && url.username === '' && url.password === '') {
    return { ok: true, value: new Secret(url.href) };
  }
  return { ok: false, problem: `${name}: must be an https URL without user name (http for localhost only).` };
}

/** ALERT_WEBHOOK_SECRET */
export function readSecret(name: string, text: string): SettingReading<Secret> {
  if (text.length >= 16) return { ok: true, value: new Secret(text) };
  return { ok: false, problem: `${name}: must have at least 16 characters.` };
}

/** FORGE_APP_ID */
export function readForgeAppId(name: string, text: string): SettingReading<string> {
  if (/^ari:cloud:ecosystem::app\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text))
    return { ok: true, value: text };
  return {
    ok: false,
    problem: `${name}: must be the full ARI, ari:cloud:ecosystem::app/ and the UUID of the app.`,
  };
}

const environments = ['DEVELOPMENT', 'STAGING', 'PRODUCTION'];

/** FORGE_ENVIRONMENTS */
export function readForgeEnvironments(name: string, text: string): SettingReading<string[]> {
  const named = commaSeparated(text.toUpperCase());
  const unknown = named.find((environment) => !environments.includes(environment));
  if (unknown === undefined && named.length > 0) return { ok: true, value: named };
  return {
    ok: false,
    problem: `${name}: "${shortened(text)}" must name some of ${environments.join(', ')}.`,
  };
}

/** APP_KEY */
export function readAppKey(name: string, text: string): SettingReading<string> {
  if (/^[A-Za-z0-9._-]{1,64}$/.test(text)) return { ok: true, value: text };
  return { ok: false, problem: `${name}: use at most 64 letters, digits, dots, hyphens and underscores.` };
}
