//! How many short messages a text is, as 3GPP TS 23.038 and 23.040 cut it.

/// One message alone, and each of several, in UTF-16 units: what has Chinese characters.
const WIDE: (usize, usize) = (70, 67);
/// The same in signs of the GSM alphabet.
const NARROW: (usize, usize) = (160, 153);

/// Letters of the GSM 7 bit alphabet besides digits, letters and the ASCII signs below.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà";
/// Those that take two places.
const DOUBLE: &str = "^{}\\[~]|€\u{c}";

/// How many messages the gateway makes of it: at most 70 characters for one, 67 for each of several; 160 and 153 where it is plain
/// Latin letters. A character is never cut in two. No text is no message.
pub fn parts(text: &str) -> u32 {
    let narrow: Option<Vec<usize>> = text.chars().map(narrow_width).collect();
    let (widths, (alone, each)) = match narrow {
        Some(widths) => (widths, NARROW),
        None => (text.chars().map(char::len_utf16).collect(), WIDE),
    };
    match widths.iter().sum::<usize>() {
        0 => 0,
        all if all <= alone => 1,
        _ => several(&widths, each),
    }
}

fn several(widths: &[usize], each: usize) -> u32 {
    let (mut parts, mut full) = (1, 0);
    for width in widths {
        if full + width > each {
            parts += 1;
            full = 0;
        }
        full += width;
    }
    parts
}

fn narrow_width(letter: char) -> Option<usize> {
    match letter {
        _ if letter.is_ascii_alphanumeric() || BASIC.contains(letter) => Some(1),
        _ if DOUBLE.contains(letter) => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_cut_at_seventy_and_at_sixty_seven() {
        assert_eq!(parts(""), 0);
        assert_eq!(parts(&"字".repeat(70)), 1);
        assert_eq!(parts(&"字".repeat(71)), 2);
        assert_eq!(parts(&"字".repeat(134)), 2);
        assert_eq!(parts(&"字".repeat(135)), 3);
        assert_eq!(parts(&"a".repeat(160)), 1);
        assert_eq!(parts(&"a".repeat(161)), 2);
        assert_eq!(parts(&"€".repeat(81)), 2, "each takes two places");
        // A rare character takes two units, and is not cut: 33 of them in a part.
        assert_eq!(parts(&"𠮷".repeat(35)), 1);
        assert_eq!(parts(&"𠮷".repeat(67)), 3);
    }

    proptest! {
        #[test]
        fn a_longer_text_is_never_fewer_messages(text in "\\PC{0,200}", more in "\\PC{1,40}") {
            let longer = format!("{text}{more}");
            prop_assert!(parts(&longer) >= parts(&text));
            prop_assert!(parts(&text) as usize <= 1 + text.encode_utf16().count() / 66);
        }
    }
}
