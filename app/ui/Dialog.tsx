import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './Button';
import styles from './Dialog.module.css';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** `alert` asks a question that has to be answered. */
  role?: 'dialog' | 'alertdialog';
  width?: number;
  children: ReactNode;
  /** Buttons at the foot, the one to do next last. */
  actions?: ReactNode;
}

export function Dialog({
  title,
  isOpen,
  onClose,
  role = 'dialog',
  width = 480,
  children,
  actions,
}: DialogProps) {
  return (
    <ModalOverlay
      className={styles.overlay}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === 'dialog'}
    >
      <Modal className={styles.modal} style={{ width }}>
        <AriaDialog role={role} className={styles.dialog}>
          <header className={styles.head}>
            <Heading slot="title" className={styles.title}>
              {title}
            </Heading>
            {role === 'dialog' && (
              <IconButton label="Close" onPress={onClose}>
                <X size={16} aria-hidden />
              </IconButton>
            )}
          </header>
          <div className={styles.body}>{children}</div>
          {actions && <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
