//! The colours of both themes: those of the chosen look, every word readable at 7:1, every line and mark seen at 3:1.

use std::collections::{BTreeMap, BTreeSet};

use crate::style_text::{Rule, rules};
use crate::{files, files_if_any, root};

type Theme = BTreeMap<String, String>;

fn token_rules() -> Vec<Rule> {
    rules(&std::fs::read_to_string(root().join("style/tokens.css")).unwrap())
}

/// The declarations of the rule with this selector, under this condition.
fn block(selector: &str, under: &str) -> Theme {
    let found: Vec<Rule> = token_rules()
        .into_iter()
        .filter(|rule| rule.selector == selector && rule.under.join(" ") == under)
        .collect();
    assert!(!found.is_empty(), "tokens.css has no rule {selector} {under}");
    found.into_iter().flat_map(|rule| rule.declared).collect()
}

const LIGHT: &str = ":root, [data-contrast=\"standard\"]";
const DARK: &str = "[data-contrast=\"high\"]";
const DARK_BY_DEVICE: &str = ":root:not([data-contrast])";

/// One channel's share of the light, by the formula of WCAG.
fn channel(hex: &str) -> f64 {
    let part = f64::from(u8::from_str_radix(hex, 16).unwrap()) / 255.0;
    if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

fn luminance(colour: &str) -> f64 {
    let digits = colour.strip_prefix('#').unwrap_or_else(|| panic!("{colour} is no colour"));
    let long: String = if digits.len() == 3 {
        digits.chars().flat_map(|c| [c, c]).collect()
    } else {
        digits.to_owned()
    };
    0.2126 * channel(&long[..2]) + 0.7152 * channel(&long[2..4]) + 0.0722 * channel(&long[4..])
}

fn ratio(theme: &Theme, one: &str, other: &str) -> f64 {
    let colour = |name: &str| {
        let told =
            theme.get(&format!("--{name}")).unwrap_or_else(|| panic!("there is no --{name}"));
        luminance(told)
    };
    let (one, other) = (colour(one), colour(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Words, and the grounds that they stand on.
const TEXT: [(&str, &[&str]); 12] = [
    ("ink", &["page", "card", "wash", "success-tint", "warning-tint", "danger-tint"]),
    ("ink-soft", &["page", "card", "wash"]),
    ("deep", &["page", "card", "wash", "success-tint", "warning-tint", "danger-tint"]),
    ("link", &["page", "card", "wash", "success-tint", "warning-tint", "danger-tint"]),
    ("cobalt", &["page", "card", "wash"]),
    ("danger", &["page", "card", "danger-tint"]),
    ("success", &["page", "card", "wash", "success-tint"]),
    ("warning", &["page", "card", "wash", "warning-tint"]),
    ("action", &["card"]),
    ("on-action", &["action", "action-pressed"]),
    ("on-danger", &["danger", "danger-pressed"]),
    ("mark-line", &["mark-ground"]),
];

/// Borders, separators, drawings and the focus ring, and what they stand on.
const LINES: [(&str, &[&str]); 13] = [
    ("line", &["page", "card", "wash"]),
    ("rule", &["page", "card", "wash"]),
    ("mid", &["page", "card", "wash"]),
    ("cobalt", &["page", "card", "wash", "pale"]),
    ("draw", &["page", "card", "wash", "draw-ground", "pale"]),
    ("draw-solid", &["page", "card", "wash", "draw-ground"]),
    ("success", &["page", "card", "success-tint"]),
    ("warning", &["page", "card", "warning-tint"]),
    ("danger", &["page", "card", "danger-tint"]),
    ("action", &["page", "card", "wash", "success-tint"]),
    ("focus-outer", &["page", "card", "wash", "success-tint", "warning-tint", "danger-tint"]),
    ("focus-inner", &["focus-outer", "action", "danger"]),
    ("mark-ground", &["mark-line"]),
];

#[test]
fn every_word_can_be_read_and_every_line_seen_in_both_themes() {
    for (name, theme) in [("light", block(LIGHT, "")), ("dark", block(DARK, ""))] {
        let wanted =
            TEXT.iter().map(|pair| (pair, 7.0)).chain(LINES.iter().map(|pair| (pair, 3.0)));
        for ((foreground, grounds), least) in wanted {
            for ground in *grounds {
                let found = ratio(&theme, foreground, ground);
                assert!(
                    found >= least,
                    "{name}: --{foreground} on --{ground} is {found:.2}, {least} wanted"
                );
            }
        }
    }
}

/// The table of the look: foreground, ground, light, dark.
const CHOSEN: [(&str, &str, f64, f64); 31] = [
    ("ink", "page", 16.13, 18.67),
    ("ink", "card", 16.83, 16.60),
    ("ink", "wash", 14.80, 14.12),
    ("ink-soft", "page", 9.56, 14.18),
    ("ink-soft", "card", 9.98, 12.61),
    ("ink-soft", "wash", 8.77, 10.72),
    ("deep", "page", 14.32, 19.54),
    ("deep", "card", 14.94, 17.38),
    ("deep", "wash", 13.14, 14.79),
    ("cobalt", "page", 9.41, 13.19),
    ("cobalt", "card", 9.83, 11.73),
    ("cobalt", "wash", 8.64, 9.98),
    ("link", "page", 9.41, 11.82),
    ("link", "card", 9.83, 10.51),
    ("link", "wash", 8.64, 8.94),
    ("on-action", "action", 9.83, 13.27),
    ("line", "page", 7.83, 12.58),
    ("line", "card", 8.17, 11.19),
    ("line", "wash", 7.18, 9.52),
    ("mid", "page", 4.80, 8.86),
    ("mid", "card", 5.01, 7.88),
    ("mid", "wash", 4.40, 6.70),
    ("rule", "page", 3.37, 4.99),
    ("rule", "card", 3.52, 4.44),
    ("danger", "danger-tint", 8.09, 10.43),
    ("danger", "card", 9.23, 10.24),
    ("success", "card", 9.45, 11.55),
    ("warning", "card", 10.19, 12.79),
    ("focus-outer", "page", 18.86, 19.54),
    ("focus-inner", "focus-outer", 13.75, 19.80),
    ("cobalt", "pale", 6.78, 0.0),
];

#[test]
fn the_colours_are_those_of_the_chosen_look() {
    let (light, dark) = (block(LIGHT, ""), block(DARK, ""));
    for (foreground, ground, in_light, in_dark) in CHOSEN {
        for (name, theme, told) in [("light", &light, in_light), ("dark", &dark, in_dark)] {
            let found = ratio(theme, foreground, ground);
            let agrees = told == 0.0 || (found - told).abs() <= 0.011;
            assert!(
                agrees,
                "{name}: --{foreground} on --{ground} is {found:.2}, the look says {told}"
            );
        }
    }
    // The drawings' own line, not the cobalt of letters, lies on the pale wash in the dark theme.
    assert!(
        (ratio(&dark, "draw", "pale") - 7.59).abs() <= 0.011,
        "{}",
        ratio(&dark, "draw", "pale")
    );
    for (theme, name, colour) in [
        (&light, "page", "#fcfaf4"),
        (&light, "card", "#fff"),
        (&light, "wash", "#eaf1fa"),
        (&light, "pale", "#c7d8ef"),
        (&dark, "page", "#080c16"),
        (&dark, "card", "#121a2b"),
        (&dark, "wash", "#1b2744"),
        (&dark, "pale", "#34487a"),
    ] {
        assert_eq!(theme.get(&format!("--{name}")).map(String::as_str), Some(colour), "--{name}");
    }
}

#[test]
fn the_dark_theme_is_the_same_chosen_by_the_person_and_by_the_device() {
    let by_device = block(DARK_BY_DEVICE, "@media (prefers-color-scheme: dark)");
    assert_eq!(block(DARK, ""), by_device);
    // What the light theme sets and the dark one does not would stay light on dark ground.
    let light: BTreeSet<String> = block(LIGHT, "").into_keys().collect();
    let dark: BTreeSet<String> = by_device.into_keys().collect();
    assert_eq!(light, dark);
}

#[test]
fn no_colour_stands_outside_the_tokens_and_none_of_them_unjudged() {
    let known: BTreeSet<String> =
        block(LIGHT, "").into_keys().filter(|name| name != "color-scheme").collect();
    let judged: BTreeSet<String> = TEXT
        .iter()
        .chain(LINES.iter())
        .flat_map(|(foreground, grounds)| grounds.iter().chain([foreground]))
        .map(|name| format!("--{name}"))
        .collect();
    // The moon is a drawing's ground, and seen by its contour.
    let unjudged: Vec<&String> =
        known.difference(&judged).filter(|name| *name != "--moon").collect();
    assert!(unjudged.is_empty(), "what do these stand on? {unjudged:?}");
    let sheets = files("style", ".css").into_iter().chain(files_if_any("public", ".css"));
    for (name, css) in sheets {
        for rule in rules(&css)
            .iter()
            .filter(|_| !name.ends_with("tokens.css") && !name.ends_with("print.css"))
        {
            for (property, value) in &rule.declared {
                let literal = value.contains('#') && !value.contains("url(");
                // A code to scan is dark on white in every theme.
                let scanned = rule.selector.starts_with(".qr");
                assert!(!literal || scanned, "{name}: {} {{ {property}: {value} }}", rule.selector);
            }
        }
    }
}

#[test]
fn the_ratio_is_that_of_wcag() {
    let theme: Theme = [("--a", "#fff"), ("--b", "#000"), ("--c", "#777777")]
        .map(|(name, colour)| (name.to_owned(), colour.to_owned()))
        .into();
    assert!((ratio(&theme, "a", "b") - 21.0).abs() < 0.001);
    assert!((ratio(&theme, "a", "c") - 4.48).abs() < 0.01);
}
