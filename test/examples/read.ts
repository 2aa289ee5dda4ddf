import path from 'node:path';

import ts from 'typescript';

import { projectRoot } from '../../src/files/project-root.js';

/** A name that `src/index.ts` exports, with the examples of its docblock. */
export interface PublicName {
  /** As a notebook writes it: `mean`, `figures.volcano`. */
  readonly name: string;
  /** The file that declares it, from the project's root. */
  readonly file: string;
  readonly isFunction: boolean;
  readonly examples: readonly string[];
}

/** Every public name, read by the compiler's own parser from the declarations that the build made of the sources. */
export function publicNames(): PublicName[] {
  const index = path.join(projectRoot, 'dist', 'index.d.ts');
  const program = declarations(index);
  const checker = program.getTypeChecker();
  const exportsOf = (module: ts.Symbol, prefix = ''): PublicName[] =>
    checker.getExportsOfModule(module).flatMap((exported) => {
      const isAlias = exported.flags & ts.SymbolFlags.Alias;
      const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
      const name = prefix + exported.name;
      const isModule = symbol.flags & ts.SymbolFlags.ValueModule;
      return isModule ? exportsOf(symbol, `${name}.`) : [publicName(name, symbol)];
    });
  return exportsOf(checker.getSymbolAtLocation(program.getSourceFile(index)!)!);
}

function publicName(name: string, symbol: ts.Symbol): PublicName {
  const { fileName } = symbol.declarations![0].getSourceFile();
  const built = path.relative(path.join(projectRoot, 'dist'), fileName);
  return {
    name,
    file: path.join('src', built.replace(/\.d\.ts$/, '.ts')),
    isFunction: (symbol.flags & ts.SymbolFlags.Function) !== 0,
    examples: symbol
      .getJsDocTags()
      .filter((tag) => tag.name === 'example')
      .map((tag) => ts.displayPartsToString(tag.text)),
  };
}

/** The package alone, without the types of others: those are most of the work, and nothing here asks for them. */
function declarations(index: string): ts.Program {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    types: [],
    noLib: true,
  };
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (literals, file, _redirected, settings) =>
    literals.map(({ text }) =>
      text.startsWith('.')
        ? ts.resolveModuleName(text, file, settings, host)
        : { resolvedModule: undefined },
    );
  return ts.createProgram([index], options, host);
}
