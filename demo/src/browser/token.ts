/** A fresh token of the signed-in member, from the shop's own server. Rejects when nobody is signed in any more. */
export const memberToken = async (): Promise<string> => {
  const answer = await fetch('/api/member-token', { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`/api/member-token answered ${answer.status}`);
  const body: unknown = await answer.json();
  if (typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string') return body.token;
  throw new Error('/api/member-token gave no token');
};
