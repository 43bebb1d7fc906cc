import { z } from 'zod';
import { evaluate } from '../expressions/evaluate.ts';
import { parseExpression } from '../expressions/parse.ts';
import { ExpressionError } from '../expressions/tokens.ts';
import { findUser } from '../people.ts';
import { jiraError, json, type WireResponse } from '../request.ts';
import { findProject, issueTypeOf, priorityOf, projectOf, resolutionOf, statusOf } from '../state/lookup.ts';
import type { Issue, Project } from '../state.ts';
import { plainText } from '../text/document.ts';
import { type RestCall, type Route, selfJudging } from './call.ts';
import { given } from './given.ts';
import { idOrKey } from './ids.ts';
import { visibleIssue } from './issue/permissions.ts';
import { issuesOf, readQuery } from './search/find-issues.ts';

const reference = z.looseObject({
  id: idOrKey.nullish(),
  key: z.string().nullish(),
});

const evalSchema = z.looseObject({
  expression: z.string().min(1),
  context: z
    .looseObject({
      issue: reference.nullish(),
      project: reference.nullish(),
      issues: z
        .looseObject({
          jql: z.looseObject({ query: z.string().nullish(), maxResults: z.number().nullish() }).nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

/** People, issues and projects as expressions see them (https://developer.atlassian.com/cloud/jira/platform/jira-expressions-type-reference/). */
function userValue({ state }: RestCall, accountId: string | null) {
  const user = findUser(state, accountId);
  return user === null ? null : { accountId: user.accountId, displayName: user.displayName, properties: {} };
}

const projectValue = ({ id, key, name, projectTypeKey, style, properties }: Project) => ({
  id: Number(id),
  key,
  name,
  projectTypeKey,
  style,
  properties,
});

function issueValue(call: RestCall, issue: Issue): Record<string, unknown> {
  const { state } = call;
  const named = (thing: { id: string; name: string } | null) =>
    thing === null ? null : { id: Number(thing.id), name: thing.name };
  const status = statusOf(state, issue);
  const type = issueTypeOf(state, issue);
  const project = projectOf(state, issue);
  return {
    ...issue.fields,
    id: Number(issue.id),
    key: issue.key,
    summary: issue.summary,
    description: issue.description === null ? null : { plainText: plainText(issue.description).trim() },
    status: { ...named(status), category: { key: status.category } },
    issueType: { ...named(type), description: type.description },
    priority: named(priorityOf(state, issue)),
    resolution: named(resolutionOf(state, issue)),
    assignee: userValue(call, issue.assigneeAccountId),
    reporter: userValue(call, issue.reporterAccountId),
    creator: userValue(call, issue.creatorAccountId),
    project: project === null ? null : projectValue(project),
    labels: issue.labels,
    created: issue.created,
    updated: issue.updated,
    dueDate: issue.dueDate,
    comments: issue.comments.map(({ id, body, authorAccountId, created }) => ({
      id: Number(id),
      author: userValue(call, authorAccountId),
      body: { plainText: plainText(body).trim() },
      created,
    })),
    properties: issue.properties,
  };
}

/** What an expression may name: the caller always, the rest as the context says; a response: something of it is not there. */
function scopeOf(
  call: RestCall,
  context: z.infer<typeof evalSchema>['context'],
): Map<string, unknown> | WireResponse {
  const scope = new Map<string, unknown>([['user', userValue(call, call.caller.accountId)]]);
  if (context?.issue) {
    const issue = visibleIssue(call, context.issue.id ?? context.issue.key ?? '');
    if (issue === null)
      return jiraError(404, ['Issue does not exist or you do not have permission to see it.']);
    scope.set('issue', issueValue(call, issue));
  }
  if (context?.project) {
    const name = context.project.id ?? context.project.key ?? '';
    const project = findProject(call.state, name);
    if (project === null || !call.rights.browse(project))
      return jiraError(404, [`No project could be found with key '${name}'.`]);
    scope.set('project', projectValue(project));
  }
  const search = context?.issues?.jql;
  if (search) {
    const query = readQuery(call, search.query ?? '');
    if ('status' in query) return query;
    scope.set(
      'issues',
      issuesOf(call, query)
        .slice(0, search.maxResults ?? 100)
        .map((issue) => issueValue(call, issue)),
    );
  }
  return scope;
}

const complexity = {
  steps: { value: 1, limit: 10_000 },
  expensiveOperations: { value: 0, limit: 10 },
  beans: { value: 0, limit: 1000 },
  primitiveValues: { value: 1, limit: 10_000 },
};

/** Tells an error of the expression as a refusal; any other is a bug and goes on. */
function refusal(error: unknown, expression: string): WireResponse {
  if (!(error instanceof ExpressionError)) throw error;
  return jiraError(400, [`Evaluation failed: "${expression}" - ${error.message}`]);
}

function run(call: RestCall): WireResponse {
  const asked = given(call, evalSchema);
  if ('status' in asked) return asked;
  const scope = scopeOf(call, asked.given.context);
  if (!(scope instanceof Map)) return scope;
  const { expression } = asked.given;
  try {
    const value = evaluate(parseExpression(expression), scope);
    const meta = (call.query.get('expand') ?? '').includes('meta.complexity') ? { meta: { complexity } } : {};
    return json(200, { value, ...meta });
  } catch (error) {
    return refusal(error, expression);
  }
}

const analyseSchema = z.looseObject({ expressions: z.array(z.string()).min(1) });

function syntaxErrors(expression: string) {
  try {
    parseExpression(expression);
    return [];
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const before = expression.slice(0, error.at).split('\n');
    return [
      {
        line: before.length,
        column: (before.at(-1)?.length ?? 0) + 1,
        expression,
        message: error.message,
        type: 'syntax',
      },
    ];
  }
}

function analyse(call: RestCall): WireResponse {
  const asked = given(call, analyseSchema);
  if ('status' in asked) return asked;
  const withComplexity = call.query.get('check') === 'complexity';
  return json(200, {
    results: asked.given.expressions.map((expression) => {
      const errors = syntaxErrors(expression);
      return {
        expression,
        ...(errors.length === 0 ? {} : { errors }),
        valid: errors.length === 0,
        ...(withComplexity ? { complexity: { expensiveOperations: '0' } } : {}),
      };
    }),
  });
}

/** Jira expressions: the language's core, over people, issues and projects. */
export const expressionRoutes: Route[] = [
  selfJudging('POST /expression/eval', run),
  selfJudging('POST /expression/evaluate', run),
  selfJudging('POST /expression/analyse', analyse),
];
