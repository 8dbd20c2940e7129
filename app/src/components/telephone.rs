//! A telephone number that can be tapped.

use leptos::prelude::*;

use crate::components::icon::{Icon, IconName};

/// A button-sized link that dials. The number is shown in groups and never breaks.
#[component]
pub fn TelephoneLink(
    /// As it is kept: 0791-0123-4567, 13800000000.
    #[prop(into)]
    telephone: String,
    /// It stands among words, on a page where hardly anything is pressed.
    #[prop(optional)]
    is_among_words: bool,
) -> impl IntoView {
    let class = if is_among_words { "button button--link" } else { "button" };
    let digits: String = telephone.chars().filter(char::is_ascii_digit).collect();
    view! {
        <p><a class=class href=format!("tel:{digits}")><Icon name=IconName::Phone/><span class="nowrap">{shown(&telephone)}</span></a></p>
    }
}

/// The number as it is read aloud: 138 0000 0000, 0791 0123 4567.
pub fn shown(telephone: &str) -> String {
    let digits: Vec<char> = telephone.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 11 || !digits.starts_with(&['1']) {
        return telephone.replace('-', "\u{a0}");
    }
    let group = |from: usize, to: usize| digits[from..to].iter().collect::<String>();
    format!("{}\u{a0}{}\u{a0}{}", group(0, 3), group(3, 7), group(7, 11))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_in_groups_that_never_break() {
        assert_eq!(shown("13800000000"), "138\u{a0}0000\u{a0}0000");
        assert_eq!(shown("0791-0123-4567"), "0791\u{a0}0123\u{a0}4567");
        assert_eq!(shown("079101234567"), "079101234567");
    }
}
