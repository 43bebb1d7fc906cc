import { z } from 'zod';
import { outcomeOf } from '../expressions/outcome.ts';
import { parseExpression } from '../expressions/parse.ts';
import { ExpressionError } from '../expressions/tokens.ts';
import { jiraError, json, type WireResponse } from '../request.ts';
import { findProject } from '../state/lookup.ts';
import { type RestCall, type Route, selfJudging } from './call.ts';
import { issueValue, projectValue, userValue } from './expression-values.ts';
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

function run(call: RestCall): WireResponse {
  const asked = given(call, evalSchema);
  if ('status' in asked) return asked;
  const scope = scopeOf(call, asked.given.context);
  if (!(scope instanceof Map)) return scope;
  const { expression } = asked.given;
  const outcome = outcomeOf(expression, scope);
  if (!outcome.ok) return jiraError(400, [`Evaluation failed: "${expression}" - ${outcome.error.message}`]);
  const meta = (call.query.get('expand') ?? '').includes('meta.complexity') ? { meta: { complexity } } : {};
  return json(200, { value: outcome.value, ...meta });
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
