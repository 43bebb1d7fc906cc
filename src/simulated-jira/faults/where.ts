import { z } from 'zod';
import type { Role, WireRequest } from '../request.ts';

const selection = z.object({
  roles: z.array(z.string()).optional(),
  method: z.string().optional(),
  path: z.string().optional(),
});

/**
 * Whether a fault strikes a request. Every fault reads `roles` (default: site and gateway, what stands for Jira itself), `method`
 * and `path` (a regular expression on the path below the role's address) from its options.
 */
export function strikes(
  request: WireRequest,
  options: Readonly<Record<string, unknown>>,
  roles: readonly Role[] = ['site', 'gateway'],
): boolean {
  const parsed = selection.safeParse(options);
  if (!parsed.success) return false;
  const { roles: chosen, method, path } = parsed.data;
  return (
    (chosen ?? roles).includes(request.role) &&
    (method === undefined || method.toUpperCase() === request.method) &&
    (path === undefined || matches(path, request.path))
  );
}

/** A text that is no regular expression is looked for as it stands. */
function matches(pattern: string, path: string): boolean {
  try {
    return new RegExp(pattern).test(path);
  } catch {
    return path.includes(pattern);
  }
}

/** A number from the options. */
export function numberIn(
  options: Readonly<Record<string, unknown>>,
  name: string,
  otherwise: number,
): number {
  const value = options[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

/** A text from the options. */
export function textIn(options: Readonly<Record<string, unknown>>, name: string, otherwise: string): string {
  const value = options[name];
  return typeof value === 'string' ? value : otherwise;
}
