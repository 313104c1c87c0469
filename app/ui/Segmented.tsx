import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import styles from './Segmented.module.css';

export interface SegmentedProps<T extends string | number> {
  label: string;
  value: T;
  choices: readonly { value: T; label: string }[];
  isDisabled?: boolean;
  onChange: (value: T) => void;
}

/** One of a few, all in sight. */
export function Segmented<T extends string | number>({
  label,
  value,
  choices,
  isDisabled,
  onChange,
}: SegmentedProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = choices.find((choice) => keys.has(choice.value));
        if (chosen && chosen.value !== value) onChange(chosen.value);
      }}
      className={styles.group}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.value} id={choice.value} className={styles.choice}>
          {choice.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
