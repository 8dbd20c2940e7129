//! Text in pieces that are read aloud one after the other.

/// Chromium falls silent after fifteen seconds: so long at most is a piece, where a Han character counts for four letters.
const LONGEST: usize = 200;

/// The sentences of a text. A long one is parted at a comma, or where it must be.
pub fn sentences(text: &str) -> Vec<String> {
    let (mut pieces, mut piece, mut length, mut before) = (Vec::new(), String::new(), 0, ' ');
    for letter in text.chars() {
        piece.push(letter);
        length += if letter.is_ascii() { 1 } else { 4 };
        // A point within a number ends nothing.
        let ends = "。！？；!?".contains(letter) || (letter == ' ' && before == '.');
        let may_end = length > LONGEST / 2 && "，、：, ".contains(letter);
        if ends || may_end || length > LONGEST {
            pieces.push(std::mem::take(&mut piece));
            length = 0;
        }
        before = letter;
    }
    pieces.push(piece);
    pieces.retain(|piece| piece.contains(is_spoken));
    pieces
}

/// Letters and digits of the two languages. The tables of all that the world writes with would go to every browser.
fn is_spoken(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{20000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_sentence_by_sentence() {
        assert_eq!(sentences("现在还没有提交。请核对！"), ["现在还没有提交。", "请核对！"]);
        assert_eq!(sentences("It costs 9.30 yuan. Come!"), ["It costs 9.30 yuan. ", "Come!"]);
        assert_eq!(sentences("我的报名"), ["我的报名"]);
        assert!(sentences(" ✓ 。").is_empty());
    }

    #[test]
    fn nothing_is_longer_than_a_browser_reads() {
        let long = "一二三四五六七八九十".repeat(30);
        assert!(sentences(&long).iter().all(|piece| piece.chars().count() <= 51));
        assert_eq!(sentences(&long).concat(), long);
        let commas = "有人退出，名额按先后给下一位，".repeat(8);
        assert!(sentences(&commas).iter().all(|piece| piece.ends_with('，')));
    }
}
