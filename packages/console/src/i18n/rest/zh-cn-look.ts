import type { enLookRest } from './en-look.ts';

const ratioOf = (ratio: number): string => `${ratio.toFixed(1)}:1`;

/** The page of how the chat looks. */
export const zhLookRest: typeof enLookRest = {
  lookPage: {
    intro:
      '聊天在店铺网页上的样子。这里保存的内容供同事查看；网页实际的样子由其中的代码决定。请先选择、保存，再把下面的代码放进网页。',
    preview: '预览',
    samples: { light: '浅色设备上', dark: '深色设备上', always: '所有设备上' },
    brand: '品牌色',
    brandHint: (standard) =>
      `其他颜色都由它算出。三位或六位十六进制数，如 #2b59c3。默认：留空，即深绿色（${standard}）。`,
    brandWrong: '请填写三位或六位十六进制数，如 #2b59c3。',
    well: '用取色器选择',
    inks: { black: '黑色', white: '白色' },
    ink: (ink, ratio) => `其上的文字自动为${ink}，对比度 ${ratioOf(ratio)}，容易看清。`,
    on: { light: '在白色网页上', dark: '在深色网页上' },
    seen: (page, ratio) => `${page}，按钮清楚可见，对比度 ${ratioOf(ratio)}。`,
    unseen: (page, ratio) => `${page}，按钮容易被忽略，对比度 ${ratioOf(ratio)}。达到 3:1 才清楚可见。`,
    heading: '顶部的文字',
    headingHint: (most, standard) =>
      `店铺名称或其他文字，各种语言都相同。最多 ${most} 个字符。默认：留空，即以顾客的语言显示“${standard}”。`,
    greeting: '空对话中的问候语',
    greetingStandard: '您好，有什么可以帮您？',
    greetingHint: (most) =>
      `各种语言都相同。最多 ${most} 个字符。默认：留空，即以顾客的语言显示“您好，有什么可以帮您？”。`,
    questions: '快捷提问',
    questionsHint: (most, long) =>
      `每行一条，显示为空对话中的按钮，点按即发送。最多 ${most} 条，每条最多 ${long} 个字符。默认：无。`,
    questionsWrong: (most, long) => `最多 ${most} 行，每行最多 ${long} 个字符，不能含“|”：代码用它分隔各条。`,
    photo: '店铺图片',
    photoHint:
      '图片地址，正方形，以 https:// 开头，或店铺网站上的路径，如 /logo.png。客服接待前显示在顶部。默认：留空，即显示首字。',
    photoWrong: '请填写以 https:// 开头的地址，或以 / 开头的路径。',
    sounds: {
      legend: '回复提示音',
      of: {
        off: ['无', '顾客可在聊天菜单中打开。默认。'],
        on: ['一声短音', '顾客没有看着对话时，只在其一个标签页中响一次。顾客可以关闭。'],
      },
    },
    position: {
      legend: '位置',
      of: {
        end: ['右下角', '从右向左书写的网页上为左下角。默认。'],
        start: ['左下角', '从右向左书写的网页上为右下角。'],
      },
    },
    theme: {
      legend: '浅色或深色',
      of: {
        auto: ['跟随顾客的设备', '网页本身不跟随设备时，请选其他选项。默认。'],
        light: ['始终浅色', '适合始终浅色的网页。'],
        dark: ['始终深色', '适合始终深色的网页。'],
      },
    },
    locale: {
      legend: '语言',
      of: {
        auto: ['跟随网页', '先看网页的语言，再看浏览器的语言；没有对应语言时用英文。默认。'],
      },
    },
    storage: {
      legend: '从第一条消息起，顾客的设备保存什么',
      of: {
        persistent: ['身份和未发出的内容，直到退出登录', '改天再来仍是同一段对话，任何页面都能看到回复。默认。'],
        session: ['身份，仅在一个标签页内', '关闭标签页后对话结束；未发出的内容只在页面中。'],
        none: ['什么都不保存', '离开页面后对话结束，下一个页面上是另一位顾客。'],
      },
    },
    saved: '已保存。网页换上下面的代码后就是这个样子。',
    tag: '放进网页的代码',
    tagHint:
      '代码与上面当前的选择一致，无论是否已保存；默认的选项不写出。请在每个网页中放一次，替换原有的代码：网页不会自行改变。',
    copy: '复制代码',
    copied: '已复制。',
    notCopied: '浏览器不允许复制，请选中代码手动复制。',
    offsets: '与角落的距离由网页自己的样式决定：<shop-bell> 上的 --shop-bell-x 和 --shop-bell-y。默认：20px。',
  },
};
