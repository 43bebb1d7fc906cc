import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextId } from '../../state/counters.ts';
import type { ProjectCategory } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { byPath, given, nameTaken } from '../given.ts';
import { categoryBean, linkTypeBean } from '../shapes/catalogue.ts';

const linkSchema = z.looseObject({
  name: z.string().min(1),
  inward: z.string().min(1),
  outward: z.string().min(1),
});

const noSuchLinkType = (call: RestCall) =>
  jiraError(404, [`No issue link type with id '${call.params.issueLinkTypeId}' found.`]);

function createLinkType(call: RestCall): WireResponse {
  const asked = given(call, linkSchema);
  if ('status' in asked) return asked;
  const { name, inward, outward } = asked.given;
  const all = call.state.issueLinkTypes;
  if (nameTaken(all, name)) return jiraError(404, [`Link type with name '${name}' already exists.`]);
  const made = { id: nextId(call.state, 'issueLinkType', all), name, inward, outward };
  all.push(made);
  return json(201, linkTypeBean(call, made));
}

function updateLinkType(call: RestCall): WireResponse {
  const type = byPath(call, call.state.issueLinkTypes, 'issueLinkTypeId');
  if (type === undefined) return noSuchLinkType(call);
  const asked = given(call, linkSchema.partial());
  if ('status' in asked) return asked;
  const { name = type.name, inward = type.inward, outward = type.outward } = asked.given;
  Object.assign(type, { name, inward, outward });
  return json(200, linkTypeBean(call, type));
}

function deleteLinkType(call: RestCall): WireResponse {
  const type = byPath(call, call.state.issueLinkTypes, 'issueLinkTypeId');
  if (type === undefined) return noSuchLinkType(call);
  call.state.issueLinkTypes = call.state.issueLinkTypes.filter((each) => each !== type);
  call.state.issueLinks = call.state.issueLinks.filter(({ typeId }) => typeId !== type.id);
  return empty(204);
}

const categorySchema = z.looseObject({
  name: z.string().min(1).max(255),
  description: z.string().max(1000).nullish(),
});

const noSuchCategory = (call: RestCall) =>
  jiraError(404, [`A project category with id '${call.params.id}' does not exist.`]);

const categoryTaken = (name: string) =>
  jiraError(409, [], { name: `The project category '${name}' already exists.` });

function createCategory(call: RestCall): WireResponse {
  const asked = given(call, categorySchema);
  if ('status' in asked) return asked;
  const { name, description } = asked.given;
  const all = call.state.projectCategories;
  if (nameTaken(all, name)) return categoryTaken(name);
  const made: ProjectCategory = {
    id: nextId(call.state, 'projectCategory', all),
    name,
    description: description ?? '',
  };
  all.push(made);
  return json(201, categoryBean(call, made));
}

function updateCategory(call: RestCall): WireResponse {
  const category = byPath(call, call.state.projectCategories);
  if (category === undefined) return noSuchCategory(call);
  const asked = given(call, categorySchema.partial());
  if ('status' in asked) return asked;
  const { name = category.name, description } = asked.given;
  if (nameTaken(call.state.projectCategories, name, category.id)) return categoryTaken(name);
  category.name = name;
  category.description = description ?? category.description;
  return json(200, categoryBean(call, category));
}

function deleteCategory(call: RestCall): WireResponse {
  const category = byPath(call, call.state.projectCategories);
  if (category === undefined) return noSuchCategory(call);
  call.state.projectCategories = call.state.projectCategories.filter((each) => each !== category);
  for (const project of call.state.projects)
    if (project.categoryId === category.id) project.categoryId = null;
  return empty(204);
}

export const linkTypeRoutes: Route[] = [
  route('GET /issueLinkType', (call) =>
    json(200, { issueLinkTypes: call.state.issueLinkTypes.map((type) => linkTypeBean(call, type)) }),
  ),
  route('GET /issueLinkType/{issueLinkTypeId}', (call) => {
    const type = byPath(call, call.state.issueLinkTypes, 'issueLinkTypeId');
    return type === undefined ? noSuchLinkType(call) : json(200, linkTypeBean(call, type));
  }),
  route('POST /issueLinkType', createLinkType),
  route('PUT /issueLinkType/{issueLinkTypeId}', updateLinkType),
  route('DELETE /issueLinkType/{issueLinkTypeId}', deleteLinkType),
  route('GET /projectCategory', (call) =>
    json(
      200,
      call.state.projectCategories.map((category) => categoryBean(call, category)),
    ),
  ),
  route('GET /projectCategory/{id}', (call) => {
    const category = byPath(call, call.state.projectCategories);
    return category === undefined ? noSuchCategory(call) : json(200, categoryBean(call, category));
  }),
  route('POST /projectCategory', createCategory),
  route('PUT /projectCategory/{id}', updateCategory),
  route('DELETE /projectCategory/{id}', deleteCategory),
];
