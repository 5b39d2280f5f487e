import { virtual } from '@guidepup/virtual-screen-reader';
import { expect } from '@open-wc/testing';
import { ChatError, type ChatView, type Thread } from '@shopbell/sdk';
import { active, box, enter, key, view } from './testing/acts.ts';
import { clear, drawn, stage, until } from './testing/stage.contract.ts';
import { closed, joined, message, pending, thread } from './testing/talk.ts';

/** Five past nine, today. */
const at = new Date().setHours(9, 5, 0, 0);
const said = (seq: number, by: 'mine' | 'theirs', text: string, cid?: string) => message(seq, by, text, cid, at);
const mei = { role: 'agent', id: 'a1', name: 'Mei' } as const;
const two = said(3, 'mine', 'Two, please', 'c1');
const talk = (...more: Thread['events']): Thread =>
  thread('A', [joined(1, 'Mei', at), said(2, 'theirs', 'See https://a.example'), ...more]);
const here = (talking: Thread): Partial<ChatView> => ({ ...view(talking), agent: mei, amendWindowMs: 86_400_000 });

/** Every phrase of the way, in its order. */
const HEARD = {
  en: {
    closed: ['button, Chat with us, 1 unread, not expanded'],
    told: [
      'polite: Mei: Done',
      'polite: 4 new messages',
      'polite: Edit your message',
      'assertive: That could not be changed.',
      'polite: Not sent',
      'polite: Conversation ended',
    ],
    read: [
      'dialog, Loom & Leaf',
      'dialog, Loom & Leaf',
      'heading, Loom & Leaf, level 2',
      'Loom & Leaf',
      'end of heading, Loom & Leaf, level 2',
      'paragraph',
      'Mei is with you',
      'end of paragraph',
      'button, More about this chat, not expanded, has popup menu',
      'button, Close chat',
      'status',
      'log, Messages',
      'heading, How can we help?, level 3',
      'How can we help?',
      'end of heading, How can we help?, level 3',
      'paragraph',
      'Ask us anything. Someone from the shop answers right here.',
      'end of paragraph',
      'paragraph',
      'time',
      'today',
      'end of time',
      'end of paragraph',
      'Mei, 9:05 AM',
      ':',
      'paragraph',
      'See',
      'link, https://a.example (opens in a new tab)',
      'https://a.example',
      '(',
      'opens in a new tab',
      ')',
      'end of link, https://a.example (opens in a new tab)',
      'end of paragraph',
      'button, Reply (Alt+↑)',
      'You, 9:05 AM, Sent',
      ':',
      'paragraph',
      'Two, please',
      'end of paragraph',
      'button, Edit or take back, not expanded, has popup menu',
      'Mei, 9:05 AM',
      ':',
      'paragraph',
      'Done',
      'end of paragraph',
      'button, Reply (Alt+↑)',
      'You, 9:05 AM, Sent',
      ':',
      'paragraph',
      'And one more',
      'end of paragraph',
      'button, Edit or take back, not expanded, has popup menu',
      'paragraph',
      'Conversation ended',
      'end of paragraph',
      'end of log, Messages',
      'status',
      'Conversation ended',
      'end of status',
      'status',
      'status',
      'status',
      'status',
      'alert',
      'paragraph',
      'That could not be changed.',
      'end of paragraph',
      'end of alert',
      'form',
      'button, Send a picture or a file',
      'button, Emoji, not expanded',
      'textbox, Write a message, placeholder Write a message',
      'button, Send',
      'end of form',
      'status',
      'end of dialog, Loom & Leaf',
    ],
    back: ['button, Chat with us, message not sent, not expanded'],
  },
  'zh-CN': {
    closed: ['button, 在线客服，1 条未读, not expanded'],
    told: [
      'polite: Mei: Done',
      'polite: 4 条新消息',
      'polite: 编辑消息',
      'assertive: 未能修改。',
      'polite: 未发送',
      'polite: 会话已结束',
    ],
    read: [
      'dialog, Loom & Leaf',
      'dialog, Loom & Leaf',
      'heading, Loom & Leaf, level 2',
      'Loom & Leaf',
      'end of heading, Loom & Leaf, level 2',
      'paragraph',
      'Mei 正在为您服务',
      'end of paragraph',
      'button, 更多操作, not expanded, has popup menu',
      'button, 关闭聊天',
      'status',
      'log, 聊天记录',
      'heading, 您好，有什么可以帮您？, level 3',
      '您好，有什么可以帮您？',
      'end of heading, 您好，有什么可以帮您？, level 3',
      'paragraph',
      '有问题直接问，客服马上在这里回复您。',
      'end of paragraph',
      'paragraph',
      'time',
      '今天',
      'end of time',
      'end of paragraph',
      'Mei，09:05',
      ':',
      'paragraph',
      'See',
      'link, https://a.example (在新标签页打开)',
      'https://a.example',
      '(',
      '在新标签页打开',
      ')',
      'end of link, https://a.example (在新标签页打开)',
      'end of paragraph',
      'button, 回复 (Alt+↑)',
      '我，09:05，已发送',
      ':',
      'paragraph',
      'Two, please',
      'end of paragraph',
      'button, 编辑或撤回, not expanded, has popup menu',
      'Mei，09:05',
      ':',
      'paragraph',
      'Done',
      'end of paragraph',
      'button, 回复 (Alt+↑)',
      '我，09:05，已发送',
      ':',
      'paragraph',
      'And one more',
      'end of paragraph',
      'button, 编辑或撤回, not expanded, has popup menu',
      'paragraph',
      '会话已结束',
      'end of paragraph',
      'end of log, 聊天记录',
      'status',
      '会话已结束',
      'end of status',
      'status',
      'status',
      'status',
      'status',
      'alert',
      'paragraph',
      '未能修改。',
      'end of paragraph',
      'end of alert',
      'form',
      'button, 发送图片或文件',
      'button, 表情, not expanded',
      'textbox, 输入消息, placeholder 输入消息',
      'button, 发送',
      'end of form',
      'status',
      'end of dialog, Loom & Leaf',
    ],
    back: ['button, 在线客服，有未发送的内容, not expanded'],
  },
} as const;

