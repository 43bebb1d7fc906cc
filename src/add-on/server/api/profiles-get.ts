import type { Response } from 'express';
import { loadProfile, operationsOf, profileNames } from '../../../self-test/index.ts';
import type { Caller } from './caller.ts';

/** `GET /api/profiles`: what a self-test can be asked to judge by, as `{name, title, operations, features}` each. */
export function profilesGet() {
  return (_caller: Caller, _req: unknown, res: Response): void => {
    const profiles = profileNames().flatMap((name) => {
      const read = loadProfile(name);
      if (!read.ok) return [];
      const { title, features } = read.profile;
      return [
        {
          name,
          title,
          operations: operationsOf(read.profile).length,
          features: features.map((feature) => feature.name),
        },
      ];
    });
    res.json({ profiles });
  };
}
