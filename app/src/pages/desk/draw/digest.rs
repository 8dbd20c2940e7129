//! A digest in groups of four, large enough to be read aloud and compared.

use leptos::prelude::*;

use crate::request::request;
use crate::wording::desk::draw::hold as words;

/// The digest. Marked whole it is copied without blanks: they are gaps of the style sheet.
#[component]
pub(super) fn Digest(
    /// In hexadecimal.
    digest: String,
) -> impl IntoView {
    let say = request().say();
    let groups =
        groups(&digest, 4).into_iter().map(|group| view! { <span>{group}</span> }).collect_view();
    view! {
        <section class="section" aria-labelledby="digest">
            <h2 id="digest">{say(words::DIGEST)}</h2>
            <p class="digits">{groups}</p>
            <p class="hint">{say(words::DIGEST_LINE)}</p>
        </section>
    }
}

/// A text of letters without accents, cut into pieces of this length.
pub(crate) fn groups(text: &str, length: usize) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(length.max(1)).map(|group| group.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_between_the_groups() {
        assert_eq!(groups("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(groups("", 4), Vec::<String>::new());
    }
}
