import { type ProblemCode, problemRow } from '@shopbell/protocol';
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { SESSION_COOKIE } from '../../auth/cookie.ts';
import { RAW_TYPE } from './body.ts';
import type { OpenApi } from './deps.ts';
import { DEVICE_HEADER, KEY_HEADER, SITE_HEADER } from './person.ts';
import {
  BODY_PROBLEMS,
  CHANGE_PROBLEMS,
  COMMON_PROBLEMS,
  PAGE_PROBLEMS,
  PERSON_PROBLEMS,
  ProblemBody,
  QUERY_PROBLEMS,
  RAW_PROBLEMS,
  SESSION_PROBLEMS,
  SHOP_PROBLEMS,
} from './problem.ts';
import type { AnswerSpec, Route } from './route.ts';

/** A schema as JSON Schema 2020-12, without the marker that only a whole document has. */
export function jsonSchema(schema: v.GenericSchema): object {
  const { $schema: _, ...rest } = toJsonSchema(schema, { target: 'draft-2020-12', errorMode: 'ignore' });
  return rest;
}

/** `/:file{…}` → `/{file}`, `/console/*` → `/console/{path}`. */
export function templatePath(path: string): { template: string; names: string[] } {
  const template = path.replace(/:(\w+)(\{.*\})?/g, '{$1}').replace(/\*$/, '{path}');
  return { template, names: [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name) };
}

const callerProblems = (allow: Route['allow']): readonly ProblemCode[] => {
  if (allow === 'public') return [];
  if (allow === 'shop') return SHOP_PROBLEMS;
  if (allow === 'page') return PAGE_PROBLEMS;
  return allow === 'person' ? PERSON_PROBLEMS : SESSION_PROBLEMS;
};

/** All refusals a route may give. */
export function problemsOf({ method, allow, query, body, rawMaxBytes, problems }: Route): ProblemCode[] {
  const all = [
    ...problems,
    ...callerProblems(allow),
    ...(query === undefined ? [] : QUERY_PROBLEMS),
    ...(body === undefined ? [] : BODY_PROBLEMS),
    ...(rawMaxBytes === undefined ? [] : RAW_PROBLEMS),
    ...(method === 'get' || method === 'options' ? [] : CHANGE_PROBLEMS),
    ...COMMON_PROBLEMS,
  ];
  return [...new Set(all)];
}

function content({ json, media }: AnswerSpec): object {
  if (json !== undefined) return { content: { 'application/json': { schema: jsonSchema(json) } } };
  return media === undefined ? {} : { content: { [media]: { schema: { type: 'string' } } } };
}

function responses(route: Route): Record<string, object> {
  const refused = Map.groupBy(problemsOf(route), (code) => problemRow(code).http);
  const result: Record<string, object> = {};
  for (const [status, codes] of refused) {
    const description = codes.map((code) => `\`${code}\`: ${problemRow(code).text}`).join('\n\n');
    const schema = { $ref: '#/components/schemas/Problem' };
    result[status] = { description, content: { 'application/json': { schema } } };
  }
  for (const [status, answer] of Object.entries(route.answers)) {
    result[status] = { description: answer.doc, ...content(answer) };
  }
  return result;
}

function parameters({ path, query }: Route): object[] {
  const asked: { properties?: object } = query === undefined ? {} : jsonSchema(query);
  return [
    ...templatePath(path).names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...Object.entries(asked.properties ?? {}).map(([name, schema]) => ({ name, in: 'query', required: false, schema })),
  ];
}

function securityOf(allow: Route['allow']): object {
  if (allow === 'public') return {};
  if (allow === 'shop') return { security: [{ site: [], key: [] }] };
  const agents = [{ cookie: [] }, { token: [] }];
  if (allow === 'page') return { security: [{ site: [] }, { site: [], key: [] }, ...agents] };
  return allow === 'person'
    ? { security: [{ device: [], site: [] }, ...agents] }
    : { security: agents, 'x-duties': allow };
}

function requestBody({ body, rawMaxBytes, rawType = RAW_TYPE }: Route): object {
  if (body) return { required: true, content: { 'application/json': { schema: jsonSchema(body) } } };
  const description = `At most ${rawMaxBytes} bytes.`;
  return { required: true, description, content: { [rawType]: { schema: { type: 'string' } } } };
}

function operation(route: Route): object {
  const takes = parameters(route);
  return {
    summary: route.summary,
    ...securityOf(route.allow),
    ...(takes.length === 0 ? {} : { parameters: takes }),
    ...(route.body === undefined && route.rawMaxBytes === undefined ? {} : { requestBody: requestBody(route) }),
    responses: responses(route),
  };
}

/** The OpenAPI 3.1 document of the routes. */
export function openApi(routes: readonly Route[], publicUrl: string): OpenApi {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const { template } = templatePath(route.path);
    paths[template] = { ...paths[template], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Shopbell', version: '1', license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(ProblemBody) },
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
        token: { type: 'http', scheme: 'bearer' },
        device: { type: 'apiKey', in: 'header', name: DEVICE_HEADER },
        site: { type: 'apiKey', in: 'header', name: SITE_HEADER },
        key: { type: 'apiKey', in: 'header', name: KEY_HEADER },
      },
    },
  };
}
