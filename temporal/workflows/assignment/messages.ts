import type { AssignmentInput } from '../../contract/assignment';
import { commandId } from '../../contract/names';
import type { Ending, ToldEnding } from '../../contract/sending';
import { deliverAgreed, isPlannedTooEarly, takeDelivery } from './delivery';
import type { Journal } from './journal';
import { heardOfDue } from './moved-dates';
import { ledger } from './proxies';
import type { Sends } from './sends';
import { lastOrdinal, takePlan, type AssignmentState } from './state';
import { begin, callOff, confirmation, end, taskName, type Task } from './tasks';

/** What an assignment says to its client, beside its loop: has it sent, and takes up what became of it. */
export class AssignmentMessages {
	constructor(
		private readonly input: AssignmentInput,
		private readonly state: AssignmentState,
		private readonly journal: Journal,
		private readonly sends: Sends,
	) {}

	/** What the run before has begun goes on. To be called before anything is taken up that might call it off. */
	goOn(): void {
		for (const task of this.state.tasks) if (task.status === 'going') void this.send(task);
	}

	/** Has a message sent; an outcome calls it off while it waits. */
	async send(task: Task): Promise<void> {
		begin(task);
		const { generation } = this.state;
		const ending = await this.sends.send(this.commandIdOf(task), () => this.orderFor(task, generation), taskName(task));
		if (ending) this.ended(task, ending);
		this.journal.wake();
	}

	/** Thanks the client for the answer. */
	confirm(): void {
		const task = confirmation(Date.now());
		this.state.tasks.push(task);
		void this.send(task);
	}

	/** Calls off what is still to come. */
	callOff(because: 'answered' | 'withdrawn'): void {
		this.sends.callOff();
		for (const task of this.state.tasks) if (task.status === 'planned') callOff(task, because);
	}

	/** Takes up how a message ended that was taken for unknown, or still waits for another try. */
	learn(told: ToldEnding): void {
		const task = this.state.tasks.find((task) => this.commandIdOf(task) === told.commandId);
		if (!task) return;
		this.ended(task, told.ending);
		this.journal.wake();
	}

	/** The client has agreed to messages: homework that was not sent for want of that goes out, while it is of use. */
	agreed(): void {
		if (deliverAgreed(this.state)) this.journal.wake();
		else this.state.agreedEarly = true;
	}

	private commandIdOf({ id }: Task): string {
		return commandId(this.input.assignmentId, id);
	}

	private orderFor(task: Task, generation: number) {
		return {
			command: task.kind,
			commandId: this.commandIdOf(task),
			assignmentId: this.input.assignmentId,
			generation,
			at: new Date(task.at).toISOString(),
			expiresAt: new Date(task.expiresAt).toISOString(),
			...(task.anyHour && { anyHour: true }),
		};
	}

	private ended(task: Task, ending: Ending): void {
		const isNews = end(task, ending);
		if (isNews && task.kind === 'deliver') this.delivered(ending);
		if (isNews && task.kind !== 'confirm') heardOfDue(this.state, ending);
	}

	/** Reminders count from the delivery, and were planned for another one where it is late. */
	private delivered(ending: Ending): void {
		takeDelivery(this.state, ending);
		// The agreement may overtake the news that it was wanting.
		if (this.state.agreedEarly && ending.kind === 'skipped' && ending.reason === 'no-consent') {
			this.state.agreedEarly = false;
			deliverAgreed(this.state);
		}
		if (isPlannedTooEarly(this.state)) this.journal.enter(() => this.planFromDelivery());
	}

	private async planFromDelivery(): Promise<void> {
		const at = Date.now();
		const plan = await ledger.planFromDelivery({
			assignmentId: this.input.assignmentId,
			at: new Date(at).toISOString(),
			lastOrdinal: lastOrdinal(this.state),
		});
		takePlan(this.state, plan, at);
	}
}
