import type { Locale } from '../locale.ts';

/** What the part that few talks need says; it comes with that part. A missing or extra key does not compile. */
export interface MoreMessages {
  /** Name of the menu beside one's own message, and its entries. */
  more: string;
  edit: string;
  recall: string;
  /** Name of the message box while it holds a message to change. */
  editing: string;
  save: string;
  cancel: string;
  tooLate: string;
  notChanged: string;
  /** A message still stands: its time was over, or another reason. */
  recallLate: string;
  notRecalled: string;
  /** A change or a taking back of an earlier visit came to nothing. */
  undone: string;
  /** Its time ended while it was being changed. */
  late: string;
  /** All words of it were removed. */
  empty: string;
  /** The question about unsent messages of an earlier day. @param count at least 1 @param day of the first, in words */
  stale: (count: number, day: string) => string;
  send: string;
  discard: string;
  /** @param place 1 is next */
  place: (place: number) => string;
  /** @param minutes at least 1, rounded up */
  minutes: (minutes: number) => string;
  /** Nobody is here: before the first words of a conversation, and when that has just become so. */
  away: string;
  /** Between two sentences. */
  gap: string;
  /** Somebody is here again. */
  here: string;
  /** When the shop opens again. @param day empty for today */
  back: (day: string, time: string) => string;
  /** The shop takes no words of theirs. @param day empty for today @param time empty for good */
  blocked: (day: string, time: string) => string;
  /** The message is kept, and answered by then. @param day empty for today */
  left: (day: string, time: string) => string;
}

export const MORE_TEXT: Record<Locale, MoreMessages> = {
  en: {
    more: 'Edit or take back',
    edit: 'Edit',
    recall: 'Take back',
    editing: 'Edit your message',
    save: 'Save the change',
    cancel: 'Cancel',
    tooLate: 'That was too long ago and can’t be changed any more.',
    notChanged: 'That could not be changed.',
    recallLate: 'Not taken back: that came too late.',
    notRecalled: 'Not taken back.',
    undone: 'A message you edited or took back earlier stands as it was: that came too late.',
    late: 'This message can’t be changed any more. Sending makes it a new message.',
    empty: 'A message can’t be empty. To remove it, take it back.',
    stale: (count, day) =>
      count === 1
        ? `A message from ${day} has not been sent. Still send it?`
        : `${count} messages from ${day} have not been sent. Still send them?`,
    send: 'Send',
    discard: 'Delete',
    place: (place) => (place === 1 ? 'You are next' : `You are number ${place}`),
    minutes: (minutes) =>
      minutes > 60 ? 'more than an hour' : minutes === 1 ? 'about a minute' : `about ${minutes} minutes`,
    away: 'Nobody is here now. Leave your message: we answer right here.',
    gap: ' ',
    here: 'Somebody is here now.',
    back: (day, time) => `We are back ${day && `${day} `}at ${time}.`,
    blocked: (day, time) =>
      time
        ? `You can read here, and write again from ${day && `${day}, `}${time}.`
        : 'You can read here, and not write.',
    left: (day, time) => `We have your message, and answer right here by ${day && `${day}, `}${time}.`,
  },
  'zh-CN': {
    more: '编辑或撤回',
    edit: '编辑',
    recall: '撤回',
    editing: '编辑消息',
    save: '保存修改',
    cancel: '取消',
    tooLate: '已过了可修改的时间。',
    notChanged: '未能修改。',
    recallLate: '未撤回：已过了可撤回的时间。',
    notRecalled: '未能撤回。',
    undone: '您之前修改或撤回的一条消息保持原样：已过了可修改的时间。',
    late: '这条消息已不能修改，发送后将成为一条新消息。',
    empty: '消息不能为空。如需移除，请撤回。',
    stale: (count, day) => `${day}有 ${count} 条消息未发出，还要发送吗？`,
    send: '发送',
    discard: '删除',
    place: (place) => (place === 1 ? '下一位就是您' : `您排在第 ${place} 位`),
    minutes: (minutes) => (minutes > 60 ? '预计超过 1 小时' : `预计约 ${minutes} 分钟`),
    away: '客服暂时不在。您先留言，我们会在这里回复您。',
    gap: '',
    here: '客服已上线。',
    back: (day, time) => `我们将于${day || '今天'} ${time} 恢复服务。`,
    blocked: (day, time) => (time ? `可以查看，${day || '今天'} ${time} 后可继续发送。` : '可以查看，不能发送。'),
    left: (day, time) => `留言已收到，我们会在${day || '今天'} ${time} 前回复您，回复就在这里。`,
  },
};