/** What was heard since this was asked last. */
const heard = async (): Promise<string[]> => {
  const log = await virtual.spokenPhraseLog();
  await virtual.clearSpokenPhraseLog();
  // What is emptied says nothing.
  return log.map((phrase) => phrase.replaceAll(/\s+/g, ' ')).filter((phrase) => !/^\w+: $/.test(phrase));
};
const listen = async (container: Node): Promise<void> => {
  await virtual.stop();
  await virtual.start({ container });
};

describe('what is heard on the way through the panel', () => {
  afterEach(async () => {
    await virtual.stop();
    await clear();
  });

  for (const [locale, says] of Object.entries(HEARD)) {
    it(`[AW7][AW10] from the launcher to the last line and back, ${locale}`, async () => {
      localStorage.setItem('shopbell-read:demo', 'A 1');
      const on = await stage({ view: here(talk()), as: 'loaded', attributes: { locale, heading: 'Loom & Leaf' } });
      const dialog = on.get('dialog');
      await listen(on.launcher);
      expect(await heard()).to.deep.equal(says.closed);

      on.launcher.click();
      await until(() => active(on) === box(on));
      await until(() => on.all('.clip').length > 0);
      await listen(dialog);
      await heard();
      await on.write('Two, please');
      enter(on);
      await on.set(here({ ...talk(), pending: [pending('c1', 'Two, please', 'sending', at)] }));
      await on.set(here({ ...talk(two), typing: [mei] }));
      const answered = talk(two, said(4, 'theirs', 'Done'));
      await on.set(here(answered));
      const flood = [5, 6, 7, 8].map((seq) => said(seq, 'theirs', 'More'));
      await on.set(here({ ...answered, events: [...answered.events, ...flood] }));
      key(box(on), 'ArrowUp');
      await until(() => on.all('.editing').length > 0);
      await on.write('Three, please');
      enter(on);
      on.chat.calls.last('edit').reject(new ChatError('rate_limited'));
      await drawn();
      await on.set(here({ ...answered, pending: [pending('c9', 'And one more', 'sending', at)] }));
      await on.set(here({ ...answered, pending: [pending('c9', 'And one more', 'failed', at)] }));
      const again = said(9, 'mine', 'And one more', 'c9');
      await on.set(here({ ...answered, events: [...answered.events, again, closed(10, at)] }));
      await until(() => !!on.get('shop-bell-thread > .sr').textContent);
      expect(await heard()).to.deep.equal(says.told);

      await listen(dialog);
      while ((await virtual.lastSpokenPhrase()) !== 'end of dialog, Loom & Leaf') await virtual.next();
      expect(await heard()).to.deep.equal(says.read);

      key(box(on), 'Escape');
      await until(() => active(on) === on.launcher);
      await listen(on.launcher);
      expect(await heard()).to.deep.equal(says.back);
    });
  }
});
