import {
  LIMITS,
  PROBLEMS,
  PROTOCOL,
  type ProblemCode,
  problemRow,
  SOCKET_PATH,
  SUBPROTOCOL,
} from '../src/constants.ts';
import { eventDoc, frameDoc, stateDoc } from './doc-comments.ts';
import { golden } from './golden.ts';
import { GUIDE } from './guide.ts';
import { type Schema, wireSchemas } from './schemas.ts';

const alternatives = (schema: Schema): Schema[] | undefined => schema.anyOf ?? schema.oneOf;

/** A field's type in a few words. */
function typeOf(schema: Schema): string {
  if (schema.title) return schema.title;
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum)
    return schema.enum.length > 8 ? 'one of the codes below' : schema.enum.map((x) => `\`"${x}"\``).join(' or ');
  const some = alternatives(schema);
  if (some) return some.map(nameOf).join(' or ');
  if (schema.type === 'array')
    return `list of ${schema.items ? typeOf(schema.items) : 'values'}${bound(schema.minItems, schema.maxItems)}`;
  if (schema.type === 'object') return `{ ${fieldsInline(schema)} }`;
  return `${schema.type === 'number' ? 'integer' : schema.type}${bound(schema.minimum ?? schema.minLength, schema.maximum ?? schema.maxLength)}`;
}

const bound = (min: number | undefined, max: number | undefined): string => {
  const top = max === Number.MAX_SAFE_INTEGER ? undefined : max;
  const bottom = min === Number.MIN_SAFE_INTEGER ? undefined : min;
  if (bottom !== undefined && top !== undefined) return ` (${bottom}–${top})`;
  if (bottom !== undefined) return ` (≥ ${bottom})`;
  return top === undefined ? '' : ` (≤ ${top})`;
};

/** The topic of a state; a list has one schema for the whole and one for a patch. */
function stateName({ properties = {} }: Schema): string {
  const { topic, put } = properties;
  if (topic?.const) return `[${topic.const}](#state-${topic.const})`;
  return `[${put ? 'a change of a list' : 'a list'}](#state-lists)`;
}

/** Variants go by their tag: `message`, `{ role: "agent", … }`. */
function nameOf(schema: Schema): string {
  const { kind, topic } = schema.properties ?? {};
  if (topic) return stateName(schema);
  return kind?.const ? `[${kind.const}](#event-${kind.const})` : typeOf(schema);
}

function fieldsInline({ properties = {}, required = [] }: Schema): string {
  return Object.entries(properties)
    .map(([name, field]) => `${name}${required.includes(name) ? '' : '?'}: ${typeOf(field)}`)
    .join(', ');
}

function table({ properties = {}, required = [] }: Schema): string {
  const rows = Object.entries(properties).map(
    ([name, field]) =>
      `| \`${name}\` | ${required.includes(name) ? 'yes' : 'no'} | ${typeOf(field).replaceAll('|', '\\|')} |`,
  );
  return ['| field | required | type |', '| --- | --- | --- |', ...rows].join('\n');
}

function section(direction: 'up' | 'down', type: string, schema: Schema): string {
  const forms = alternatives(schema) ?? [schema];
  const examples = golden(direction).filter((frame) => frame.type === type);
  return [
    `### ${direction === 'up' ? '→' : '←'} ${type}`,
    frameDoc(direction, type),
    ...forms.map(table),
    ...examples.map(({ json }) => `\`\`\`json\n${json}\n\`\`\``),
  ].join('\n\n');
}

/** Every kind of event once, found in the schemas of the frames that carry them. */
function events(lane: 'public' | 'desk', schema: Schema | undefined): string[] {
  const items = schema?.properties?.events?.items;
  return (items ? (alternatives(items) ?? [items]) : []).map((event) => {
    const kind = String(event.properties?.kind?.const);
    return [`<a id="event-${kind}"></a>`, `### ${kind}`, eventDoc(lane, kind), table(event)].join('\n\n');
  });
}

/** Every topic of the state lane once. */
function states(schema: Schema | undefined): string[] {
  const all = schema?.properties?.state ? (alternatives(schema.properties.state) ?? []) : [];
  const single = all.flatMap((state) => {
    const topic = state.properties?.topic?.const;
    return topic
      ? [[`<a id="state-${topic}"></a>`, `### ${topic}`, stateDoc(String(topic)), table(state)].join('\n\n')]
      : [];
  });
  const lists = all.filter((state) => !state.properties?.topic?.const).map(table);
  return [...single, ['<a id="state-lists"></a>', '### lists', stateDoc('lists'), ...lists].join('\n\n')];
}

const problems = () =>
  [
    '| code | retry | HTTP | close | meaning |',
    '| --- | --- | --- | --- | --- |',
    ...(Object.keys(PROBLEMS) as ProblemCode[]).map((code) => {
      const { retry, http, close, text } = problemRow(code);
      return `| \`${code}\` | ${retry} | ${http} | ${close ?? ''} | ${text} |`;
    }),
  ].join('\n');

const limits = () =>
  [
    '| limit | default |',
    '| --- | --- |',
    ...Object.entries(LIMITS).map(([name, value]) => `| \`${name}\` | ${value} |`),
  ].join('\n');

/** `docs/protocol.md`: all a stranger needs to write a client. */
export function renderProtocol(): string {
  const { up, down } = wireSchemas();
  return `${[
    '<!-- Generated from packages/protocol by `node scripts/docs.ts`; edit the schemas or scripts/guide.ts there. -->',
    `# Protocol ${PROTOCOL}`,
    GUIDE({ path: SOCKET_PATH, subprotocol: SUBPROTOCOL, protocol: PROTOCOL }),
    '## Frames up (client → server)',
    ...Object.entries(up).map(([type, schema]) => section('up', type, schema)),
    '## Frames down (server → client)',
    ...Object.entries(down).map(([type, schema]) => section('down', type, schema)),
    '## Public events',
    ...events('public', down.facts),
    '## Desk events',
    'Agents only. `afterSeq` places a desk event right behind that public one.',
    ...events('desk', down.desk),
    '## States',
    ...states(down.state),
    '## Problems',
    '`retry`: `never` – the same request will be refused again; `fix` – change it; `later` – the same request may succeed, after `retryAfterMs` where given; `again` – greet anew with fresh credentials. Where there is a close code, the connection ends with it.',
    problems(),
    '## Limits',
    limits(),
  ].join('\n\n')}\n`;
}
