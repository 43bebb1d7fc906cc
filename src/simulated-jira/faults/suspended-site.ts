import type { Fault } from '../fault.ts';
import { html, json, type WireResponse } from '../request.ts';
import { strikes, textIn } from './where.ts';

/** How a site that is not there answers, by what became of it. */
const forms: Readonly<Record<string, () => WireResponse>> = {
  // github.com/trufflesecurity/trufflehog/issues/3674; the header was seen in Aug 2026.
  deactivated: () =>
    json(
      404,
      { errorMessage: 'Site temporarily unavailable', errorCode: 'OTHER' },
      { 'atl-missing-tcs': 'true', server: 'AtlassianEdge' },
    ),
  // One note of May 2026.
  suspended: () => html(404, page('Your Atlassian Cloud site is currently unavailable.'), edge),
  // github.com/prometheus/alertmanager/issues/4609
  unknown: () => html(404, page('Atlassian Cloud Notifications - Page Unavailable'), edge),
};

const edge = { server: 'AtlassianEdge' };

const page = (title: string): string =>
  `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;

/** A suspended, deactivated or unknown site. */
export const suspendedSite: Fault = {
  name: 'suspended-site',
  description:
    '404 for everything on the site. Options: form (deactivated, the default: JSON "Site temporarily unavailable"; suspended; unknown), roles, path, method.',
  beforeRequest: (request, _, options) => {
    if (!strikes(request, options, ['site'])) return null;
    return (forms[textIn(options, 'form', 'deactivated')] ?? forms.deactivated)?.() ?? null;
  },
};
