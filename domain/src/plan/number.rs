//! Whole numbers and fees as offices write them: 40, ４０人, 免费, 200元.

use super::cell::Cell;
use super::problem::Reason;
use super::words::shortened;
use crate::offering::Fen;
use crate::text::narrow;

/// More places than any list could mean.
const MOST_PEOPLE: u32 = 100_000;

/// The highest fee, in yuan.
const MOST_YUAN: u32 = 1_000_000;

/// A count of people or places.
pub(super) fn whole(cell: &Cell) -> Result<u32, Reason> {
    let typed = cell.words();
    let tidy = tidy(&typed);
    let digits = ["人", "名", "位", "个"].iter().find_map(|unit| tidy.strip_suffix(unit));
    let digits = digits.unwrap_or(&tidy);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Reason::NotANumber(shortened(&typed)));
    }
    match digits.parse() {
        Ok(number) if number <= MOST_PEOPLE => Ok(number),
        _ => Err(Reason::NumberTooLarge { limit: MOST_PEOPLE }),
    }
}

/// A fee in yuan, at most two decimals, or 免费.
pub(super) fn fee(cell: &Cell) -> Result<Fen, Reason> {
    let typed = cell.words();
    let tidy = tidy(&typed);
    if matches!(tidy.as_str(), "免费" | "公益" | "无" | "不收费" | "免") {
        return Ok(Fen::FREE);
    }
    let amount = tidy.trim_start_matches(['¥', '￥']);
    let amount = amount.split(['/', '每']).next().unwrap_or_default();
    let amount = amount.trim_end_matches("整").trim_end_matches("元");
    let negative = amount.starts_with(['-', '−', '–', '—']);
    let amount = amount.trim_start_matches(['-', '−', '–', '—']);
    match fen(amount) {
        Some(_) if negative => Err(Reason::NegativeFee),
        Some(amount) if amount <= MOST_YUAN * 100 => Ok(Fen(amount)),
        Some(_) => Err(Reason::NumberTooLarge { limit: MOST_YUAN }),
        None => Err(Reason::NotAFee(shortened(&typed))),
    }
}

/// Yuan with at most two decimals as fen.
fn fen(amount: &str) -> Option<u32> {
    let (yuan, decimals) = amount.split_once('.').unwrap_or((amount, ""));
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if yuan.is_empty() || !plain(yuan) || !plain(decimals) || decimals.len() > 2 {
        return None;
    }
    let yuan: u32 = yuan.parse().unwrap_or(u32::MAX);
    let rest: u32 = format!("{decimals:0<2}").parse().ok()?;
    Some(yuan.saturating_mul(100).saturating_add(rest))
}

/// Ordinary digits, no blanks, no commas between thousands.
fn tidy(typed: &str) -> String {
    narrow(typed).chars().filter(|c| !c.is_whitespace() && *c != ',').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(typed: &str) -> Cell {
        Cell::Text(typed.into())
    }

    #[test]
    fn people_are_counted_in_whole_numbers() {
        for typed in [text("40"), text(" ４０ 人"), text("40名"), Cell::Number(40.0)] {
            assert_eq!(whole(&typed), Ok(40));
        }
        assert_eq!(whole(&text("约三十人")), Err(Reason::NotANumber("约三十人".into())));
        assert_eq!(whole(&Cell::Number(40.5)), Err(Reason::NotANumber("40.5".into())));
        assert_eq!(whole(&text("-3")), Err(Reason::NotANumber("-3".into())));
        let limit = MOST_PEOPLE;
        assert_eq!(whole(&text("99999999999999")), Err(Reason::NumberTooLarge { limit }));
        assert_eq!(whole(&Cell::Number(1e300)), Err(Reason::NumberTooLarge { limit }));
        assert!(whole(&Cell::Number(f64::NAN)).is_err());
    }

    #[test]
    fn a_computed_number_counts_as_what_it_shows() {
        let shown = Box::new(Cell::Number(35.0));
        assert_eq!(whole(&Cell::Formula { formula: "30+5".into(), shown }), Ok(35));
    }

    #[test]
    fn fees_are_read_as_offices_write_them() {
        for typed in ["200", "２００", "200元", "￥200.00", "200元/学期", "200 元整"] {
            assert_eq!(fee(&text(typed)), Ok(Fen::yuan(200)), "{typed}");
        }
        assert_eq!(fee(&text("免 费")), Ok(Fen::FREE));
        assert_eq!(fee(&Cell::Number(1200.5)), Ok(Fen(120_050)));
        assert_eq!(fee(&text("1,200")), Ok(Fen::yuan(1200)));
        assert_eq!(fee(&Cell::Number(-120.0)), Err(Reason::NegativeFee));
        assert_eq!(fee(&text("两百")), Err(Reason::NotAFee("两百".into())));
        assert_eq!(fee(&text("1.234")), Err(Reason::NotAFee("1.234".into())));
        assert!(matches!(fee(&text("99999999999")), Err(Reason::NumberTooLarge { .. })));
    }
}
