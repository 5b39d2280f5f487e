'use client';

import { useChat } from '@shopbell/react';
import { useState } from 'react';

export function Talk() {
  const { chat, view } = useChat({ endpoint: 'https://chat.example.com', site: 'my-shop' });
  const [text, setText] = useState('');
  const events = view?.thread?.events ?? [];
  const unsent = [...(view?.pending ?? []), ...(view?.thread?.pending ?? [])];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        chat?.send(text).catch(() => undefined); // why it failed stands in `view`
        setText('');
      }}
    >
      <ol role="log">
        {events.map((event) => event.kind === 'message' && <li key={event.seq}>{event.text}</li>)}
        {unsent.map(({ cid, text, status }) => (
          <li key={cid}>
            {text} <small>{status}</small>
          </li>
        ))}
      </ol>
      <input aria-label="Message" value={text} onChange={({ target }) => setText(target.value)} />
      <button type="submit">Send</button>
    </form>
  );
}
