import Lozenge from '@atlaskit/lozenge';
import { useId } from 'react';
import { judgedKind, type Report, sentence } from '../../../report/index.ts';

/** As whom the calls were made, and what each may use. */
export function Identities({ report }: { readonly report: Report }) {
  const titleId = useId();
  if (report.identities.length === 0) return null;
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className="section-title">
        Tested as
      </h2>
      <ul className="identities">
        {report.identities.map((identity) => (
          <li key={identity.kind} className="card">
            <div className="row spread">
              <span className="strong">{sentence(identity.label)}</span>
              <span className="whole">
                <SignIn report={report} identity={identity} />
              </span>
            </div>
            <dl>
              <div>
                <dt>Scopes</dt>
                <dd>
                  {identity.scopes === null
                    ? identity.kind === 'anonymous'
                      ? 'None'
                      : 'Not limited by scopes, or not known'
                    : identity.scopes.join(', ') || 'None'}
                </dd>
              </div>
              {identity.account?.groups ? (
                <div>
                  <dt>Groups</dt>
                  <dd>{identity.account.groups.join(', ') || 'None'}</dd>
                </div>
              ) : null}
              {identity.account?.active === false ? (
                <div>
                  <dt>Account</dt>
                  <dd>Deactivated</dd>
                </div>
              ) : null}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SignInProps {
  readonly report: Report;
  readonly identity: Report['identities'][number];
}

function SignIn({ report, identity }: SignInProps) {
  // Nobody has the credential of a judged account, so it never signed in.
  if (identity.kind === judgedKind(report)) return <Lozenge>Judged without its credential</Lozenge>;
  if (!identity.usable) return <Lozenge appearance="removed">Refused</Lozenge>;
  if (identity.kind === 'anonymous') return <Lozenge>Not signed in</Lozenge>;
  return <Lozenge appearance="success">Signed in</Lozenge>;
}
