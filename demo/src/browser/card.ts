import { tell } from './bell.ts';

/** Shows the good in the chat, as a card that the shop's own server signs. Without one the shopper can still ask. */
export async function showCard(slug: string): Promise<void> {
  tell(['open', { focus: true }]);
  const answer = await fetch(`/api/cards/${slug}`, { headers: { accept: 'application/json' } });
  const { token } = Object(await answer.json());
  if (answer.ok && typeof token === 'string') tell(['send', '', { card: token }]);
}
