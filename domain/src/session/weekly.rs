//! 换上课时间: from a day on the sessions of one weekly time meet on another weekday or at another time, in the order in which they
//! come. Days on which the house is closed are passed over and named; what finds no day before the term ends falls away and is
//! named, too.

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::{SessionRefusal, Shut};
use crate::calendar::{Span, TimeSlot, civil, day};

/// Where no term tells when it ends, the last session comes so many weeks later at most: what is farther is a mistake.
const WEEKS_LATER: i64 = 26;

/// What is to be different, and what has to be known for it.
#[derive(Clone, Copy, Debug)]
pub struct NewWeek<'a> {
    /// From which day on.
    pub on: Date,
    /// The new weekly time.
    pub to: TimeSlot,
    /// When the house is closed, or everybody has a holiday.
    pub off: &'a [Shut],
    /// The last day of the term, where there is one.
    pub last: Option<Date>,
    /// The instant at which it is judged: nothing moves into the past.
    pub now: Timestamp,
}

/// What comes of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rearranged {
    /// Each session that moves: when it was, when it will be; by time.
    pub moves: Vec<(Span, Span)>,
    /// The new days that are passed over, each with its reason.
    pub passed: Vec<(Span, String)>,
    /// The sessions for which no day is left: the last ones.
    pub ended: Vec<Span>,
}

/// The weekly time of a session; nothing where it goes on past midnight.
pub fn slot_of(span: Span) -> Option<TimeSlot> {
    let (from, to) = (civil(span.from), civil(span.to));
    let is_one_day = from.date() == to.date();
    is_one_day.then(|| TimeSlot { weekday: from.weekday(), from: from.time(), to: to.time() })
}

/// The weekly times at which these sessions meet, the one that most of them have first.
pub fn slots_of(spans: impl IntoIterator<Item = Span>) -> Vec<TimeSlot> {
    let mut counted: Vec<(TimeSlot, usize)> = Vec::new();
    for slot in spans.into_iter().filter_map(slot_of) {
        match counted.iter_mut().find(|(known, _)| *known == slot) {
            Some((_, times)) => *times += 1,
            None => counted.push((slot, 1)),
        }
    }
    counted.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    counted.into_iter().map(|(slot, _)| slot).collect()
}

/// Which sessions are meant: of those to come, by time, all of one weekly time from a day on. Refused where the day is over, where
/// nothing meets from that day on, and where nothing meets at that weekly time any more.
pub fn meant(
    to_come: &[Span],
    slot: TimeSlot,
    on: Date,
    now: Timestamp,
) -> Result<Vec<Span>, SessionRefusal> {
    if on < day(now) {
        return Err(SessionRefusal::DayIsOver);
    }
    let of_slot = to_come.iter().filter(|span| span.from > now && slot_of(**span) == Some(slot));
    let last = of_slot.clone().map(|span| day(span.from)).max();
    let meant: Vec<Span> = of_slot.filter(|span| day(span.from) >= on).copied().collect();
    match last {
        Some(last) if meant.is_empty() => Err(SessionRefusal::NothingFrom { last }),
        None => Err(SessionRefusal::ChangedMeanwhile),
        _ => Ok(meant),
    }
}

/// Gives each session of a weekly time its new day: the weeks in which they met, then, where some of those days are closed, the
/// weeks after them. They keep their order, and nobody meets twice in a week. Refused where not one of them finds a day.
pub fn rearranged(meant: &[Span], anew: &NewWeek<'_>) -> Result<Rearranged, SessionRefusal> {
    if anew.to.to <= anew.to.from {
        return Err(SessionRefusal::EndsFirst);
    }
    let mut days = anew.days(meant).into_iter();
    let mut all = Rearranged::default();
    for was in meant {
        let free = days.by_ref().find(|span| match anew.closed(*span) {
            None => true,
            Some(reason) => {
                all.passed.push((*span, reason.to_owned()));
                false
            }
        });
        match free {
            Some(to) => all.moves.push((*was, to)),
            None => all.ended.push(*was),
        }
    }
    if all.moves.is_empty() { Err(SessionRefusal::NoDayLeft) } else { Ok(all) }
}

impl NewWeek<'_> {
    /// Every day that it may be, by time, open or closed.
    fn days(&self, meant: &[Span]) -> Vec<Span> {
        let mut weeks: Vec<Date> = meant.iter().map(|span| monday_of(day(span.from))).collect();
        weeks.dedup();
        let gaps = weeks.windows(2).filter_map(|two| match two {
            [one, next] => Some(i64::from((*next - *one).get_days()) / 7),
            _ => None,
        });
        let every = gaps.min().unwrap_or(1).max(1);
        let later = weeks.last().copied().into_iter().flat_map(|last| {
            let after = move |week: i64| last.checked_add((week * every).weeks()).ok();
            (1..=WEEKS_LATER / every).filter_map(after)
        });
        let later: Vec<Date> = later.collect();
        let in_week = |monday: Date| {
            let days = i64::from(self.to.weekday.to_monday_zero_offset());
            monday.checked_add(days.days()).ok()
        };
        let dates = weeks.into_iter().chain(later).filter_map(in_week);
        let dates = dates.filter(|date| *date >= self.on);
        let dates = dates.filter(|date| self.last.is_none_or(|last| *date <= last));
        let spans = dates.map(|date| Span::on(date, self.to.from, self.to.to));
        spans.filter(|span| span.from > self.now).collect()
    }

    fn closed(&self, span: Span) -> Option<&str> {
        let house = self.off.iter().filter(|shut| shut.venue.is_none());
        house.clone().find(|shut| shut.span.overlaps(&span)).map(|shut| shut.reason.as_str())
    }
}

fn monday_of(date: Date) -> Date {
    let since = i64::from(date.weekday().since(Weekday::Monday));
    date.checked_sub(since.days()).unwrap_or(date)
}

#[cfg(test)]
mod tests;
