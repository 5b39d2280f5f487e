import { TOPIC_NAMES, TOPICS, type Topic } from '../src/app/outgoing/topics.ts';

const BEGINS = '<!-- topics: written by `node scripts/docs.ts` -->\n';
const ENDS = '<!-- /topics -->';

const eventOf = ({ raised }: Topic): string =>
  raised.map(({ kind }) => `[\`${kind}\`](protocol.md#${kind})`).join(', ') || '–';

/** `docs/webhooks.md` with the table of what webhooks can be told; the rest of it is written by hand. */
export function renderWebhooks(page: string): string {
  const [before, rest] = page.split(BEGINS);
  const [, after] = rest?.split(ENDS) ?? [];
  if (before === undefined || after === undefined) throw new Error('docs/webhooks.md has no place for the topics');
  const rows = TOPIC_NAMES.map((name) => `| \`${name}\` | ${TOPICS[name].says} | ${eventOf(TOPICS[name])} |\n`);
  return `${before}${BEGINS}| \`type\` | told when | the event in \`data\` |\n| --- | --- | --- |\n${rows.join('')}${ENDS}${after}`;
}
