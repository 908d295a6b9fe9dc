import type { InvalidTestCase, TestCaseError } from '@typescript-eslint/rule-tester';

const MARK = /^(\s*\/\/\s*)(~+) (\w+)$/;

/**
 * An invalid case that carries its own expectations: `// ~~~~~ messageId` under each reported span.
 * The marks are comments, so the code is linted just as it is written. What the editor offers for the
 * only report, if it offers anything, follows as `{ messageId: output }`.
 */
export function flagged<MessageIds extends string, Options extends readonly unknown[]>(
  code: string,
  offers: Partial<Record<MessageIds, string>> = {},
): InvalidTestCase<MessageIds, Options> {
  const suggestions = Object.entries<string>(offers as Record<string, string>).map(([messageId, output]) => ({
    messageId: messageId as MessageIds,
    output,
  }));
  const errors: TestCaseError<MessageIds>[] = [];
  let line = 0;
  code.split('\n').forEach((text, index) => {
    const [, indent, span, messageId] = MARK.exec(text) ?? [];
    if (indent === undefined || span === undefined) {
      line = index + 1; // ESLint counts lines from 1.
    } else {
      const column = indent.length + 1;
      errors.push({
        messageId: messageId as MessageIds,
        line,
        column,
        endColumn: column + span.length,
        ...(suggestions.length > 0 && { suggestions }),
      });
    }
  });
  return { code, errors };
}
