import { z } from 'zod';

const Descriptor = z.object({ key: z.string().optional(), scopes: z.array(z.string()).default([]) });

export type DeclaredScopes =
  | { readonly ok: true; readonly scopes: readonly string[]; readonly key: string | null }
  | { readonly ok: false; readonly problem: string };

/** What an app declares, from the text of its `atlassian-connect.json`. */
export function readDeclaredScopes(text: string): DeclaredScopes {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return {
      ok: false,
      problem: '--app names a file that is not JSON; give the atlassian-connect.json of the app.',
    };
  }
  const parsed = Descriptor.safeParse(content);
  if (!parsed.success) {
    return {
      ok: false,
      problem: '--app names a file without a list of scopes; give the atlassian-connect.json of the app.',
    };
  }
  return { ok: true, scopes: parsed.data.scopes, key: parsed.data.key ?? null };
}
