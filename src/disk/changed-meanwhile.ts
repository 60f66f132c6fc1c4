import { UserError } from '../problem.ts';

/**
 * Thrown when something is no longer as it was when a change was planned. Nothing was changed, and
 * the change can be planned anew.
 */
export class ChangedMeanwhile extends UserError {
  constructor(place: string) {
    super(`${place} has changed meanwhile; nothing was changed. Run the command again`);
    this.name = 'ChangedMeanwhile';
  }
}
