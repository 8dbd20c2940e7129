//! Telephones in a list: with blanks, hyphens, +86, or in a number cell.

use super::cell::Cell;
use super::problem::Reason;
use crate::person::{Mobile, Telephone};

/// A telephone of any kind.
pub(super) fn telephone(cell: &Cell) -> Result<Telephone, Reason> {
    Telephone::parse(&cell.words()).map_err(|_| Reason::NotATelephone)
}

/// A mobile number.
pub(super) fn mobile(cell: &Cell) -> Result<Mobile, Reason> {
    Mobile::parse(&cell.words()).map_err(|invalid| Reason::NotAMobile {
        digits: u32::try_from(invalid.digits).unwrap_or(u32::MAX),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_number_cells_and_with_blanks_are_read() {
        let cells = [
            Cell::Number(19_900_003_414.0),
            Cell::Text("+8619900003414".into()),
            Cell::Text("8619900003414".into()),
            Cell::Text("199 0000 3414\u{a0}".into()),
            Cell::Text("199-0000-3414".into()),
        ];
        for cell in cells {
            assert_eq!(mobile(&cell).unwrap().as_str(), "19900003414", "{cell:?}");
            assert_eq!(telephone(&cell).unwrap().as_str(), "19900003414", "{cell:?}");
        }
        assert_eq!(mobile(&Cell::Number(199.0)), Err(Reason::NotAMobile { digits: 3 }));
    }
}
