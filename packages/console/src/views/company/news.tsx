import type { ConversationId } from '@shopbell/protocol';
import type { ComponentChildren } from 'preact';
import { shopperName } from '../../i18n/names.ts';
import { useApp } from '../context.ts';
import { focusRow, wantFocusIn } from '../focus.ts';
import { Icon } from '../parts/icon.tsx';

/** Supervisors' words and invitations, each until it is answered or seen. Drawn inside the region that is read out. */
export function CompanyNews() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const { company: c } = t;
  const online = state.online.value;
  return (
    <>
      {state.whispers.value.map((whisper) => (
        <News
          key={`${whisper.conversation} ${whisper.deskSeq}`}
          icon="whisper"
          conversation={whisper.conversation}
          text={c.whispered(whisper.by, shopperName(t, whisper.shopper), whisper.text)}
        >
          <button
            type="button"
            class="button"
            onClick={() => {
              intents.readWhisper(whisper);
              focusRow(state, state.open.peek());
            }}
          >
            {t.handover.seen}
          </button>
        </News>
      ))}
      {state.asked.value
        .filter(({ conversation }) => conversation !== state.open.value)
        .map((asked) => (
          <News
            key={asked.conversation}
            icon="join"
            conversation={asked.conversation}
            text={c.asksYou(asked.by, shopperName(t, asked.shopper), asked.words ?? '')}
          >
            <button
              type="button"
              class="button"
              disabled={!online}
              onClick={() => {
                void intents.decline(asked);
                focusRow(state, state.open.peek());
              }}
            >
              {c.decline}
            </button>
          </News>
        ))}
    </>
  );
}

interface NewsProps {
  icon: 'whisper' | 'join';
  conversation: ConversationId;
  text: string;
  children: ComponentChildren;
}

function News({ icon, conversation, text, children }: NewsProps) {
  const app = useApp();
  const { state, intents } = app;
  return (
    <p class={`connection connection-calm news-${icon}`}>
      <span class="connection-text">
        <Icon name={icon} />
        <bdi>{text}</bdi>
      </span>
      {conversation !== state.open.value && (
        <button
          type="button"
          class="button"
          onClick={() => {
            intents.open(conversation);
            wantFocusIn(app, conversation);
          }}
        >
          {state.settings.t.value.handover.show}
        </button>
      )}
      {children}
    </p>
  );
}
