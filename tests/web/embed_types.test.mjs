import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';

test('web/embed.d.ts is TypeScript that allows what an author may say, and nothing else', () => {
  const file = fileURLToPath(new URL('embed_types.ts', import.meta.url));
  const program = ts.createProgram([file], {strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022, moduleResolution: ts.ModuleResolutionKind.Bundler, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'], types: []});
  const problems = ts.getPreEmitDiagnostics(program).map(({messageText, file: source, start}) => `${source?.fileName}:${source?.getLineAndCharacterOfPosition(start).line + 1}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  assert.deepEqual(problems, []);
});
