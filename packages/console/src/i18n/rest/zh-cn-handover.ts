import type { enHandoverRest } from './en-handover.ts';

/** The dialog of the hand-over. */
export const zhHandoverRest: typeof enHandoverRest = {
  handover: {
    heading: (name) => `转接与 ${name} 的会话`,
    to: '转给',
    choose: '请选择…',
    queue: '退回排队，由空闲同事接待',
    nobody: '没有可接手的在岗同事：可转给分组，或退回排队。',
    reason: '原因',
    note: '给接手同事的备注',
    noteHint: '顾客的诉求、已处理的内容、承诺过的事项。顾客看不到。',
    send: '转接',
    sending: '正在转接…',
    cancel: '取消',
    toMissing: '请选择接手人。',
    reasonMissing: '请选择原因。',
    noteMissing: '请写下同事需要知道的内容。',
    takeOverHeading: (name) => `从 ${name} 处接管会话`,
    why: '原因',
    whyHint: (name) => `${name} 和首位接待人会看到原因；顾客只会知道现在由谁接待。`,
    whyMissing: '请写下原因。',
    takingOver: '正在接管…',
  },
};
