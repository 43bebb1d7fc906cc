import { z } from 'zod';

/** Another app, as its own file declares it. */
export const JudgedApp = z.object({
  kind: z.enum(['connect-app', 'forge-app']),
  name: z.string().min(1).max(100),
  scopes: z.array(z.string().min(1).max(100)).max(200),
});
export type JudgedApp = z.infer<typeof JudgedApp>;
