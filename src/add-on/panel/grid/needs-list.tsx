import type { ProbeResult } from '../../../report/index.ts';

/** What the operation documents: Connect scope, OAuth groups, permissions. */
export function NeedsList({ probe }: { readonly probe: ProbeResult }) {
  const { connect, groups, permissions } = probe.needs;
  return (
    <>
      <h4 className="section-title">What the operation needs</h4>
      <dl className="needs">
        <div>
          <dt>Connect scope</dt>
          <dd>
            {connect === 'INACCESSIBLE'
              ? 'None opens it: closed to Connect apps'
              : (connect ?? 'Not documented')}
          </dd>
        </div>
        <div>
          <dt>OAuth 2.0 and Forge scopes</dt>
          <dd>
            {groups.length === 0
              ? 'Not documented'
              : groups.map((group) => group.join(' and ')).join(', or ')}
          </dd>
        </div>
        <div>
          <dt>Permissions</dt>
          <dd>{permissions.length === 0 ? 'None' : permissions.join(', ')}</dd>
        </div>
      </dl>
    </>
  );
}
