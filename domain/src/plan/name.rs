//! Names of people in a list: padded to three characters, or several in one cell.

use super::cell::Cell;
use super::problem::Reason;
use super::words;
use crate::person::{InvalidPersonName, PersonName};
use crate::teaching::BETWEEN;

/// One name.
pub(super) fn name(cell: &Cell) -> Result<PersonName, Reason> {
    parse(&words::line(cell, 200)?)
}

/// One name or several, joined by 、.
pub(super) fn names(cell: &Cell) -> Result<String, Reason> {
    let typed = words::line(cell, 200)?;
    let parts = typed.split(BETWEEN).filter(|part| !part.is_empty());
    let names: Vec<String> =
        parts.map(|part| Ok(parse(part)?.as_str().to_owned())).collect::<Result<_, Reason>>()?;
    if names.is_empty() { Err(Reason::Missing) } else { Ok(names.join("、")) }
}

fn parse(typed: &str) -> Result<PersonName, Reason> {
    PersonName::parse(typed).map_err(|invalid| match invalid {
        InvalidPersonName::Missing => Reason::Missing,
        InvalidPersonName::TooLong => {
            let characters = u32::try_from(typed.chars().count()).unwrap_or(u32::MAX);
            Reason::TooLong { characters, limit: 60 }
        }
        InvalidPersonName::NotAName => Reason::NotAName,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<String, Reason> {
        names(&Cell::Text(typed.into()))
    }

    #[test]
    fn padding_falls_away_and_several_names_stay_apart() {
        assert_eq!(read("魏\u{3000}桂"), Ok("魏桂".into()));
        assert_eq!(read("魏\u{3000}桂，欧阳建娥/𬀩㛃"), Ok("魏桂、欧阳建娥、𬀩㛃".into()));
        assert_eq!(read("阿依夏·买买提"), Ok("阿依夏·买买提".into()));
        assert_eq!(read("、"), Err(Reason::Missing));
        assert_eq!(read("13800000000"), Err(Reason::NotAName));
    }
}
