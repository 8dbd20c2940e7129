//! How places are given, once everybody has lots.
//!
//! Round after round, each at most one place for everybody, so that nobody has two before all have had the chance of one.
//! In a round everybody who wants more asks for the dearest wish that has not been answered. Each offering keeps those who
//! stand first, as many as it has places, and sends the others on to their next wish; somebody who asks later and stands
//! before one of them takes that place. When nobody is sent on any more, the places are given for good.
//!
//! First at an offering stands who has not had this course before, then whose lot is smaller. Places that a share keeps for
//! later are set aside for those it is for. Of the others its open shares are filled first, in their order, and what is left
//! goes to everybody: also to those who got none of their share's places, and stand there as they stand. Somebody whom two
//! shares are for takes a place of the first that has one for them, so that the second is left to others. What everybody has
//! taken is not given back to a share in a later round.
//!
//! What was called off between the list and the draw gives nothing: a wish for it is passed over, and the next one is asked for.
//!
//! Whoever was sent on, wants more and has nothing at that time waits: before all who have a place those who have none, then
//! those with fewer, then as they stand.

use crate::draw::{
    Answer, ApplicationNumber, FrozenList, Given, List, Lot, OfferingAtDraw, OfferingNumber,
    Outcome, Seed,
};

/// Gives all places of the list, but for those of the offerings `without`, which were called off since it was frozen. The
/// same list, seed and offerings give the same answers, on any machine.
pub fn draw(list: &FrozenList, seed: &Seed, without: &[OfferingNumber]) -> Outcome {
    let (digest, list) = (list.digest(), list.list());
    let standing = |index: usize, wish: usize| {
        let application = &list.applications[index];
        let wish = &application.wishes[wish];
        let lot = Lot::best_of(wish.lots, digest, seed, application.number);
        Standing { again: wish.again, lot, number: application.number }
    };
    let applications = list.applications.iter().enumerate();
    let standings = applications
        .map(|(index, one)| (0..one.wishes.len()).map(|wish| standing(index, wish)).collect())
        .collect();
    Rounds::of(list, standings, without).outcome()
}

/// Who stands before whom at an offering: the smaller first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Standing {
    again: bool,
    lot: Lot,
    number: ApplicationNumber,
}

/// Somebody who asks an offering for a place.
#[derive(Clone, Copy, Debug)]
struct Asking {
    application: usize,
    wish: usize,
    standing: Standing,
    /// The share whose place it has for now.
    share: Option<u32>,
}

struct Rounds<'a> {
    list: &'a List,
    /// Offerings that were called off since the list was frozen.
    without: &'a [OfferingNumber],
    /// By application and wish.
    standings: Vec<Vec<Standing>>,
    /// By application and wish, as far as it has asked.
    answers: Vec<Vec<Answer>>,
    /// By application: what it has got for good.
    got: Vec<Vec<OfferingNumber>>,
    /// By offering and share: places given for good.
    taken: Vec<Vec<u32>>,
    /// By offering: places given for good, those of shares among them.
    given: Vec<u32>,
}

impl<'a> Rounds<'a> {
    fn of(list: &'a List, standings: Vec<Vec<Standing>>, without: &'a [OfferingNumber]) -> Self {
        Self {
            list,
            without,
            standings,
            answers: vec![Vec::new(); list.applications.len()],
            got: vec![Vec::new(); list.applications.len()],
            taken: list.offerings.iter().map(|one| vec![0; one.shares.len()]).collect(),
            given: vec![0; list.offerings.len()],
        }
    }

    fn outcome(mut self) -> Outcome {
        let mut round = 1;
        while self.gives_in(round) {
            round += 1;
        }
        self.told()
    }

    /// One round; whether it gave a place.
    fn gives_in(&mut self, round: u32) -> bool {
        let mut kept: Vec<Vec<Asking>> = vec![Vec::new(); self.list.offerings.len()];
        let mut without: Vec<usize> = (0..self.got.len()).filter(|&one| self.wants(one)).collect();
        while !without.is_empty() {
            let mut asked = Vec::new();
            for application in without.drain(..) {
                if let Some(asking) = self.next(application) {
                    let offering = self.offering(&asking).index();
                    kept[offering].push(asking);
                    asked.push(offering);
                }
            }
            asked.sort_unstable();
            asked.dedup();
            for offering in asked {
                let sent_on = self.choose(offering, &mut kept[offering]);
                without.extend(sent_on.iter().map(|one| one.application));
                for one in sent_on {
                    self.answers[one.application].push(Answer::Full);
                }
            }
        }
        let places: Vec<Asking> = kept.into_iter().flatten().collect();
        for place in &places {
            self.give(place, round);
        }
        !places.is_empty()
    }

