import { curveBumpX, line, scaleLinear } from 'd3';
import { memo, useRef } from 'react';
import type { NeighbourHistory } from '../state/explored';
import { useSize } from '../ui/useSize';
import styles from './NeighbourCourseChart.module.css';
import { courseSummary, neighbourCourses, type NeighbourCourse } from './neighbourCourses';

const NEAREST = 5;
const RANKS = 10;
const ROW = 17;
const MARGIN = { left: 82, right: 82, top: 10, bottom: 24 };
const HEIGHT = MARGIN.top + (RANKS - 1) * ROW + MARGIN.bottom;
const LABEL_LENGTH = 11;

const shortened = (word: string): string => {
  const characters = Array.from(word);
  return characters.length <= LABEL_LENGTH ? word : `${characters.slice(0, LABEL_LENGTH - 1).join('')}…`;
};

const lookOf = ({ first, last }: NeighbourCourse) =>
  last === null ? styles.fallen : first === null ? styles.risen : styles.lasting;

/** Ranks of the nearest words over the epochs that were kept, the nearest on top: who came near, and who fell back. */
export const NeighbourCourseChart = memo(function NeighbourCourseChart({
  epochs,
  shown,
}: {
  /** At least two. */
  epochs: NeighbourHistory['epochs'];
  /** Epoch whose neighbours are listed, null for the newest. */
  shown: number | null;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const { width } = useSize(frame);
  const courses = neighbourCourses(epochs, NEAREST);
  const [start, end] = [epochs[0].epoch, epochs[epochs.length - 1].epoch];
  const x = scaleLinear([start, end], [MARGIN.left, width - MARGIN.right]);
  const y = (rank: number) => MARGIN.top + (rank - 1) * ROW;
  const path = line<NeighbourCourse['ranks'][number]>()
    .defined(({ rank }) => rank !== null)
    .x(({ epoch }) => x(epoch))
    .y(({ rank }) => y(rank ?? RANKS))
    .curve(curveBumpX);
  return (
    <div ref={frame} className={styles.frame}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={courseSummary(courses)}>
          {shown !== null && (
            <line
              className={styles.shown}
              x1={x(shown)}
              x2={x(shown)}
              y1={MARGIN.top - 6}
              y2={y(RANKS) + 6}
            />
          )}
          {[start, end].map((epoch) => (
            <text key={epoch} className={styles.tick} x={x(epoch)} y={HEIGHT - 4} textAnchor="middle">
              {epoch === start ? `epoch ${epoch}` : epoch}
            </text>
          ))}
          {courses.toReversed().map((course) => (
            <g key={course.word} className={lookOf(course)}>
              <title>{course.word}</title>
              <path d={path(course.ranks) ?? undefined} />
              {course.ranks.map(
                ({ epoch, rank }) => rank !== null && <circle key={epoch} cx={x(epoch)} cy={y(rank)} r={2} />,
              )}
              {course.first !== null && (
                <text x={MARGIN.left - 8} y={y(course.first)} dy="0.32em" textAnchor="end">
                  {shortened(course.word)}
                </text>
              )}
              {course.last !== null && (
                <text x={width - MARGIN.right + 8} y={y(course.last)} dy="0.32em">
                  {shortened(course.word)}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
});
