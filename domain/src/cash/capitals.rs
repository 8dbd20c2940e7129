//! 大写金额: an amount in the numerals of receipts, which nobody changes with a stroke of the pen.

use crate::offering::Fen;

const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
const PLACES: [&str; 4] = ["仟", "佰", "拾", ""];

/// 1080.50 yuan as 壹仟零捌拾元伍角整; what is less than a jiao has no 整 at its end.
pub fn in_capitals(amount: Fen) -> String {
    let (yuan, jiao, fen) = (amount.0 / 100, amount.0 / 10 % 10, amount.0 % 10);
    let mut written = String::new();
    if yuan > 0 {
        written.push_str(&whole(yuan));
        written.push('元');
    }
    if jiao > 0 {
        written.push_str(digit(jiao));
        written.push('角');
    } else if yuan > 0 && fen > 0 {
        written.push('零');
    }
    if fen > 0 {
        written.push_str(digit(fen));
        written.push('分');
    } else {
        if amount.0 == 0 {
            written.push_str("零元");
        }
        written.push('整');
    }
    written
}

/// A number above zero, less than a hundred million as every [`Fen`] is, by groups of four digits: 100500 is 壹拾万零伍佰.
fn whole(number: u32) -> String {
    let mut written = String::new();
    // Zeros that stand between two digits are told once.
    let mut is_gap = false;
    for (size, name) in [(10_000, "万"), (1, "")] {
        let group = number / size % 10_000;
        if group == 0 {
            is_gap = true;
            continue;
        }
        for (index, place) in PLACES.into_iter().enumerate() {
            let value = group / [1000, 100, 10, 1][index] % 10;
            if value == 0 {
                is_gap = true;
                continue;
            }
            if is_gap && !written.is_empty() {
                written.push('零');
            }
            is_gap = false;
            written.push_str(digit(value));
            written.push_str(place);
        }
        written.push_str(name);
    }
    written
}

fn digit(value: u32) -> &'static str {
    usize::try_from(value).ok().and_then(|value| DIGITS.get(value)).copied().unwrap_or_default()
}
