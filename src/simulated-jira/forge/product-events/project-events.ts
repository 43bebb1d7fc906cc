import {
  after,
  beforehand,
  byWhom,
  gone,
  madeAt,
  namedAt,
  type ProductEvent,
  type Row,
  standing,
  turned,
} from './product-event.ts';

const project = namedAt('/rest/api/2/project', 'projectIdOrKey');
const version = namedAt('/rest/api/2/version', 'id');
const component = namedAt('/rest/api/2/component', 'id');
const theProject = standing('project', project, null);

/** A deleted project goes into the trash, unless the caller says that nobody is to bring it back. */
const left = (event: string, undoable: boolean): ProductEvent =>
  beforehand(event, (change) =>
    (change.call.query.get('enableUndo') !== 'false') === undoable ? theProject(change, null) : [],
  );

/** A project comes back out of the archive or out of the trash, where nobody sees it. */
const back = (event: string, archived: boolean): ProductEvent => ({
  event,
  watch: (change) => {
    const { state, params } = change.call;
    const before = state.projects.some(
      ({ id, key, archived }) => archived && [id, key].includes(params.projectIdOrKey ?? ''),
    );
    return (made) => (before === archived ? theProject(change, made) : []);
  },
});

const merged: ProductEvent = {
  event: 'avi:jira:merged:version',
  watch: (change) => {
    const { look, call } = change;
    const mergedVersion = look(`/rest/api/2/version/${call.params.id}`);
    return () => [
      {
        version: look(`/rest/api/2/version/${call.params.moveIssuesTo}`),
        mergedVersion,
        ...byWhom(change),
      },
    ];
  },
};

/** What happens to projects, their versions and components. */
export const projectEvents: readonly Row[] = [
  ['POST /project', after('avi:jira:created:project', 'project', madeAt('/rest/api/2/project'), null)],
  ['PUT /project/{}', after('avi:jira:updated:project', 'project', madeAt('/rest/api/2/project'), null)],
  ['DELETE /project/{}', left('avi:jira:softdeleted:project', true), left('avi:jira:deleted:project', false)],
  ['POST /project/{}/delete', gone('avi:jira:deleted:project', 'project', project, null)],
  ['POST /project/{}/archive', after('avi:jira:archived:project', 'project', project, null)],
  [
    'POST /project/{}/restore',
    back('avi:jira:unarchived:project', true),
    back('avi:jira:restored:project', false),
  ],
  ['POST /version', after('avi:jira:created:version', 'version', madeAt('/rest/api/2/version'))],
  [
    'PUT /version/{}',
    after('avi:jira:updated:version', 'version', version),
    turned('avi:jira:released:version', 'version', version, 'released', true),
    turned('avi:jira:unreleased:version', 'version', version, 'released', false),
    turned('avi:jira:archived:version', 'version', version, 'archived', true),
    turned('avi:jira:unarchived:version', 'version', version, 'archived', false),
  ],
  ['POST /version/{}/move', after('avi:jira:moved:version', 'version', version)],
  ['PUT /version/{}/mergeto/{}', merged],
  ['DELETE /version/{}', gone('avi:jira:deleted:version', 'version', version)],
  ['POST /version/{}/removeAndSwap', gone('avi:jira:deleted:version', 'version', version)],
  ['POST /component', after('avi:jira:created:component', 'component', madeAt('/rest/api/2/component'))],
  ['PUT /component/{}', after('avi:jira:updated:component', 'component', component)],
  ['DELETE /component/{}', gone('avi:jira:deleted:component', 'component', component)],
];
