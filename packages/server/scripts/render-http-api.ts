import { problemRow } from '@shopbell/protocol';
import { jsonSchema, problemsOf, templatePath } from '../src/edges/http/openapi.ts';
import type { AnswerSpec, Route } from '../src/edges/http/route.ts';
import { ROUTES } from '../src/edges/http/routes/index.ts';
import { GUIDE } from './http-guide.ts';

/** The part of JSON Schema that our schemas use. */
interface Shape {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  minLength?: number;
  maxLength?: number;
  properties?: Record<string, Shape>;
  required?: string[];
}

function typeOf({ type, const: only, enum: words, minLength, maxLength }: Shape): string {
  if (only !== undefined) return `\`${JSON.stringify(only)}\``;
  if (words !== undefined) return words.map((word) => `\`${JSON.stringify(word)}\``).join(' or ');
  if (maxLength === undefined) return type ?? 'anything';
  return `${type} of ${minLength ?? 0} to ${maxLength} characters`;
}

/** The fields of an object, those of objects inside it by their path. */
function rows({ properties = {}, required = [] }: Shape, prefix = ''): string[] {
  return Object.entries(properties).flatMap(([name, field]) =>
    field.properties === undefined
      ? [`| \`${prefix}${name}\` | ${required.includes(name) ? 'yes' : 'no'} | ${typeOf(field)} |`]
      : rows(field, `${prefix}${name}.`),
  );
}

const fields = (shape: Shape): string[] => ['', '| field | always | type |', '| --- | --- | --- |', ...rows(shape), ''];

function answer(status: string, { doc, json, media }: AnswerSpec): string[] {
  const what = media === undefined ? '' : ` (\`${media}\`)`;
  return [`**${status}**${what} ${doc}`, ...(json === undefined ? [] : fields(jsonSchema(json))), ''];
}

function callers(allow: Route['allow']): string {
  if (allow === 'public') return 'anybody';
  if (allow === 'shop')
    return 'the shop’s own server, with `shopbell-site` and an API key in `shopbell-key`; never a page';
  if (allow === 'page')
    return 'any page of the site, with `shopbell-site` in a header; a program with an API key in `shopbell-key` too; or an agent who is signed in';
  return allow === 'person'
    ? 'a shopper (`shopbell-site` and `shopbell-device` in headers, `shopbell-member` with a member’s token; from a page of the site, or with `shopbell-key`), or an agent who is signed in'
    : `signed in as ${allow.join(', ')}`;
}

function section(route: Route): string {
  const { method, path, summary, allow, query, body, rawMaxBytes, answers } = route;
  const refusals = problemsOf(route).map((code) => `\`${code}\` (${problemRow(code).http})`);
  return [
    `### ${method.toUpperCase()} ${templatePath(path).template}`,
    '',
    summary,
    '',
    `Who: ${callers(allow)}.`,
    '',
    ...(query === undefined ? [] : ['Query:', ...fields(jsonSchema(query))]),
    ...(body === undefined ? [] : ['Body:', ...fields(jsonSchema(body))]),
    ...(rawMaxBytes === undefined ? [] : [`Body: at most ${rawMaxBytes} bytes, as \`application/octet-stream\`.`, '']),
    ...Object.entries(answers).flatMap(([status, spec]) => answer(status, spec)),
    `Refusals: ${refusals.join(', ')}.`,
    '',
  ].join('\n');
}

/** `docs/http-api.md`: the guide, then a section for each route. */
export function renderHttpApi(): string {
  return `${GUIDE}\n${ROUTES.map(section).join('\n')}`.replace(/\n{3,}/g, '\n\n');
}
