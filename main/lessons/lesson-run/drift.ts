import type { SwitchName } from '../../../server/session-server.ts';
import type { DriftView } from '../../shared/lesson-records.ts';
import type { SettingsState } from '../../shared/settings-records.ts';
import type { Condition, Fact } from '../lesson/condition-words.ts';
import type { LessonStep } from '../lesson/lesson.ts';
import { holds } from './condition-holds.ts';
import { findPerson, type LessonFacts, outsider, type StepMark } from './lesson-facts.ts';

/** A step as it was entered, and what it says of where it begins. */
export interface EnteredStep {
  readonly step: LessonStep;
  /** The sentences of `step.start`. */
  readonly start: readonly string[];
  readonly mark: StepMark;
  readonly settings: SettingsState['values'];
}

/**
 * What keeps a step from being done: somebody has gone, a switch that is none of its business is not where it was, or what it
 * begins with is not there. Free play is free, so this is said and offered to be set back, and never forbidden.
 */
export function findDrift({ step, start, mark, settings }: EnteredStep, facts: LessonFacts): readonly DriftView[] {
  const absent = peopleOf(step).filter((who) => findPerson(facts, who) === undefined);
  const own = switchesOf(step);
  const moved = (Object.keys(settings) as SwitchName[]).filter(
    (name) => !own.includes(name) && facts.settings.values[name] !== settings[name],
  );
  const lacking = step.start.flatMap((condition, place) => (holds(condition, facts, mark) ? [] : [start[place] ?? '']));
  return [
    ...absent.map((who) => ({ kind: 'person' as const, name: `${who.charAt(0).toUpperCase()}${who.slice(1)}` })),
    ...moved.map((name) => ({ kind: 'switch' as const, name, value: settings[name] })),
    ...lacking.map((sentence) => ({ kind: 'sentence' as const, sentence })),
  ];
}

/** Everybody whom a step names, once. */
function peopleOf(step: LessonStep): readonly string[] {
  const named = factsOf(step).flatMap((fact) => {
    if (fact.kind === 'same-ticket') return [fact.a, fact.b];
    return 'who' in fact && fact.who !== undefined ? [fact.who] : [];
  });
  const acting = step.solution.flatMap((deed) => [
    ...('who' in deed ? [deed.who] : []),
    ...('from' in deed ? [deed.from] : []),
  ]);
  return [...new Set([...named, ...acting])].filter((who) => who !== outsider);
}

/** Switches that the step is about. */
function switchesOf(step: LessonStep): readonly SwitchName[] {
  const looked = factsOf(step).flatMap((fact): SwitchName[] => {
    if (fact.kind === 'setting') return [fact.name];
    return fact.kind === 'medium' ? ['medium'] : [];
  });
  return [...looked, ...step.solution.flatMap((deed) => (deed.deed === 'flip' ? [deed.name] : []))];
}

function factsOf({ start, see }: LessonStep): readonly Fact[] {
  return [...start, ...see.map(({ condition }) => condition)].flatMap(leaves);
}

function leaves(condition: Condition): readonly Fact[] {
  if (!('of' in condition)) return [condition];
  const inner: readonly Condition[] = Array.isArray(condition.of) ? condition.of : [condition.of as Condition];
  return inner.flatMap(leaves);
}
