//! Text in the query of an address, escaped the same way on both sides.

use domain::text::trimmed;

/// What may stand after `=`: letters, digits and a few signs as they are, everything else as %XX of its UTF-8 bytes.
pub fn escaped(text: &str) -> String {
    let mut address = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push('%');
            address.push(digit(byte >> 4));
            address.push(digit(byte & 15));
        }
    }
    address
}

/// A path with those of the pairs that have a value.
pub fn with_query<'a>(
    path: &str,
    pairs: impl IntoIterator<Item = (&'a str, Option<String>)>,
) -> String {
    let query: Vec<String> = pairs
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name}={}", escaped(&value?))))
        .collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// The address with one thing more that it says.
pub fn marked(address: &str, mark: &str) -> String {
    let between = if address.contains('?') { '&' } else { '?' };
    format!("{address}{between}{mark}")
}

/// The longest words that an address is read for, in characters.
const LONGEST: usize = 60;

/// What somebody has typed into an address or a field that leads to one: without what nobody can see, and not without end.
pub fn tidy(typed: &str) -> String {
    let kept: String = typed.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    trimmed(&kept).to_owned()
}

fn digit(of_sixteen: u8) -> char {
    char::from_digit(u32::from(of_sixteen), 16).unwrap_or('0').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_a_value_is_asked() {
        let pairs = |page: Option<&str>| {
            [("q", Some("书 法".to_owned())), ("page", page.map(str::to_owned))]
        };
        assert_eq!(
            with_query("/classes", pairs(Some("2"))),
            "/classes?q=%E4%B9%A6%20%E6%B3%95&page=2"
        );
        assert_eq!(with_query("/classes", pairs(None)), "/classes?q=%E4%B9%A6%20%E6%B3%95");
        assert_eq!(with_query("/classes", [("q", None)]), "/classes");
    }

    #[test]
    fn one_thing_more_is_said() {
        assert_eq!(marked("/classes", "again"), "/classes?again");
        assert_eq!(marked("/classes?q=a", "again"), "/classes?q=a&again");
    }

    #[test]
    fn nothing_leaves_its_value() {
        assert_eq!(escaped("书法"), "%E4%B9%A6%E6%B3%95");
        assert_eq!(escaped("/classes?q=a&b c#d"), "/classes%3Fq%3Da%26b%20c%23d");
    }
}
