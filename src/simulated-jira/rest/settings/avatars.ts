import { imageTypeOf } from '../../image-type.ts';
import { noSuchProject } from '../../permissions/needs.ts';
import { avatarPicture, ownAvatar, systemAvatars } from '../../pictures/avatars.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextId } from '../../state/counters.ts';
import { findProject } from '../../state/lookup.ts';
import type { Avatar } from '../../state.ts';
import { type RestCall, type Route, route, selfJudging } from '../call.ts';

interface Shown {
  readonly id: string;
  readonly type: string;
  readonly owner: string | null;
}

/** Pictures are named by the site's older addresses, without the site (recorded). */
function bean({ id, type, owner }: Shown, selected = false) {
  const page = type === 'user' ? 'useravatar' : 'viewavatar';
  const url = (size: string | null) =>
    `/secure/${page}?${size === null ? '' : `size=${size}&`}avatarId=${id}${type === 'user' ? '' : `&avatarType=${type}`}`;
  return {
    id,
    ...(owner === null ? {} : { owner }),
    isSystemAvatar: owner === null,
    isSelected: selected,
    isDeletable: owner !== null,
    urls: { '16x16': url('xsmall'), '24x24': url('small'), '32x32': url('medium'), '48x48': url(null) },
  };
}

const systemOf = (type: string): Shown[] => systemAvatars(type).map((id) => ({ id, type, owner: null }));

function listed(call: RestCall, type: string, owner: string, selected: string | null = null) {
  const custom = call.state.avatars.filter((avatar) => avatar.type === type && avatar.owner === owner);
  return {
    system: systemOf(type).map((avatar) => bean(avatar, avatar.id === selected)),
    custom: custom.map((avatar) => bean(avatar, avatar.id === selected)),
  };
}

/** Keeps a picture; bytes that are none are refused, as Jira does. */
function store(call: RestCall, type: string, owner: string): WireResponse {
  const bytes = call.request.body;
  const mimeType = imageTypeOf(bytes);
  if (mimeType === null) return jiraError(400, ['The image format is not supported: use PNG, JPEG or GIF.']);
  const avatar: Avatar = {
    id: nextId(call.state, 'avatar', call.state.avatars, 11_000),
    type,
    owner,
    mimeType,
    bytes: new Uint8Array(bytes),
  };
  call.state.avatars.push(avatar);
  return json(201, bean(avatar));
}

function remove(call: RestCall, type: string, owner: string | null): WireResponse {
  const found = call.state.avatars.find(
    (avatar) =>
      avatar.id === call.params.id && avatar.type === type && (owner === null || avatar.owner === owner),
  );
  if (found === undefined) return jiraError(404, ['The avatar does not exist.']);
  call.state.avatars = call.state.avatars.filter((each) => each !== found);
  return empty(204);
}

const image = (call: RestCall, id: string): WireResponse =>
  avatarPicture(call.state, id, call.query) ?? jiraError(404, ['The avatar does not exist.']);

const projectOwner = (call: RestCall): string | WireResponse => {
  const name = call.params.projectIdOrKey ?? '';
  const project = findProject(call.state, name);
  return project === null || !call.rights.browse(project) ? noSuchProject(name) : project.id;
};

/** Projects and work types are changed by those who administer them. */
function mayChange(call: RestCall, type: string, owner: string): boolean {
  const project = type === 'project' ? call.state.projects.find(({ id }) => id === owner) : undefined;
  return (
    call.rights.global('ADMINISTER') ||
    (project !== undefined && call.rights.project('ADMINISTER_PROJECTS', project))
  );
}

const forbidden = () => jiraError(403, ['You do not have permission to change this avatar.']);

export const avatarRoutes: Route[] = [
  selfJudging('GET /avatar/{type}/system', (call) => {
    const type = call.params.type ?? '';
    return json(200, { system: systemOf(type).map((avatar) => bean(avatar)) });
  }),
  selfJudging('GET /universal_avatar/type/{type}/owner/{entityId}', (call) => {
    const { type = '', entityId = '' } = call.params;
    return json(200, listed(call, type, entityId, ownAvatar(call.state, type, entityId)));
  }),
  selfJudging('POST /universal_avatar/type/{type}/owner/{entityId}', (call) => {
    const { type = '', entityId = '' } = call.params;
    return mayChange(call, type, entityId) ? store(call, type, entityId) : forbidden();
  }),
  selfJudging('DELETE /universal_avatar/type/{type}/owner/{owningObjectId}/avatar/{id}', (call) => {
    const { type = '', owningObjectId = '' } = call.params;
    return mayChange(call, type, owningObjectId) ? remove(call, type, owningObjectId) : forbidden();
  }),
  selfJudging('GET /universal_avatar/view/type/{type}', (call) =>
    image(call, systemAvatars(call.params.type ?? '')[0] ?? ''),
  ),
  selfJudging('GET /universal_avatar/view/type/{type}/avatar/{id}', (call) =>
    image(call, call.params.id ?? ''),
  ),
  selfJudging('GET /universal_avatar/view/type/{type}/owner/{entityId}', (call) => {
    const { type = '', entityId = '' } = call.params;
    return image(call, ownAvatar(call.state, type, entityId) ?? systemAvatars(type)[0] ?? '');
  }),
  selfJudging('GET /project/{projectIdOrKey}/avatars', (call) => {
    const owner = projectOwner(call);
    return typeof owner === 'string'
      ? json(200, listed(call, 'project', owner, ownAvatar(call.state, 'project', owner)))
      : owner;
  }),
  selfJudging('POST /project/{projectIdOrKey}/avatar2', (call) => {
    const owner = projectOwner(call);
    if (typeof owner !== 'string') return owner;
    return mayChange(call, 'project', owner) ? store(call, 'project', owner) : forbidden();
  }),
  selfJudging('PUT /project/{projectIdOrKey}/avatar', (call) => {
    const owner = projectOwner(call);
    if (typeof owner !== 'string') return owner;
    if (!mayChange(call, 'project', owner)) return forbidden();
    const id =
      typeof call.body === 'object' && call.body !== null && 'id' in call.body ? String(call.body.id) : '';
    if (
      !systemOf('project').some((avatar) => avatar.id === id) &&
      !call.state.avatars.some((avatar) => avatar.id === id)
    )
      return jiraError(404, ['The avatar does not exist.']);
    const project = call.state.projects.find((each) => each.id === owner);
    if (project !== undefined) project.avatarId = id;
    return empty(204);
  }),
  selfJudging('DELETE /project/{projectIdOrKey}/avatar/{id}', (call) => {
    const owner = projectOwner(call);
    if (typeof owner !== 'string') return owner;
    return mayChange(call, 'project', owner) ? remove(call, 'project', owner) : forbidden();
  }),
  route('POST /issuetype/{id}/avatar2', (call) => {
    const type = call.state.issueTypes.find(({ id }) => id === call.params.id);
    return type === undefined
      ? jiraError(404, [`The issue type with id '${call.params.id}' does not exist.`])
      : store(call, 'issuetype', type.id);
  }),
];
