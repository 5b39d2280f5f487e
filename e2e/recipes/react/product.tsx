'use client';

import { ShopBell, type ShopBellElement } from '@shopbell/react';
import { useRef, useState } from 'react';

export function Product() {
  const bell = useRef<ShopBellElement>(null);
  const [unread, setUnread] = useState(0);
  return (
    <main>
      <h1>Kettle</h1>
      <button type="button" onClick={() => bell.current?.open({ focus: true })}>
        Ask about this kettle{unread > 0 && ` (${unread} new)`}
      </button>
      <ShopBell ref={bell} endpoint="https://chat.example.com" site="my-shop" heading="My shop" onUnread={setUnread} />
    </main>
  );
}
