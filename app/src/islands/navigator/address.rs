//! An address as the browser writes it: where it leads, which page, which part of it.

/// `http://host:1/classes?q=a#found`, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address<'a> {
    /// `http://host:1`. Empty for what is no place on the web: `tel:`, `mailto:`.
    pub origin: &'a str,
    /// Path and query.
    pub page: &'a str,
    /// What follows `#`, if there is one.
    pub fragment: Option<&'a str>,
}

impl<'a> Address<'a> {
    /// Takes a whole address apart.
    pub fn of(href: &'a str) -> Self {
        let (place, fragment) =
            href.split_once('#').map_or((href, None), |(place, rest)| (place, Some(rest)));
        // `http:`, nothing, `host:1`, the rest. (Looking for "://" would bring a search for words with it, and cutting
        // without asking the sentences that a wrong cut is told in: both weigh more than all of the navigator's rules.)
        let mut parts = place.splitn(4, '/');
        let mut next = || parts.next();
        let (origin, page) = match (next(), next(), next(), next()) {
            (Some(scheme), Some(""), Some(_), Some(rest)) if scheme.ends_with(':') => {
                place.split_at_checked(place.len() - rest.len() - 1).unwrap_or(("", place))
            }
            _ => ("", place),
        };
        Self { origin, page, fragment }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_apart() {
        let address = Address::of("http://127.0.0.1:3000/classes?q=a/b://c#found");
        assert_eq!(address.origin, "http://127.0.0.1:3000");
        assert_eq!(address.page, "/classes?q=a/b://c");
        assert_eq!(address.fragment, Some("found"));
        assert_eq!(Address::of("https://yinyao.example/#").fragment, Some(""));
        assert_eq!(Address::of("tel:07910123456").origin, "");
        assert_eq!(Address::of("about:blank").origin, "");
    }
}
