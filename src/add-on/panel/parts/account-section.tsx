import Lozenge from '@atlaskit/lozenge';
import { useId } from 'react';
import { permissionName } from '../../../jira-facts/index.ts';
import { identityName, type Report, sentence } from '../../../report/index.ts';

/** Somebody else was judged: what works for one and not for the other, and through which grant each right is held. */
export function AccountSection({ report }: { readonly report: Report }) {
  const titleId = useId();
  const { comparison = [], grants = [] } = report;
  if (comparison.length + grants.length === 0) return null;
  const several = new Set(grants.map(({ identity }) => identity)).size > 1;
  return (
    <section aria-labelledby={titleId} data-testid="account">
      <h2 id={titleId} className="section-title">
        Side by side
      </h2>
      {comparison.length === 0 ? null : (
        <ul className="plain compared">
          {comparison.map((line) => (
            <li key={line}>{sentence(line)}</li>
          ))}
        </ul>
      )}
      {grants.length === 0 ? null : (
        <div className="card table">
          <table aria-label="Rights and the grants behind them">
            <thead>
              <tr>
                <th scope="col">Right</th>
                {several ? <th scope="col">Who</th> : null}
                <th scope="col">Held</th>
                <th scope="col">Through</th>
              </tr>
            </thead>
            <tbody>
              {grants.map((grant) => (
                <tr key={`${grant.identity} ${grant.project} ${grant.permission}`}>
                  <th scope="row">
                    {permissionName(grant.permission)} in {grant.project}
                  </th>
                  {several ? <td>{sentence(identityName(report, grant.identity))}</td> : null}
                  <td>
                    <Lozenge appearance={grant.held ? 'success' : 'removed'}>
                      {grant.held ? 'Held' : 'Not held'}
                    </Lozenge>
                  </td>
                  <td>{wayOf(grant)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function wayOf(grant: NonNullable<Report['grants']>[number]): string {
  if (grant.through.length > 0) return grant.through.join('; ');
  const holders = grant.grantedTo.length === 0 ? 'nobody' : grant.grantedTo.join(', ');
  return `“${grant.scheme}” grants it to ${holders}`;
}
