import ts from 'typescript';

/**
 * A module that has been made into the body of an async function, which returns what the module declares.
 * It takes `$load`, which is given the name of a module and the names that are wanted of it, and resolves to those.
 */
export interface Script {
  readonly body: string;
  /** Everything that it declares or imports. */
  readonly declared: readonly string[];
}

/** Strips the types and turns imports and exports into plain declarations. */
export function scriptOf(code: string, language: string): Script {
  const { outputText } = ts.transpileModule(code, {
    fileName: `example.${language}`,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, jsx: ts.JsxEmit.React },
  });
  const file = ts.createSourceFile('example.js', outputText, ts.ScriptTarget.ES2022, true);
  const declared: string[] = [];
  const lines = file.statements.map(statement => plainOf(statement, declared));
  const body = `'use strict';\n${lines.join('\n')}\nreturn { ${declared.join(', ')} };`;
  return { body, declared };
}

function plainOf(statement: ts.Statement, declared: string[]): string {
  if (ts.isImportDeclaration(statement)) return importOf(statement, declared);
  if (ts.isExportDeclaration(statement)) return '';
  declared.push(...namesOf(statement));
  return statement.getText().replace(/^export /, '');
}

function importOf({ importClause, moduleSpecifier }: ts.ImportDeclaration, declared: string[]): string {
  const names: [imported: string, local: string][] = [];
  if (importClause?.name) names.push(['default', importClause.name.text]);
  if (importClause?.namedBindings && ts.isNamedImports(importClause.namedBindings)) {
    for (const { propertyName, name } of importClause.namedBindings.elements) {
      names.push([(propertyName ?? name).text, name.text]);
    }
  }
  declared.push(...names.map(([, local]) => local));
  const pattern = names.map(([imported, local]) => `${imported}: ${local}`).join(', ');
  const wanted = JSON.stringify(Object.fromEntries(names));
  return `const { ${pattern} } = await $load(${moduleSpecifier.getText()}, ${wanted});`;
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  }
  const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap(element => (ts.isOmittedExpression(element) ? [] : boundNames(element.name)));
}
