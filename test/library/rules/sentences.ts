import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** A sentence that a rule says, by where it stands; what is put into it is `.*`. */
export interface Sentence {
	where: string;
	pattern: RegExp;
}

/** Whatever can stand there. */
const ANYTHING = '.*';

/** Where a rule says what it has to say; that is read after the name of a file or a field, and begins in small letters. */
const SAID_AS = ['error', 'message', 'reason'];

/** The sentences of all rules that code can come to, from what is declared in a file on. */
export function sentencesFrom(file: string, name: string): Sentence[] {
	const found = new Map<string, Sentence>();
	for (const declaration of reachedFrom(file, name)) {
		for (const said of saidIn(declaration)) {
			for (const text of textsOf(said)) {
				if (text.replaceAll(ANYTHING, '').trim().length < 3 || /^[A-Z]/.test(text)) continue;
				const source = said.getSourceFile();
				const line = source.getLineAndCharacterOfPosition(said.getStart()).line + 1;
				found.set(text, { where: `${source.fileName}:${line}: ${text}`, pattern: new RegExp(text, 's') });
			}
		}
	}
	return [...found.values()];
}

const sources = new Map<string, ts.SourceFile>();

function sourceOf(file: string): ts.SourceFile {
	const known =
		sources.get(file) ?? ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2023, true);
	sources.set(file, known);
	return known;
}

/** What is declared on the top level of files and can be come to by its names, on and on. */
function reachedFrom(file: string, name: string): Set<ts.Node> {
	const reached = new Set<ts.Node>();
	const follow = (source: ts.SourceFile, wanted: string): void => {
		const declaration = declared(source.statements, wanted);
		if (!declaration) return imported(source, wanted, follow);
		if (reached.has(declaration)) return;
		reached.add(declaration);
		for (const other of namesIn(declaration)) follow(source, other);
	};
	follow(sourceOf(file), name);
	return reached;
}

function imported(source: ts.SourceFile, name: string, follow: (source: ts.SourceFile, name: string) => void): void {
	for (const statement of source.statements.filter(ts.isImportDeclaration)) {
		const from = (statement.moduleSpecifier as ts.StringLiteral).text;
		const { namedBindings } = statement.importClause ?? {};
		if (!from.startsWith('.') || !namedBindings || !ts.isNamedImports(namedBindings)) continue;
		if (namedBindings.elements.some((element) => element.name.text === name))
			follow(sourceOf(join(dirname(source.fileName), `${from}.ts`)), name);
	}
}

function declared(statements: readonly ts.Statement[], name: string): ts.Node | undefined {
	for (const statement of statements) {
		if (ts.isVariableStatement(statement)) {
			const { declarations } = statement.declarationList;
			const found = declarations.find((each) => ts.isIdentifier(each.name) && each.name.text === name);
			if (found) return found;
		}
		if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
			if (statement.name?.text === name) return statement;
	}
	return undefined;
}

function within<T extends ts.Node>(node: ts.Node, is: (each: ts.Node) => each is T): T[] {
	const found: T[] = [];
	const visit = (each: ts.Node): void => {
		if (is(each)) found.push(each);
		ts.forEachChild(each, visit);
	};
	visit(node);
	return found;
}

function namesIn(node: ts.Node): Set<string> {
	return new Set(within(node, ts.isIdentifier).map(({ text }) => text));
}

function saidIn(declaration: ts.Node): ts.Expression[] {
	const isSaid = ({ name }: ts.PropertyAssignment | ts.ShorthandPropertyAssignment) => SAID_AS.includes(name.getText());
	return [
		...within(declaration, ts.isPropertyAssignment)
			.filter(isSaid)
			.map(({ initializer }) => initializer),
		...within(declaration, ts.isShorthandPropertyAssignment)
			.filter(isSaid)
			.map(({ name }) => name),
		...within(declaration, ts.isCallExpression)
			.filter(({ expression }) => /\breport$/.test(expression.getText()))
			.map((call) => call.arguments.at(-1)!),
	];
}

/** What an expression can say, each of its parts in each of its forms once. */
function textsOf(said: ts.Node): string[] {
	if (ts.isStringLiteral(said) || ts.isNoSubstitutionTemplateLiteral(said)) return [escaped(said.text)];
	if (ts.isTemplateExpression(said)) {
		const spans = said.templateSpans;
		return joined(
			[said.head.text, ...spans.map(({ literal }) => literal.text)].map(escaped),
			spans.map(({ expression }) => textsOf(expression)),
		);
	}
	if (ts.isBinaryExpression(said) && said.operatorToken.kind === ts.SyntaxKind.PlusToken)
		return joined(['', '', ''], [textsOf(said.left), textsOf(said.right)]);
	if (ts.isConditionalExpression(said)) return [...textsOf(said.whenTrue), ...textsOf(said.whenFalse)];
	if (ts.isArrowFunction(said)) return textsOf(said.body);
	if (ts.isIdentifier(said)) return textsOfConstant(said);
	return [ANYTHING];
}

/** Fixed texts with parts between them: once for each form of a part, where the others may be anything. */
function joined(fixed: string[], parts: string[][]): string[] {
	const put = (chosen: number, text: string) =>
		fixed.map((each, index) => (index < parts.length ? `${each}${index === chosen ? text : ANYTHING}` : each)).join('');
	const forms = parts.flatMap((texts, index) => texts.map((text) => put(index, text)));
	return forms.length === 0 ? [fixed.join('')] : [...new Set(forms)];
}

function textsOfConstant(name: ts.Identifier): string[] {
	for (let scope: ts.Node = name; scope; scope = scope.parent) {
		if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) continue;
		const found = declared(scope.statements, name.text);
		if (found && ts.isVariableDeclaration(found) && found.initializer) return textsOf(found.initializer);
		if (ts.isSourceFile(scope)) break;
	}
	return [ANYTHING];
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
