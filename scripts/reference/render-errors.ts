import { PROBLEMS, type ProblemRow } from '../../packages/protocol/src/problems.ts';
import { LOCAL_ERRORS, type LocalError } from '../../packages/sdk/src/local-errors.ts';

/** The place that a `ChatError` names in `docs` is a heading of this page: a code is never written in another way than on the wire. */
const listed = (table: { readonly [code: string]: LocalError | ProblemRow }): string =>
  Object.entries(table)
    .map(([code, { retry, text }]) => `### ${code}\n\n\`${retry}\` – ${text}`)
    .join('\n\n');

/** docs/errors.md: every code that a `ChatError` may carry, each under an anchor of its own. */
export const renderErrors = (): string =>
  [
    '# Error codes',
    'What the `code` of a `ChatError` says, and the advice in `retry`: `never` – the same will be refused again; `fix` – change it; `later` – the same ' +
      'may succeed, after `retryAfterMs` where given; `again` – greet anew with fresh credentials. An error names its place here in `docs`. ' +
      '[The guide](sdk.md#errors) shows what to do with them; [protocol.md](protocol.md#problems) has the status over HTTP and the close code.',
    '## Told by the SDK itself',
    listed(LOCAL_ERRORS),
    '## Told by the relay',
    listed(PROBLEMS),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
