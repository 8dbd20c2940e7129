//! Text in the query of an address, escaped the same way on both sides.

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

fn digit(of_sixteen: u8) -> char {
    char::from_digit(u32::from(of_sixteen), 16).unwrap_or('0').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_value() {
        assert_eq!(escaped("书法"), "%E4%B9%A6%E6%B3%95");
        assert_eq!(escaped("/classes?q=a&b c#d"), "/classes%3Fq%3Da%26b%20c%23d");
    }
}
