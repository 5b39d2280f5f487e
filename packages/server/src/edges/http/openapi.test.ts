import { PROBLEM_CODES } from '@shopbell/protocol';
import { describe, expect, it } from 'vitest';
import { openApi, templatePath } from './openapi.ts';
import { ROUTES } from './routes/index.ts';

const document = JSON.parse(JSON.stringify(openApi(ROUTES, 'https://chat.example')));

describe('the OpenAPI document', () => {
  it('holds every route, and nothing else', () => {
    const listed = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item as object).map((method) => `${method} ${path}`),
    );
    expect(listed.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${templatePath(path).template}`).sort());
  });

  it('says of each route whether it needs a session', () => {
    for (const { method, path, allow } of ROUTES) {
      const { security } = document.paths[templatePath(path).template][method];
      expect(security === undefined, path).toBe(allow === 'public');
    }
  });

  it('describes the body, the answer and the refusals of signing in', () => {
    const { requestBody, responses } = document.paths['/api/v1/session'].post;
    expect(requestBody.content['application/json'].schema).toMatchObject({
      type: 'object',
      required: ['email', 'password'],
      properties: { email: { type: 'string', maxLength: 254 }, site: { type: 'string' } },
    });
    expect(responses[200].content['application/json'].schema.required).toEqual(['self', 'expiresAt']);
    expect(responses[401].description).toContain('`sign_in_refused`');
    expect(responses[413].description).toContain('`frame_too_large`');
    expect(responses[429].content['application/json'].schema).toEqual({ $ref: '#/components/schemas/Problem' });
  });

  it('describes what stands behind the question mark', () => {
    const { parameters, responses } = document.paths['/api/v1/log'].get;
    expect(parameters).toMatchObject([
      { name: 'before', in: 'query', required: false, schema: { type: 'string' } },
      { name: 'topic', schema: { enum: ['duty', 'floor', 'people', 'shoppers', 'access'] } },
      { name: 'person', schema: { type: 'string' } },
    ]);
    expect(responses[400].description).toContain('`bad_frame`');
  });

  it('knows all codes of the problem table', () => {
    expect(document.components.schemas.Problem.properties.code.enum).toEqual(PROBLEM_CODES);
  });

  it('writes paths with parameters as templates', () => {
    expect(templatePath('/:file{[a-z]{2}\\.js}')).toEqual({ template: '/{file}', names: ['file'] });
    expect(templatePath('/console/*')).toEqual({ template: '/console/{path}', names: ['path'] });
  });
});
