import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { fileNameOf } from '../../temporal/contract/exercise';

/** What the file of an exercise is called as HTML. */
export function htmlNameOf(exercise: Parameters<typeof fileNameOf>[0]): string {
	return fileNameOf(exercise).replace(/md$/, 'html');
}

/** An item's `html` as a file, too, by its `fileName`: the editor shows and hands out files alone. */
export async function withFile(context: IExecuteFunctions, item: INodeExecutionData): Promise<INodeExecutionData> {
	const { html, fileName } = item.json;
	if (typeof html !== 'string') return item;
	const data = await context.helpers.prepareBinaryData(Buffer.from(html), fileName as string, 'text/html');
	return { ...item, binary: { data } };
}
