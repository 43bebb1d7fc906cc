import { z } from 'zod';
import { allFields } from '../../fields/custom-fields.ts';
import { jiraError, type WireResponse } from '../../request.ts';
import type { Screen } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { byPath } from '../given.ts';

export type Tab = Screen['tabs'][number];

/** Answers about the screen that the path names. */
export function onScreen(call: RestCall, answer: (screen: Screen) => WireResponse): WireResponse {
  const screen = byPath(call, call.state.screens, 'screenId');
  return screen === undefined ? jiraError(404, ['The screen was not found.']) : answer(screen);
}

/** Answers about the tab that the path names. */
export function onTab(call: RestCall, answer: (tab: Tab, screen: Screen) => WireResponse): WireResponse {
  return onScreen(call, (screen) => {
    const tab = byPath(call, screen.tabs, 'tabId');
    return tab === undefined
      ? jiraError(404, [`The tab with id '${call.params.tabId}' was not found.`])
      : answer(tab, screen);
  });
}

export const nameSchema = z.looseObject({
  name: z.string().min(1).max(255),
  description: z.string().nullish(),
});

export function fieldBean(call: RestCall, id: string) {
  return { id, name: allFields(call.state).find((field) => field.id === id)?.name ?? id };
}
