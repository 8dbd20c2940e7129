// html-validate on a page as it is served.
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    "require-sri": ["error", { target: "crossorigin" }],
    // The summary of errors stands above the h1 and begins with an h2 (design/accessibility.md, section 5).
    "heading-level": ["error", { minInitialRank: "h2" }],
    // A list of chosen conditions has a name, too: every browser tells it.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // Ticks of one question share its name, as radio buttons do.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "button", "reset"] }],
    "tel-non-breaking": ["error", { ignoreClasses: ["nowrap"] }],
    // How an empty or boolean attribute is written is a matter of taste, and Leptos writes it.
    "attribute-empty-style": "off",
    "attribute-boolean-style": "off",
  },
});

export async function htmlFaults(html: string): Promise<string[]> {
  // Leptos writes <!> between two texts, where the parser would stop; and the page's nonce as the value of crossorigin,
  // which browsers read as anonymous, as they shall.
  const nonce = html.match(/ nonce="([^"]+)"/)?.[1];
  const cleaned = html.replaceAll("<!>", "").replaceAll(`crossorigin="${nonce}"`, 'crossorigin="anonymous"');
  const report = await validator.validateString(cleaned);
  // Samples of question pages stand in the showcase with the h1 that each would be on its own page.
  const asOnePage = html.includes("data-showcase") ? ["heading-level"] : [];
  const messages = report.results.flatMap((result) => result.messages).filter(({ ruleId }) => !asOnePage.includes(ruleId));
  const lines = cleaned.split("\n");
  const around = (line: number, column: number) => (lines[line - 1] ?? "").slice(Math.max(0, column - 60), column + 80);
  return messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message}\n    ${around(line, column)}`);
}
