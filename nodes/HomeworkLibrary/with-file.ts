import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** An item's `html` as a file, too, by its `fileName`: the editor shows and hands out files alone. */
export async function withFile(context: IExecuteFunctions, item: INodeExecutionData): Promise<INodeExecutionData> {
	const { html, fileName } = item.json;
	if (typeof html !== 'string') return item;
	const data = await context.helpers.prepareBinaryData(Buffer.from(html), fileName as string, 'text/html');
	return { ...item, binary: { data } };
}
