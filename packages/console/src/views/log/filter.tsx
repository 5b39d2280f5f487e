import { LOG_TOPICS, type LogLook, type LogView } from '../../api/log.ts';
import { useApp } from '../context.ts';

interface Props extends Pick<LogView, 'topics' | 'people'> {
  look: LogLook;
  onLook(look: LogLook): void;
}

/** What is looked for. A reader who may not look at everything is not offered the rest. */
export function LogFilter({ look, topics, people, onLook }: Props) {
  const t = useApp().state.settings.all.value;
  const named = people.map(({ id, name, member }) => [id, member ? name : t.log.former(name)] as const);
  return (
    <div class="log-filter">
      <label class="field">
        <span>{t.log.topic}</span>
        <select
          class="select"
          value={look.topic ?? ''}
          onChange={({ currentTarget }) => {
            const topic = LOG_TOPICS.find((one) => one === currentTarget.value);
            const { topic: _, ...rest } = look;
            onLook({ ...rest, ...(topic ? { topic } : {}) });
          }}
        >
          <option value="">{t.log.topics.all}</option>
          {topics.map((topic) => (
            <option key={topic} value={topic}>
              {t.log.topics[topic]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{t.log.person}</span>
        <select
          class="select"
          value={look.person ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const { person: _, ...rest } = look;
            onLook({ ...rest, ...(value === '' ? {} : { person: value }) });
          }}
        >
          <option value="">{t.log.everybody}</option>
          {named.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="button" onClick={() => onLook({ ...look })}>
        {t.log.again}
      </button>
    </div>
  );
}
