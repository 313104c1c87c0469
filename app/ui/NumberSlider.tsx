import type { ReactNode } from 'react';
import { Input, NumberField, Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import styles from './NumberSlider.module.css';
import type { SliderScale } from './sliderScale';

export interface NumberSliderProps {
  label: string;
  value: number | null;
  scale: SliderScale;
  /** Only whole numbers in the field. */
  integer: boolean;
  invalid?: boolean;
  /** Shown in the field when there is no value; makes emptying the field mean "none". */
  placeholder?: string;
  describedBy?: string;
  /** Stands before the field, above the slider. */
  heading: ReactNode;
  onChange: (value: number | null) => void;
  /** While dragging, called instead of `onChange` when given. */
  onDrag?: (value: number) => void;
}

/** A slider for the usual range and a field for any number, in one. Numbers out of range are not corrected. */
export function NumberSlider(props: NumberSliderProps) {
  const { label, value, scale, integer, invalid, placeholder, describedBy, heading, onChange, onDrag } =
    props;
  const position = value === null || Number.isNaN(value) ? scale.max : scale.toPosition(value);
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <div className={styles.heading}>{heading}</div>
        <NumberField
          aria-label={label}
          aria-describedby={describedBy}
          isInvalid={invalid}
          value={value ?? NaN}
          onChange={(next) => {
            if (!Number.isNaN(next)) onChange(next);
            else if (placeholder !== undefined) onChange(null);
          }}
          isWheelDisabled
          formatOptions={{ useGrouping: false, maximumFractionDigits: integer ? 0 : 10 }}
          className={styles.field}
        >
          <Input className={styles.input} placeholder={placeholder} />
        </NumberField>
      </div>
      <Slider
        aria-label={label}
        minValue={scale.min}
        maxValue={scale.max}
        step={scale.step}
        value={Math.min(scale.max, Math.max(scale.min, position))}
        onChange={(next) => (onDrag ?? onChange)(scale.toValue(next))}
        onChangeEnd={(next) => onDrag && onChange(scale.toValue(next))}
        className={styles.slider}
      >
        <SliderTrack className={styles.track}>
          {({ state }) => (
            <>
              <div className={styles.fill} style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
              <SliderThumb className={styles.thumb} />
            </>
          )}
        </SliderTrack>
      </Slider>
    </div>
  );
}
