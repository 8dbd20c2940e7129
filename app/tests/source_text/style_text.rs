//! Reads the style sheet: its rules, each a selector with its declarations.

/// Text without `/* … */`.
pub fn without_comments(css: &str) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// A selector, the conditions it stands under (`@media print`), and what is declared.
#[derive(Clone, Debug)]
pub struct Rule {
    /// What it is for: `.button:active`.
    pub selector: String,
    /// `@media (min-width: 20em)` and the like, the outermost first.
    pub under: Vec<String>,
    /// Property and value.
    pub declared: Vec<(String, String)>,
}

/// The rules of a file. It knows what our style sheet uses: nothing but rules nested in at-rules.
pub fn rules(css: &str) -> Vec<Rule> {
    let css = without_comments(css);
    let mut rules = Vec::new();
    let mut under: Vec<String> = Vec::new();
    let mut rest = css.as_str();
    while let Some(at) = rest.find(['{', '}', ';']) {
        let (before, sign) = (rest[..at].trim(), &rest[at..=at]);
        rest = &rest[at + 1..];
        match sign {
            "{" if before.starts_with('@') && !before.starts_with("@page") => {
                under.push(before.to_owned())
            }
            "{" => {
                let (body, after) = rest.split_once('}').expect("a rule that ends");
                rest = after;
                let declared = body.split(';').filter_map(|one| one.split_once(':'));
                let declared =
                    declared.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
                rules.push(Rule {
                    selector: before.to_owned(),
                    under: under.clone(),
                    declared: declared.collect(),
                });
            }
            "}" => drop(under.pop()),
            _ => {}
        }
    }
    rules
}

#[test]
fn rules_are_read_with_what_they_stand_under() {
    let read = rules(
        "/* .no {} */ .a, .b:active { color: red; margin: 0 } @media print { .c { x: y } } .d { e: f }",
    );
    let told: Vec<_> = read.iter().map(|rule| (rule.selector.as_str(), rule.under.len())).collect();
    assert_eq!(told, [(".a, .b:active", 0), (".c", 1), (".d", 0)]);
    assert_eq!(read[0].declared[1], ("margin".to_owned(), "0".to_owned()));
}
