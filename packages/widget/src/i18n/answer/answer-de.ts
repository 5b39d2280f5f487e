import type { AnswerTexts } from './messages.ts';

const texts: AnswerTexts = {
  used: 'Dieser Link wurde auf einem anderen Gerät benutzt.',
  over: 'Dieser Link ist abgelaufen.',
  invalid: 'Dieser Link ist ungültig.',
  gone: 'Dieses Gespräch ist in diesem Browser nicht mehr gespeichert.',
  lost: 'Wir sind gerade nicht erreichbar.',
  unkept:
    'Dieser Browser speichert für diese Seite nichts, deshalb lässt sich Ihr Link hier nicht öffnen. In einem anderen gilt er noch.',
  again: 'Wiederholen',
};

export default texts;
