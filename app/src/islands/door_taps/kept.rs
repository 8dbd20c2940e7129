//! What the browser keeps at the door until it is sent: a line each, of keys, a moment and what was scanned or typed. A name that
//! was tapped is none of it.

use leptos::prelude::window;
use web_sys::Storage;

/// Where the browser keeps them.
const KEPT: &str = "door-kept";

/// Seconds after which a line is dropped that nobody could send: a fortnight, as long as a forgotten register is told.
const LASTS: u64 = 14 * 24 * 3600;

/// Characters of what was typed at most: a code is an address.
const LONGEST: usize = 200;

/// What somebody did at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Tapped their name.
    Tile,
    /// Had a card read, or typed its number or a name.
    Scan,
    /// Comes in without a place.
    WalkIn,
    /// A tap is taken back, of which nobody knows whether it came.
    TakeBack,
}

impl Deed {
    const ALL: [Self; 4] = [Self::Tile, Self::Scan, Self::WalkIn, Self::TakeBack];

    /// Where its form goes.
    pub const fn action(self) -> &'static str {
        match self {
            Self::Tile => "/forms/desk-arrive",
            Self::Scan => "/forms/desk-door-scan",
            Self::WalkIn => "/forms/desk-walk-in",
            Self::TakeBack => "/forms/desk-door-undo",
        }
    }

    /// The form's field that says who.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Tile | Self::WalkIn | Self::TakeBack => "person",
            Self::Scan => "scanned",
        }
    }

    /// Which form this is.
    pub fn of(action: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.action() == action)
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The institution whose desk it is for.
    pub desk: String,
    /// Of which session.
    pub session: String,
    /// When, in seconds.
    pub at: u64,
    /// What.
    pub deed: Deed,
    /// Who: a person's key, or what was scanned or typed.
    pub who: String,
}

impl Kept {
    /// As it is kept: what was typed stands last, in one line.
    fn line(&self) -> String {
        let who: Vec<_> = self.who.split_whitespace().collect();
        let who: String = who.join(" ").chars().take(LONGEST).collect();
        [&self.desk, &self.session, &self.at.to_string(), self.deed.action(), &who].join(" ")
    }

    fn read(line: &str) -> Option<Self> {
        let mut parts = line.splitn(5, ' ');
        let mut next = || parts.next().map(str::to_owned);
        let (desk, session, at) = (next()?, next()?, next()?.parse().ok()?);
        let deed = Deed::of(&next()?)?;
        Some(Self { desk, session, at, deed, who: next()? })
    }

    /// The same thing of the same person.
    fn is_like(&self, other: &Self) -> bool {
        self.deed == other.deed && self.is_of(other)
    }

    /// Of the same person, at the same door.
    fn is_of(&self, other: &Self) -> bool {
        (&self.desk, &self.session, &self.who) == (&other.desk, &other.session, &other.who)
    }
}

/// Everything that waits and is not too old, the earliest first.
fn read(lines: &str, now: u64) -> Vec<Kept> {
    let kept = lines.lines().filter_map(Kept::read);
    kept.filter(|kept| kept.at.saturating_add(LASTS) > now).collect()
}

/// The same with one more; what somebody does twice is kept once. Whoever taps again after taking it back is there after all, by a tap
/// that is later than the one before in any case.
fn with(mut kept: Vec<Kept>, one: Kept) -> Vec<Kept> {
    let is_back = |other: &&mut Kept| other.deed == Deed::TakeBack && other.is_of(&one);
    if let (Deed::Tile, Some(before)) = (one.deed, kept.iter_mut().find(is_back)) {
        *before = Kept { at: one.at.max(before.at.saturating_add(1)), ..one };
    } else if !kept.iter().any(|other| other.is_like(&one)) {
        kept.push(one);
    }
    kept
}

/// The same with a tap taken back: with its own moment, by which it is known again should it have come.
fn without_tap(mut kept: Vec<Kept>, tap: &Kept) -> Vec<Kept> {
    for one in kept.iter_mut().filter(|one| one.is_like(tap)) {
        one.deed = Deed::TakeBack;
    }
    kept
}

fn written(kept: &[Kept]) -> String {
    kept.iter().map(Kept::line).collect::<Vec<_>>().join("\n")
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

/// Everything that waits, the earliest first.
pub fn all(now: u64) -> Vec<Kept> {
    let lines = storage().and_then(|kept| kept.get_item(KEPT).ok()?).unwrap_or_default();
    read(&lines, now)
}

/// Keeps one more, and answers how it is kept. Where the browser keeps nothing it is only sent.
pub fn add(one: Kept) -> Kept {
    let kept = with(all(one.at), one.clone());
    put(&kept);
    kept.into_iter().find(|other| other.is_like(&one)).unwrap_or(one)
}

/// A tap that waits is taken back.
pub fn take_back(tap: &Kept) {
    put(&without_tap(all(tap.at), tap));
}

/// It is sent: others may have been kept meanwhile.
pub fn remove(one: &Kept) {
    let left: Vec<_> = all(one.at).into_iter().filter(|other| !other.is_like(one)).collect();
    put(&left);
}

fn put(kept: &[Kept]) {
    let Some(storage) = storage() else { return };
    // Nothing of anybody stays behind.
    let _ = if kept.is_empty() {
        storage.remove_item(KEPT)
    } else {
        storage.set_item(KEPT, &written(kept))
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(at: u64, who: &str) -> Kept {
        let (desk, session) = ("0199-a".to_owned(), "0199-b".to_owned());
        Kept { desk, session, at, deed: Deed::Scan, who: who.to_owned() }
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let tile = Kept { deed: Deed::Tile, ..scan(5, "0199-c") };
        let all = vec![tile, scan(6, "K000123"), scan(7, "吴 秀英")];
        assert_eq!(read(&written(&all), 8), all);
        let lines = written(&[scan(6, " 吴\n 秀英\u{3000}")]);
        assert_eq!(read(&lines, 8), [scan(6, "吴 秀英")], "one line, whatever was typed");
        assert_eq!(read("x\n\n0199-a 0199-b 7 /forms/sign-out x", 8), []);
    }

    #[test]
    fn a_tap_is_taken_back_with_its_own_moment_and_may_be_made_again() {
        let tap = |at| Kept { deed: Deed::Tile, ..scan(at, "0199-c") };
        let taken = without_tap(vec![scan(4, "0199-c"), tap(5)], &tap(9));
        let back = Kept { deed: Deed::TakeBack, ..tap(5) };
        assert_eq!(taken, [scan(4, "0199-c"), back], "the card stays");
        assert_eq!(read(&written(&taken), 9), taken);
        assert_eq!(with(taken.clone(), tap(9)), [scan(4, "0199-c"), tap(9)]);
        assert_eq!(with(taken.clone(), tap(5))[1], tap(6), "later than what was taken back");
        let other = Kept { who: "0199-d".to_owned(), ..tap(9) };
        assert_eq!(with(taken, other).len(), 3);
    }

    #[test]
    fn what_is_done_twice_is_kept_once_and_what_is_old_is_dropped() {
        let twice = with(vec![scan(6, "K000123")], scan(9, "K000123"));
        assert_eq!(twice, [scan(6, "K000123")]);
        assert_eq!(with(twice, scan(9, "K000124")).len(), 2);
        let lines = written(&[scan(6, "K000123"), scan(60, "K000124")]);
        assert_eq!(read(&lines, 6 + LASTS), [scan(60, "K000124")]);
    }
}
