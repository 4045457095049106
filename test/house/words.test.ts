import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { TherapyHomeworkApi } from '../../credentials/TherapyHomeworkApi.credentials';
import { inProject, projectFolder } from '../../scripts/setup/project.ts';

/** What an engineer calls it; to staff it is the homework service. */
const TECHNICAL = /\b(temporal|workers?|task queues?)\b/i;

/** The nodes' own code, what is bundled with it, and what writes answers, reasons and notices that staff read. */
const READ_BY_STAFF = [
	'nodes/**/*.ts',
	'temporal/{activities,contract,gate,lines,wording}/**/*.ts',
	'temporal/ledger/{assignments,people,routes,sending}/*.ts',
];

/** Texts in code that name these, by where they stand, unless they are the details that `technically` puts last. */
function blunt(file: string): string[] {
	const source = ts.createSourceFile(file, readFileSync(inProject(file), 'utf8'), ts.ScriptTarget.ES2023, true);
	const found: string[] = [];
	const visit = (node: ts.Node, isDetail: boolean): void => {
		if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isImportTypeNode(node)) return;
		if (isText(node) && !isDetail && / /.test(node.text) && TECHNICAL.test(node.text)) {
			found.push(`${file}:${source.getLineAndCharacterOfPosition(node.pos).line + 1}: ${node.text}`);
		}
		if (ts.isCallExpression(node) && node.expression.getText() === 'technically') {
			const [plain, ...details] = node.arguments;
			if (plain) visit(plain, false);
			for (const detail of details) visit(detail, true);
			return;
		}
		ts.forEachChild(node, (child) => visit(child, isDetail));
	};
	visit(source, false);
	return found;
}

function isText(node: ts.Node): node is ts.Node & { text: string } {
	return (
		ts.isStringLiteral(node) ||
		ts.isNoSubstitutionTemplateLiteral(node) ||
		ts.isTemplateHead(node) ||
		ts.isTemplateMiddle(node) ||
		ts.isTemplateTail(node)
	);
}

it('names Temporal, a worker or a task queue to staff only after plain words and whom to tell', () => {
	const files = globSync(READ_BY_STAFF, { cwd: projectFolder });
	expect(files.length).toBeGreaterThan(200);
	expect(files.flatMap(blunt)).toEqual([]);
});

it('names them in no note of a starter flow, and in no help of a form', () => {
	for (const file of globSync('workflows/*.json', { cwd: projectFolder })) {
		expect(readFileSync(inProject(file), 'utf8')).not.toMatch(TECHNICAL);
	}
});

it('says in the credential first what it connects to, and who knows what belongs there', () => {
	const [first] = new TherapyHomeworkApi().properties;
	expect(first).toMatchObject({ type: 'notice' });
	expect(first!.displayName).toMatch(/homework service.*Whoever set it up/);
});
