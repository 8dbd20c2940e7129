//! Who makes a rush as it is in a town: people who want two things at one time, a coordinator who adds people at the counter
//! meanwhile, and helpers who act for somebody else. All of them send the forms that browsers send.

use std::collections::BTreeSet;
use std::sync::Arc;

use checker::{Act, Answer, ForAnother, Habit, History, Visitor};
use domain::consent::{Lasts, Scope};
use domain::id::{ConsentId, OfferingId, PersonId};
use domain::person::{Coordinator, Mobile, PersonName};
use jiff::{Timestamp, ToSpan};
use store::consent::{CounterConsent, Helper};
use store::sign_up::CounterPerson;
use store::{Db, form_key};
use tokio::task::JoinSet;

use super::crowd::{BORN_ON, NAME, add, desk, mobile};
use super::{Crowd, Web};

/// So many helpers send forms at once.
const HELPERS_AT_ONCE: usize = 4;

/// So many come to the counter when everybody else has an answer: by then what they want is full.
const LAST: usize = 3;

/// Whoever is in the rush beside those who ask for themselves, in a database that no server has opened yet.
pub struct Others {
    /// What all of these are for: the dearest class.
    dearest: OfferingId,
    /// Has a place for everybody, and meets while the dearest class does.
    pub meanwhile: OfferingId,
    desk: Desk,
    at_counter: Vec<AtCounter>,
    helped: Vec<Helped>,
}

/// A coordinator of the dearest class.
struct Desk {
    by: Coordinator,
    token: String,
}

/// Somebody at the counter, who is known by their number.
struct AtCounter {
    person: PersonId,
    mobile: Mobile,
}

/// Somebody for whom another of the crowd acts.
struct Helped {
    person: PersonId,
    helper: PersonId,
    consent: ConsentId,
    /// Of the helper while they act for the person.
    cookie: String,
}

impl Others {
    /// Every tenth of the crowd is added at the counter, every other tenth has a helper, who comes after them in the crowd.
    pub async fn beside(crowd: &Crowd) -> Arc<Self> {
        let db = Db::open(&crowd.database).await.unwrap();
        let dearest = crowd.classes[0];
        let everybody = u32::try_from(crowd.people.len()).unwrap();
        let meanwhile = add(&db, everybody, (8, 30), Timestamp::now() - 1.hours()).await;
        let by = desk(&db, dearest).await;
        let token = store::sign_in::sign_in_at_desk(&db, &store::sign_in::Visitor::of("desk"), &by)
            .await
            .unwrap();
        let token = token.as_str().to_owned();
        let (mut at_counter, mut helped) = (Vec::new(), Vec::new());
        for (number, person) in crowd.people.iter().copied().enumerate() {
            match number % 10 {
                3 => at_counter.push(AtCounter { person, mobile: mobile(number) }),
                6 => helped.push(Helped::of(crowd, &db, number, &by).await),
                _ => {}
            }
        }
        db.close().await;
        Arc::new(Self { dearest, meanwhile, desk: Desk { by, token }, at_counter, helped })
    }

    /// What the crowd does itself. Of those for whom somebody else asks every other one stays at home, and the others ask as well.
    /// Of those who want the dearest class every third one wants what meets at the same time, too, and every sixth does not wait.
    pub fn visitors(&self, crowd: &Crowd, seed: u64) -> Vec<Visitor> {
        let at_counter = self.at_counter.iter().map(|one| one.person);
        let helped = self.helped.iter().map(|one| one.person);
        let at_home: BTreeSet<_> =
            at_counter.skip(1).step_by(2).chain(helped.skip(1).step_by(2)).collect();
        let mut wanting = 0;
        let one = |visitor: Visitor| {
            if visitor.habit != Habit::Once || visitor.offering != self.dearest {
                return visitor;
            }
            wanting += 1;
            match wanting % 6 {
                0 | 3 => Visitor { habit: Habit::WantsBoth(self.meanwhile), ..visitor },
                1 => Visitor { habit: Habit::GivesUpWaiting, ..visitor },
                _ => visitor,
            }
        };
        let visitors = crowd.visitors(seed).into_iter();
        visitors.filter(|visitor| !at_home.contains(&visitor.person)).map(one).collect()
    }

    /// Every fourth of the crowd sends forged forms for what opens in an hour and for the dearest class, which opens in half an hour:
    /// what they were told. Then the dearest opens.
    pub async fn come_too_early(
        &self,
        crowd: &Crowd,
        web: &Arc<Web>,
        history: &Arc<History>,
    ) -> Vec<Answer> {
        crowd.opens(self.dearest, Timestamp::now() + 30.minutes()).await;
        let (offering, habit) = (self.dearest, Habit::TooEarly);
        let early = crowd.people.iter().copied().step_by(4);
        let early = early.map(|person| Visitor { person, offering, habit }).collect();
        crowd.rush(web, history, early).await.unwrap();
        crowd.opens(self.dearest, Timestamp::now()).await;
        history.attempts().into_iter().map(|attempt| attempt.answer).collect()
    }

