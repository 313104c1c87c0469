import type { Problem } from '../../worker/contract/problems';
import { useActions } from '../state/appContext';
import { Button } from '../ui/Button';
import { formatCount } from '../ui/format';

/** The question above which number of classes the user is asked. */
export function ManyClassesChoice({ problem }: { problem: Problem }) {
  const { setClassifierRequest } = useActions();
  if (problem.kind !== 'tooManyClasses') return null;
  const { classes } = problem;
  return (
    <p>
      <Button look="link" onPress={() => setClassifierRequest({ mostClasses: classes })}>
        Use all {formatCount(classes)} classes
      </Button>
    </p>
  );
}
