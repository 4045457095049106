import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { assignmentId, assignmentIdParameter } from './assignment-id';
import { choice } from './parameters/choice';
import type { Fields } from './parameters/fields';

/** An operation of which one chooses how much it is about: one assignment, or many at once. */
interface ScopeChoice<Value extends string> {
	/** The operation's value. */
	operation: string;
	/** The parameter's, another one for each operation of a node: n8n keeps a value under its name. */
	name: string;
	displayName: string;
	/** What it may be about besides one assignment, in the editor's order. */
	many: Array<INodePropertyOptions & { value: Value }>;
	/** What a new node is set to. */
	usual: Value | 'assignment';
}

/** How much an operation is about, as it is asked for in the editor and read. */
export class Scope<Value extends string = string> {
	constructor(private readonly choice: ScopeChoice<Value>) {}

	/** The choice itself, and the field for one assignment. */
	get parameters(): INodeProperties[] {
		const { operation, name, displayName, usual } = this.choice;
		return [
			{
				displayName,
				name,
				type: 'options',
				noDataExpression: true,
				options: this.options,
				default: usual,
				displayOptions: { show: { operation: [operation] } },
			},
			{ ...assignmentIdParameter, displayOptions: this.showing('assignment') },
		];
	}

	/** The values of the choice. */
	get values(): string[] {
		return this.options.map(({ value }) => String(value));
	}

	/** Has a parameter shown for this scope alone. */
	showing(scope: Value | 'assignment'): IDisplayOptions {
		const { operation, name } = this.choice;
		return { show: { operation: [operation], [name]: [scope] } };
	}

	/** What an item is about; undefined where a problem tells why not. */
	read(fields: Fields): Value | 'assignment' | undefined {
		return fields.need(this.choice.name, choice<Value | 'assignment'>());
	}

	private get options(): INodePropertyOptions[] {
		return [...this.choice.many, { name: 'One Assignment', value: 'assignment' }];
	}
}

/** The one assignment that an item is about; undefined where a problem tells why not. */
export function readOneAssignment(fields: Fields): { scope: 'assignment'; id: string } | undefined {
	const id = fields.need('assignmentId', assignmentId);
	return id === undefined ? undefined : { scope: 'assignment', id };
}
