import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Tooltip,
  TooltipTrigger,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `primary`: the one thing to do next. `quiet`: no border until it is pointed at. */
  look?: 'primary' | 'plain' | 'quiet' | 'link';
  size?: 'normal' | 'large';
  wide?: boolean;
  children: ReactNode;
}

export function Button({ look = 'plain', size = 'normal', wide = false, children, ...props }: ButtonProps) {
  const className = [styles.button, styles[look], styles[size], wide ? styles.wide : ''].join(' ');
  return (
    <AriaButton {...props} className={className}>
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'className' | 'style' | 'children' | 'aria-label'
> {
  /** Name of the button, shown when it is pointed at. */
  label: string;
  /** Key that does the same, shown beside the name. */
  hotkey?: string;
  pressed?: boolean;
  children: ReactNode;
}

export function IconButton({ label, hotkey, pressed, children, ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton
        {...props}
        aria-label={label}
        aria-pressed={pressed}
        className={`${styles.button} ${styles.quiet} ${styles.icon}`}
      >
        {children}
      </AriaButton>
      <Tooltip className={styles.tooltip} offset={6}>
        {label}
        {hotkey && <kbd className={styles.hotkey}>{hotkey}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