    /// They ask, beside everybody else: the coordinator for one after the other, several helpers at once. What was given to whom,
    /// and who asked for it.
    pub fn ask(
        self: &Arc<Self>,
        web: &Arc<Web>,
        history: &Arc<History>,
    ) -> JoinSet<Vec<ForAnother>> {
        let mut asking = JoinSet::new();
        let all = || (Arc::clone(self), Arc::clone(web), Arc::clone(history));
        let (others, to, noted) = all();
        asking.spawn(async move {
            let first = others.at_counter.len().saturating_sub(LAST);
            others.added(&others.at_counter[..first], &to, &noted).await
        });
        for number in 0..HELPERS_AT_ONCE {
            let (others, web, history) = all();
            asking.spawn(async move {
                let mut given = Vec::new();
                for one in others.helped.iter().skip(number).step_by(HELPERS_AT_ONCE) {
                    given.extend(others.helps(one, &web, &history).await);
                }
                given
            });
        }
        asking
    }

    /// The last at the counter, when everybody else has an answer.
    pub async fn come_last(&self, web: &Web, history: &History) -> Vec<ForAnother> {
        let first = self.at_counter.len().saturating_sub(LAST);
        self.added(&self.at_counter[first..], web, history).await
    }

    async fn added(&self, people: &[AtCounter], web: &Web, history: &History) -> Vec<ForAnother> {
        let (offering, mut given) = (self.dearest, Vec::new());
        let name: String = form_urlencoded::byte_serialize(NAME.as_bytes()).collect();
        for AtCounter { person, mobile } in people {
            let (key, asked) = (form_key::new(), history.now());
            let fields = format!(
                "key={key}&offering={offering}&name={name}&born_on={BORN_ON}&mobile={}",
                mobile.as_str()
            );
            let told = web.until_told_as(&self.desk.token, "desk-add", &fields).await;
            let answer = web.added(&told, offering);
            let act = Act::SignUp { offering, person: *person, by_coordinator: true };
            history.note(key, act, asked, answer);
            let (person, by, is_helper) = (*person, self.desk.by.person, false);
            if let Answer::Given { sign_up, .. } = answer {
                given.push(ForAnother { sign_up, person, by, is_helper });
            }
        }
        given
    }

    async fn helps(&self, one: &Helped, web: &Web, history: &History) -> Option<ForAnother> {
        let Helped { person, helper, consent, cookie } = one;
        let begun = web.until_told("act-for", *helper, &format!("consent={consent}")).await;
        assert_eq!(begun.location(), "/my-sign-ups", "{} {}", begun.status, begun.body);
        let (key, asked, offering) = (form_key::new(), history.now(), self.dearest);
        let fields = format!("key={key}&for_whom={consent}&offering={offering}&expected=held");
        let told = web.until_told_as(cookie, "sign-up", &fields).await;
        let answer = web.signed_up(&told);
        let act = Act::SignUp { offering, person: *person, by_coordinator: false };
        history.note(key, act, asked, answer);
        match answer {
            Answer::Given { sign_up, .. } => {
                Some(ForAnother { sign_up, person: *person, by: *helper, is_helper: true })
            }
            _ => None,
        }
    }
}

impl Helped {
    /// The one of the crowd at this place lets the next one act for them, as it is recorded at the counter.
    async fn of(crowd: &Crowd, db: &Db, number: usize, by: &Coordinator) -> Self {
        let next = (number + 1) % crowd.people.len();
        let (person, helper) = (crowd.people[number], crowd.people[next]);
        let name = PersonName::parse(NAME).unwrap();
        let new = CounterConsent {
            person: CounterPerson {
                name: name.clone(),
                mobile: Some(mobile(number)),
                born_on: Some(BORN_ON),
                emergency_contact: None,
                emergency_telephone: None,
            },
            helper: Helper { name, mobile: mobile(next), relation: "邻居".into() },
            scope: Scope::ALL,
            lasts: Lasts::HalfYear,
            is_on_paper: false,
        };
        let key = form_key::new();
        let consent = store::consent::record_at_counter(db, key, new, by).await.unwrap();
        let cookie = format!("{}; yinyao-acting={consent}", crowd.tokens[&helper]);
        Self { person, helper, consent, cookie }
    }
}
