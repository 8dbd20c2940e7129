// html-validate on a page as it is served.
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: { "require-sri": ["error", { target: "crossorigin" }] },
});

export async function htmlFaults(html: string): Promise<string[]> {
  // Leptos writes this between two texts; the parser would stop there.
  const report = await validator.validateString(html.replaceAll("<!>", ""));
  const messages = report.results.flatMap((result) => result.messages);
  const lines = html.replaceAll("<!>", "").split("\n");
  const around = (line: number, column: number) => (lines[line - 1] ?? "").slice(Math.max(0, column - 60), column + 80);
  return messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message}\n    ${around(line, column)}`);
}