    fn wants(&self, application: usize) -> bool {
        self.got[application].len() < self.list.applications[application].wanted as usize
    }

    fn offering(&self, asking: &Asking) -> OfferingNumber {
        self.list.applications[asking.application].wishes[asking.wish].offering
    }

    /// The next wish that can be asked for; what was called off, and what is at the time of something got, is answered on
    /// the way.
    fn next(&mut self, application: usize) -> Option<Asking> {
        loop {
            let wish = self.answers[application].len();
            let offering = self.list.applications[application].wishes.get(wish)?.offering;
            if self.without.contains(&offering) {
                self.answers[application].push(Answer::CalledOff);
                continue;
            }
            let got = self.got[application].iter();
            match got.copied().find(|&got| self.list.clash(got, offering)) {
                Some(with) => self.answers[application].push(Answer::Clash { with }),
                None => {
                    let standing = self.standings[application][wish];
                    return Some(Asking { application, wish, standing, share: None });
                }
            }
        }
    }

    /// Keeps those who stand first, as many as there are places; answers the others.
    fn choose(&self, offering: usize, asking: &mut Vec<Asking>) -> Vec<Asking> {
        asking.sort_unstable_by_key(|one| one.standing);
        let OfferingAtDraw { places, shares, .. } = &self.list.offerings[offering];
        let left: Vec<u32> = shares
            .iter()
            .zip(&self.taken[offering])
            .map(|(share, taken)| share.places.saturating_sub(*taken))
            .collect();
        let kept = shares.iter().zip(&left).filter(|(share, _)| share.is_kept);
        let kept: u32 = kept.map(|(_, left)| left).sum();
        // What no share keeps: for the other shares first, then for everybody.
        let mut free = places.saturating_sub(self.given[offering] + kept);
        let mut waits = std::mem::take(asking);
        for (number, (share, left)) in (1..).zip(shares.iter().zip(left)) {
            let left = if share.is_kept { left } else { left.min(free) };
            if left == 0 {
                continue;
            }
            let mut filled = 0;
            waits.retain(|one| {
                let wish = &self.list.applications[one.application].wishes[one.wish];
                let takes = filled < left && wish.shares.contains(&number);
                if takes {
                    filled += 1;
                    asking.push(Asking { share: Some(number), ..*one });
                }
                !takes
            });
            free -= if share.is_kept { 0 } else { filled };
        }
        let for_everybody = (free as usize).min(waits.len());
        let sent_on = waits.split_off(for_everybody);
        asking.extend(waits.into_iter().map(|one| Asking { share: None, ..one }));
        sent_on
    }

    fn give(&mut self, place: &Asking, round: u32) {
        let offering = self.offering(place);
        self.given[offering.index()] += 1;
        if let Some(share) = place.share {
            self.taken[offering.index()][share as usize - 1] += 1;
        }
        self.got[place.application].push(offering);
        self.answers[place.application].push(Answer::Place { round, share: place.share });
    }

    /// Everything that was answered, with the waiting lists.
    fn told(mut self) -> Outcome {
        let mut waiting: Vec<Vec<(usize, Standing, usize, usize)>> =
            vec![Vec::new(); self.list.offerings.len()];
        for (index, application) in self.list.applications.iter().enumerate() {
            let has_enough = !self.wants(index);
            for (wish, standing) in self.standings[index].iter().enumerate() {
                let offering = application.wishes[wish].offering;
                let meets = |got: &OfferingNumber| self.list.clash(*got, offering);
                match self.answers[index].get(wish) {
                    Some(Answer::Full) if !has_enough && !self.got[index].iter().any(meets) => {
                        let places = self.got[index].len();
                        waiting[offering.index()].push((places, *standing, index, wish));
                    }
                    Some(_) => {}
                    None if self.without.contains(&offering) => {
                        self.answers[index].push(Answer::CalledOff);
                    }
                    None => self.answers[index].push(Answer::Enough),
                }
            }
        }
        let mut offerings = vec![Given::default(); waiting.len()];
        for (given, mut waiting) in offerings.iter_mut().zip(waiting) {
            waiting.sort_unstable_by_key(|(places, standing, ..)| (*places, *standing));
            for (_, standing, index, wish) in waiting {
                given.waiting.push(standing.number);
                let position = given.waiting.len() as u32;
                self.answers[index][wish] = Answer::Waiting { position };
            }
        }
        for (application, got) in self.list.applications.iter().zip(&self.got) {
            got.iter().for_each(|got| offerings[got.index()].places.push(application.number));
        }
        Outcome { answers: self.answers, offerings }
    }
}

#[cfg(test)]
mod tests;
