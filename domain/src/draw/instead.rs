//! What somebody got instead of a wish that gave them nothing, and for which they do not wait: read from what is published, so that
//! everybody finds the same reason.

use crate::draw::{ApplicationNumber, OfferingNumber, application_lines, application_of, given_in};

/// Why somebody does not wait for what was full, or was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instead {
    /// They got as much as they wanted: these, in the order of the list.
    Enough(Vec<OfferingNumber>),
    /// They got this, which is at the same time.
    SameTime(OfferingNumber),
}

/// Why the application of this number does not wait for a wish. Nothing where the list and the record give no such reason.
pub fn instead(
    list: &str,
    record: &str,
    number: ApplicationNumber,
    wish: OfferingNumber,
) -> Option<Instead> {
    let wanted = application_of(&application_lines(list), number)?.wanted;
    let head = || list.lines().take_while(|line| !line.starts_with("application\t"));
    let offerings = head().filter(|line| line.starts_with("offering\t")).count();
    let given = given_in(record, offerings);
    let got = (1..).map(OfferingNumber).zip(&given);
    let got = got.filter(|(_, given)| given.places.contains(&number)).map(|(one, _)| one);
    let got: Vec<OfferingNumber> = got.collect();
    if got.len() >= wanted as usize {
        return Some(Instead::Enough(got));
    }
    let meets = |one: &OfferingNumber| {
        let (first, second) = (wish.min(*one), wish.max(*one));
        let line = format!("clash\t{}\t{}", first.0, second.0);
        head().any(|said| said == line)
    };
    got.into_iter().find(meets).map(Instead::SameTime)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::{Answer, FrozenList, Record};

    /// Every wish of the example that is answered so has a reason, and it is the one by which it was answered.
    #[test]
    fn whoever_does_not_wait_for_what_was_full_has_enough_or_something_at_that_time() {
        let (list, record) = (include_str!("example/list.txt"), include_str!("example/record.txt"));
        let frozen: FrozenList = list.parse().unwrap();
        let drawn = Record::verified(&frozen, record).unwrap();
        let mut told = 0;
        for (one, answers) in drawn.outcome.by_application(frozen.list()) {
            for (wish, answer) in one.wishes.iter().zip(answers) {
                let why = instead(list, record, one.number, wish.offering);
                match answer {
                    Answer::Full | Answer::Clash { .. } => {
                        told += 1;
                        assert!(why.is_some(), "{one:?} {wish:?}");
                    }
                    Answer::Waiting { .. } => assert_eq!(why, None, "{one:?} {wish:?}"),
                    _ => {}
                }
            }
        }
        assert!(told > 0);
    }

    #[test]
    fn enough_comes_before_the_same_time() {
        let record = "place\t2\t00000007\n";
        let of = |number, wanted: u32| {
            let list = format!(
                "yinyao-draw\t1\noffering\t1\t1\t甲\noffering\t2\t1\t乙\nclash\t1\t2\n\
                 application\t{number}\t{wanted}\t1:1:first:-\t2:1:first:-\n"
            );
            instead(&list, record, number, OfferingNumber(1))
        };
        let seven = ApplicationNumber(7);
        assert_eq!(of(seven, 1), Some(Instead::Enough(vec![OfferingNumber(2)])));
        assert_eq!(of(seven, 2), Some(Instead::SameTime(OfferingNumber(2))));
        assert_eq!(of(ApplicationNumber(8), 1), None);
    }
}
