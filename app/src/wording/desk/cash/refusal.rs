//! Why the book of a day stays as it is.

use domain::cash::{Balance, CashRefusal};
use domain::language::Language::{self, Chinese, English};

use super::yuan;
use crate::wording::fee::day;

/// The reason in one or two short sentences.
pub fn refused(language: Language, why: &CashRefusal) -> String {
    match language {
        Chinese => chinese(why),
        English => english(why),
    }
}

fn chinese(why: &CashRefusal) -> String {
    let day = |on| day(Chinese, on);
    match why {
        CashRefusal::NoPayment => "这张收据不是收费的，不能退，也不能冲正。".into(),
        CashRefusal::NothingLeft => "这一笔已经全部退了，或者冲正了。".into(),
        CashRefusal::NothingGiven => "请写退多少元。".into(),
        CashRefusal::MoreThanLeft { left } => {
            format!("最多还可以退{}。", yuan(Chinese, Balance(i64::from(left.0))))
        }
        CashRefusal::GivenBackAlready => "这一笔退过费，不能再冲正。".into(),
        CashRefusal::CarriedOver => "这笔钱是换班转来的。记错了，请冲正原来的收据。".into(),
        CashRefusal::ClosedAlready => "这一天已经日结了，一天只做一次。".into(),
        CashRefusal::StillToCome => "这一天还没有到。".into(),
        CashRefusal::LaterIsClosed { day: on } => {
            format!("{}已经日结，它以前的不能再做。", day(*on))
        }
        CashRefusal::EarlierIsOpen { day: on } => format!("请先做{}的日结。", day(*on)),
        CashRefusal::ChangedMeanwhile => "刚才又有收支，应有的钱数变了。请再看一看。".into(),
        CashRefusal::NoteMissing => "数出来的和账上对不上，请写一句原因。".into(),
        CashRefusal::StaysTooMuch => "留下的比数出来的还多，请看一看。".into(),
    }
}

fn english(why: &CashRefusal) -> String {
    let day = |on| day(English, on);
    match why {
        CashRefusal::NoPayment => "Only a payment can be given back or corrected.".into(),
        CashRefusal::NothingLeft => "All of it was given back or corrected.".into(),
        CashRefusal::NothingGiven => "Write how much is given back.".into(),
        CashRefusal::MoreThanLeft { left } => {
            format!("At most {} can be given back.", yuan(English, Balance(i64::from(left.0))))
        }
        CashRefusal::GivenBackAlready => {
            "Some of it was given back: it can no longer be corrected.".into()
        }
        CashRefusal::CarriedOver => {
            "This money was carried over from another place. Correct its first receipt instead."
                .into()
        }
        CashRefusal::ClosedAlready => "This day is closed. A day is closed once.".into(),
        CashRefusal::StillToCome => "This day is still to come.".into(),
        CashRefusal::LaterIsClosed { day: on } => {
            format!("{} is closed; no day before it can be.", day(*on))
        }
        CashRefusal::EarlierIsOpen { day: on } => format!("Please close {} first.", day(*on)),
        CashRefusal::ChangedMeanwhile => {
            "Money was taken or given back meanwhile. Please look at the sum again.".into()
        }
        CashRefusal::NoteMissing => "What was counted differs. Please write why.".into(),
        CashRefusal::StaysTooMuch => "More would stay than was counted. Please check.".into(),
    }
}
