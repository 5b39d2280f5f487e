import type { Forms } from '../forms.ts';
import type { Rest } from './messages.ts';

const rest: Rest<Forms['de']> = {
  more: {
    more: 'Bearbeiten oder zurückziehen',
    edit: 'Bearbeiten',
    recall: 'Zurückziehen',
    editing: 'Nachricht bearbeiten',
    save: 'Änderung speichern',
    cancel: 'Abbrechen',
    tooLate: 'Dafür ist es zu spät: Die Nachricht lässt sich nicht mehr ändern.',
    notChanged: 'Das konnte nicht geändert werden.',
    recallLate: 'Nicht zurückgezogen: Dafür war es zu spät.',
    notRecalled: 'Nicht zurückgezogen.',
    undone: 'Eine Nachricht, die Sie bearbeitet oder zurückgezogen hatten, bleibt, wie sie war: Dafür war es zu spät.',
    late: 'Diese Nachricht lässt sich nicht mehr ändern. Senden macht daraus eine neue.',
    empty: 'Eine Nachricht darf nicht leer sein. Zum Entfernen ziehen Sie sie zurück.',
    charsLeft: { one: 'noch # Zeichen', other: 'noch # Zeichen' },
    charsOver: { one: '# Zeichen zu viel', other: '# Zeichen zu viel' },
    stale: (day) => ({
      one: `Eine Nachricht (${day}) wurde nicht gesendet. Noch senden?`,
      other: `# Nachrichten (${day}) wurden nicht gesendet. Noch senden?`,
    }),
    send: 'Senden',
    discard: 'Löschen',
    next: 'Sie sind als Nächstes dran',
    place: (place) => `Sie sind auf Platz ${place}`,
    minutes: { one: 'etwa eine Minute', other: 'etwa # Minuten' },
    overAnHour: 'mehr als eine Stunde',
    away: 'Gerade ist niemand da. Schreiben Sie uns: Wir antworten hier.',
    gap: ' ',
    here: 'Jetzt ist jemand da.',
    back: (day, time) => `Wir sind wieder da: ${day && `${day}, `}${time} Uhr.`,
    blocked: (day, time) =>
      time
        ? `Sie können hier lesen. Schreiben können Sie wieder ab: ${day && `${day}, `}${time} Uhr.`
        : 'Sie können hier lesen, aber nicht schreiben.',
    left: (day, time) => `Wir haben Ihre Nachricht und antworten hier bis ${day && `${day}, `}${time} Uhr.`,
  },
  files: {
    attach: 'Bild oder Datei senden',
    picked: 'Dateien, die gesendet werden',
    uploading: (share) => `${share} hochgeladen`,
    waiting: 'wartet auf das Netz',
    checking: 'wird geprüft',
    onlyHere: 'bitte Seite offen lassen',
    remove: (name) => `${name} nicht senden`,
    retry: 'Wiederholen',
    open: (name) => `${name} groß anzeigen`,
    save: (name) => `${name} speichern`,
    close: 'Schließen',
    kinds: { picture: 'Bild', pdf: 'PDF', text: 'Text', other: 'Datei' },
    problems: {
      file_type_refused: 'Senden lassen sich nur Bilder (jpg, png, webp, gif), PDF und Text.',
      file_too_large: 'Die Datei ist größer als 10 MB.',
      file_mismatch: 'Der Inhalt passt nicht zum Dateinamen.',
      file_unsafe: 'Die Datei enthält etwas Ausführbares.',
      file_broken: 'Die Datei ist leer oder beschädigt.',
      quota_reached: 'Für heute wurde zu viel gesendet.',
      pictures_unavailable: 'Bilder können hier nicht gesendet werden.',
      other: 'Die Datei konnte nicht gesendet werden.',
    },
    tooMany: 'Höchstens fünf Dateien auf einmal.',
  },
  window: {
    title: 'Der Chat hat ein eigenes Fenster',
    text: 'Es bleibt offen, während Sie sich im Shop umsehen.',
    show: 'Fenster zeigen',
    back: 'Hierher zurückholen',
  },
};

export default rest;
