import type { ExperimentId } from '../../../shared/experiment-ids.ts';
import type { Command, CommandSet } from '../command.ts';

/** Turns the experiment's defences off, sets the stage, and shows what to do: one choice from anywhere. */
function play(id: ExperimentId): Command {
  return {
    place: 'experiments.play',
    run: ({ bench, experiments }) => {
      bench.look.toggleBackstage(true);
      return experiments.begin(id);
    },
    inWindow: 'keep-keyboard',
  };
}

/** The article's experiments. */
export const experimentCommands = {
  'experiment.no-sessions': play('no-sessions'),
  'experiment.script': play('script'),
  'experiment.lost-update': play('lost-update'),
  'experiment.double-order': play('double-order'),
  'experiment.foreign-form': play('foreign-form'),
  'experiment.fixation': play('fixation'),
  'experiment.stolen-ticket': play('stolen-ticket'),
  'experiment.end': { place: 'experiments.end', run: ({ experiments }) => experiments.end() },
} as const satisfies CommandSet;
