import type { Problem } from '../../worker/contract/problems';
import { CLASSIFIER_PROBLEMS } from './classifierProblems';
import { FILE_PROBLEMS } from './fileProblems';
import { RUN_PROBLEMS } from './runProblems';
import { SETTING_PROBLEMS } from './settingProblems';
import { TABLE_PROBLEMS } from './tableProblems';
import type { Wording, WordsOf } from './wordingTypes';

const PROBLEM_WORDS: WordsOf<Problem['kind']> = {
  ...FILE_PROBLEMS,
  ...TABLE_PROBLEMS,
  ...SETTING_PROBLEMS,
  ...RUN_PROBLEMS,
  ...CLASSIFIER_PROBLEMS,
};

/** Words for a problem: what, where, what to do. */
export function wordProblem(problem: Problem): Wording {
  const words = PROBLEM_WORDS[problem.kind] as (p: Problem) => Wording;
  return words(problem);
}
