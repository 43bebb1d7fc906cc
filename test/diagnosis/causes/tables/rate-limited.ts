import { given } from '../../given.ts';
import { type CauseTable, cloud } from '../table.ts';

export const table: CauseTable = {
  fires: {
    '429': given(
      'forge-app',
      [
        {
          call: 'GET /rest/api/3/myself',
          status: 429,
          headers: { 'Retry-After': '5', 'RateLimit-Reason': 'jira-burst-based' },
        },
      ],
      cloud,
    ),
  },
  quiet: { 'a plain 503': given('forge-app', [{ call: 'GET /rest/api/3/myself', status: 503 }], cloud) },
};
