import { NodeOperationError, type INode, type INodeProperties } from 'n8n-workflow';
import { found, plainOf } from './plain';
import type { Reader } from './reading';

/** What is wrong with one field, to be read after its label: `is missing`. */
export interface FieldProblem {
	/** The field's label in the editor. */
	field: string;
	reason: string;
}

/** A refused item: every field at fault is named with its reason. Of what was found only dates, amounts,
 * zones and single small words are repeated: anything else may be a person's name or address, out of another column. */
export function fieldError(node: INode, itemIndex: number, refused: string, problems: FieldProblem[]): RefusedItem {
	const reasons = problems.map(({ field, reason }) => `${field} ${reason}`).join('; ');
	return new RefusedItem(node, refused, reasons, itemIndex);
}

/** What names the fields of one item that are at fault. */
export class RefusedItem extends NodeOperationError {
	constructor(
		node: INode,
		/** How the refusal begins: `Nothing was assigned`. */
		readonly refused: string,
		readonly reasons: string,
		itemIndex: number,
	) {
		super(node, `${refused}: ${reasons}`, {
			itemIndex,
			description: 'Correct the item, or the expressions in this node that read it.',
		});
		// n8n goes by the name, which it takes from the class.
		this.name = 'NodeOperationError';
	}
}

/** The fields of one item or of a collection in it: reads each by its name, and notes what is not understood. */
export class Fields {
	/**
	 * @param within stands before each label
	 * @param problems to which the fields at fault are added
	 */
	constructor(
		private readonly valueOf: (name: string) => unknown,
		private readonly properties: INodeProperties[],
		readonly problems: FieldProblem[],
		private readonly within = '',
	) {}

	/** What a field says; undefined where it is absent, or where it is not understood and a problem tells why. */
	read<T>(name: string, reader: Reader<T>): T | undefined {
		const property = this.property(name);
		const reading = reader(this.valueOf(name), property);
		switch (reading.kind) {
			case 'understood':
				return reading.value;
			case 'absent':
				if (property.required) this.refuse(name, 'is missing');
				return undefined;
			case 'not-understood':
			case 'not-exact':
				this.refuse(name, reading.reason);
				return undefined;
		}
	}

	/** As `read`, of a field that has to be set whatever the editor says. */
	need<T>(name: string, reader: Reader<T>): T | undefined {
		const before = this.problems.length;
		const value = this.read(name, reader);
		if (value === undefined && this.problems.length === before) this.refuse(name, 'is missing');
		return value;
	}

	/** Whether nothing at all is in a field. */
	isAbsent(name: string): boolean {
		return plainOf(this.valueOf(name)).type === 'nothing';
	}

	/** The fields of a collection; none where it is absent, or is none and a problem tells so. */
	group(name: string): Fields {
		const [only] = this.groups(name, this.valueOf(name), false);
		return only ?? this.inside(name, {});
	}

	/** The fields of each entry of a collection that may have several. */
	list(name: string): Fields[] {
		return this.groups(name, this.valueOf(name), true);
	}

	refuse(name: string, reason: string): void {
		this.problems.push({ field: this.label(name), reason });
	}

	/** The field's name in the editor. */
	label(name: string): string {
		return `${this.within}${this.property(name).displayName}`;
	}

	private groups(name: string, value: unknown, several: boolean): Fields[] {
		const entries = Array.isArray(value) ? (value as unknown[]) : [value];
		if (plainOf(value).type === 'nothing') return [];
		if (entries.every(isGroup) && (several || entries.length === 1)) {
			return entries.map((entry, index) => this.inside(name, entry, several ? index : undefined));
		}
		this.refuse(name, `is ${found(plainOf(value))}; set it in the editor field by field`);
		return [];
	}

	private inside(name: string, values: Record<string, unknown>, index?: number): Fields {
		const property = this.property(name);
		const within = property.type === 'fixedCollection' ? `${this.label(name)}, ` : this.within;
		const numbered = index === undefined ? within : `${within.replace(/, $/, '')} no. ${index + 1}, `;
		return new Fields((field) => values[field], partsOf(property), this.problems, numbered);
	}

	private property(name: string): INodeProperties {
		const property = this.properties.find((one) => one.name === name);
		if (!property) throw new Error(`The node has no parameter "${name}"`);
		return property;
	}
}

function isGroup(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && plainOf(value).type === 'other';
}

/** What a collection is made of; the parts of a fixed one are collections themselves. */
function partsOf({ options = [] }: INodeProperties): INodeProperties[] {
	return options.flatMap((option): INodeProperties[] => {
		if ('values' in option) {
			const { name, displayName, values } = option;
			return [{ name, displayName, type: 'collection', default: {}, options: values }];
		}
		return 'type' in option ? [option] : [];
	});
}
