//! What the answers to the forms of places mean, to whoever asks for themselves or for somebody else.

use checker::{Answer, GivenPlace, Porter};
use domain::id::{FormKey, OfferingId, PersonId, SignUpId};

use super::{Told, Web};

impl Web {
    /// What the form says that asks for a place.
    pub fn signed_up(&self, told: &Told) -> Answer {
        let way = told.location();
        if told.status == 303 && way.ends_with("/sign-up") {
            return Answer::Refused;
        }
        let Some(rest) = way.strip_prefix("/sign-ups/").filter(|_| told.status == 303) else {
            return self.unexpected_answer(told);
        };
        let (id, waits) = rest.strip_suffix("?filled").map_or((rest, false), |id| (id, true));
        match id.parse() {
            Ok(sign_up) if waits => Answer::Given { sign_up, place: GivenPlace::Waiting },
            Ok(sign_up) => Answer::Given { sign_up, place: GivenPlace::Held },
            Err(_) => self.unexpected_answer(told),
        }
    }

    /// What the counter's form says that puts somebody on the list of this offering. How they stand there is told on the page to
    /// which it leads: here it counts as a place, which promises less than to be told to wait.
    pub fn added(&self, told: &Told, offering: OfferingId) -> Answer {
        let way = told.location();
        let list = format!("/desk/offerings/{offering}");
        let Some(rest) = way.strip_prefix(&list).filter(|_| told.status == 303) else {
            return self.unexpected_answer(told);
        };
        match rest.strip_prefix("?added=").map(str::parse) {
            Some(Ok(sign_up)) => Answer::Given { sign_up, place: GivenPlace::Held },
            None if rest.starts_with("/add?") => Answer::Refused,
            _ => self.unexpected_answer(told),
        }
    }
}

impl Porter for Web {
    async fn sign_up(
        &self,
        key: FormKey,
        offering: OfferingId,
        person: PersonId,
        leaves: bool,
    ) -> Answer {
        let fields = format!("key={key}&offering={offering}&expected=held");
        match self.post("/forms/sign-up", &self.tokens[&person], &fields, leaves).await {
            None => Answer::Unknown,
            Some(told) => self.signed_up(&told),
        }
    }

    async fn withdraw(&self, key: FormKey, sign_up: SignUpId, person: PersonId) -> Answer {
        let fields = format!("key={key}&sign_up={sign_up}");
        match self.post("/forms/withdraw", &self.tokens[&person], &fields, false).await {
            None => Answer::Unknown,
            // A withdrawal that is refused leads there too; here everybody gives up what is theirs, once.
            Some(told) if told.location() == format!("/sign-ups/{sign_up}") => Answer::Ended,
            Some(told) => self.unexpected_answer(&told),
        }
    }
}
