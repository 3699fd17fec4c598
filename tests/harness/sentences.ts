import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A place in the program where a sentence for a user begins. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface Sentences {
  /** the English of each tagged template and of each noun, as it is looked up */
  readonly templates: ReadonlyMap<string, Place>;
  /** calls that refuse with text instead of a sentence */
  readonly plain: readonly string[];
}

const ROOT = path.resolve(import.meta.dirname, '../../server/src');

/** Where the sentence stands among the arguments of what takes one. */
const TAKES_SENTENCE: Readonly<Record<string, number>> = { AppError: 1, invalidField: 1, success: 1 };
const TAKES_NOUN: readonly string[] = ['notFound', 'duplicate'];

/** Reads every source file of the server for what it says to users. */
export function sentencesOfServer(): Sentences {
  const templates = new Map<string, Place>();
  const plain: string[] = [];
  for (const file of readdirSync(ROOT, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts') || file.startsWith('platform/words/turkish/'))
      continue;
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    if (!/\b(?:say`|AppError|invalidField|notFound|duplicate)/.test(text)) continue;
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const placeOf = (node: ts.Node): Place => ({
      file,
      line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
    });
    visit(source, {
      template: (said, node) => {
        if (!templates.has(said)) templates.set(said, placeOf(node));
      },
      plain: (node) => plain.push(`${file}:${placeOf(node).line} ${node.getText().slice(0, 60)}`),
    });
  }
  return { templates, plain };
}

interface Finds {
  template(said: string, node: ts.Node): void;
  plain(node: ts.Node): void;
}

function visit(node: ts.Node, finds: Finds): void {
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'say') {
    finds.template(templateOf(node.template), node);
  }
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
    const name = node.expression.getText();
    const place = TAKES_SENTENCE[name];
    const argument = place === undefined ? undefined : node.arguments?.[place];
    if (argument !== undefined) for (const one of textsOf(argument)) finds.plain(one);
    if (TAKES_NOUN.includes(name) && node.arguments?.[0] !== undefined) {
      const noun = node.arguments[0];
      if (ts.isStringLiteral(noun)) finds.template(noun.text, noun);
      else finds.plain(noun);
    }
  }
  ts.forEachChild(node, (child) => visit(child, finds));
}

/** As `say` builds it: `Order {1} is {2}.` */
function templateOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  const spans = template.templateSpans.map((span, place) => `{${place + 1}}${span.literal.text}`);
  return template.head.text + spans.join('');
}

/** The text in an expression that should be a sentence. */
function textsOf(node: ts.Expression): ts.Expression[] {
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
    return [...textsOf(node.left), ...textsOf(node.right)];
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isBinaryExpression(node)
    ? [node]
    : [];
}
