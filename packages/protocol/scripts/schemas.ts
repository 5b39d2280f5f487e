import { toJsonSchema } from '@valibot/to-json-schema';
import { DOWN, UP } from '../src/index.ts';

/** JSON Schema as far as the renderer and the fingerprint read it. */
export interface Schema {
  title?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

const toSchema = (schema: Parameters<typeof toJsonSchema>[0]): Schema =>
  // Checks that JSON Schema has no word for (code points, surrogates) are told in the page's text.
  toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'output' }) as Schema;

/** Both directions of the wire as JSON Schemas, by frame type. */
export const wireSchemas = () => ({
  up: Object.fromEntries(Object.entries(UP).map(([type, schema]) => [type, toSchema(schema)])),
  down: Object.fromEntries(Object.entries(DOWN).map(([type, schema]) => [type, toSchema(schema)])),
});
