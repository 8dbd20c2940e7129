//! Whole numbers and fees as offices write them: 40, ４０人, 免费, 200元.

use super::cell::Cell;
use super::problem::Reason;
use super::words::shortened;
use crate::offering::Fen;
use crate::text::narrow;
use crate::written::{AmountFault, MOST_YUAN, amount};

/// More places than any list could mean.
const MOST_PEOPLE: u32 = 100_000;

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
    let once = tidy.split(['/', '每']).next().unwrap_or_default();
    let number = once.trim_start_matches(['¥', '￥', '-', '−', '–', '—']);
    let negative = once.contains(['-', '−', '–', '—']);
    match amount(number) {
        Ok(_) | Err(AmountFault::TooMuch) if negative => Err(Reason::NegativeFee),
        Ok(fee) => Ok(fee),
        Err(AmountFault::TooMuch) => Err(Reason::NumberTooLarge { limit: MOST_YUAN }),
        Err(_) => Err(Reason::NotAFee(shortened(&typed))),
    }
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
