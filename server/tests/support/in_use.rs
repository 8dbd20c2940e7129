//! A centre with something behind every address.

use domain::announcement::{Lists, Whom};
use domain::booking::{Purpose, Wanted, Whose};
use domain::consent::{Lasts, Scope};
use domain::fee::FeeTerms;
use domain::feed::FeedOf;
use domain::id::{
    AnnouncementId, BookingId, ConsentId, LogEntryId, PlanChangeId, PlanClassId, TermId, VenueId,
};
use domain::person::{Mobile, PersonName};
use jiff::civil::{date, time};
use store::announcement::{NewAnnouncement, announce};
use store::booking::NewBooking;
use store::consent::{CounterConsent, Helper};
use store::sign_up::{Asked, By, CounterPerson};

use super::draw::draw_with_a_wish;
use super::samples::{certificate_for, draft, draw_of, lent_room, receipt_for, wishes_at_counter};
use super::{Centre, PLAN, TERM, Yinyao};

impl Centre {
    /// The same with something behind every address: Chen has signed up, and A has handed in a plan.
    pub async fn in_use(mut self, yinyao: &Yinyao) -> Self {
        self.wished = Some(draw_with_a_wish(&yinyao.db, &self).await);
        let (offering, person) = (self.calligraphy, self.chen);
        let asked = Asked { offering, person, by: By::Person(person) };
        let terms = FeeTerms { days: Some(3), counter: "一楼柜台".into() };
        let (db, by) = (&yinyao.db, &self.coordinator_a);
        store::fee::set_fee_terms(db, terms, store::Seen::nothing(), by).await.unwrap();
        let key = store::form_key::new();
        let sign_up = store::sign_up::sign_up(db, key, asked).await.unwrap().id;
        (self.sign_up, self.receipt) = (Some(sign_up), Some(receipt_for(db, sign_up, by).await));
        store::member::give_card(&yinyao.db, person, &self.coordinator_a).await.unwrap();
        self.certificate = Some(certificate_for(yinyao, &self).await);
        let mut desk = self.desk_a(yinyao).await;
        let handed_in = desk.upload("/desk/import", "plan.xlsx", PLAN, &TERM).await;
        self.import = handed_in.location().strip_prefix("/desk/import/").unwrap().parse().ok();
        assert!(self.import.is_some(), "{}", handed_in.location());
        let (db, by, key) = (&yinyao.db, &self.coordinator_a, store::form_key::new());
        let draw = store::draw::plan(db, key, draw_of(&[self.choir]), by).await.unwrap();
        let wishes = wishes_at_counter(draw, "李桂兰", &[self.choir]);
        let key = store::form_key::new();
        let made = store::draw::wish_at_counter(db, key, wishes, by).await.unwrap();
        (self.draw, self.application) = (Some(draw), Some(made.id));
        let sessions = store::offering::sessions(db, self.calligraphy).await.unwrap();
        self.session = Some(sessions[0].id);
        let (room, booking) = self.booked(yinyao).await;
        (self.room, self.booking) = (Some(room), Some(booking));
        self.borrowed = Some(self.borrowed(yinyao, room).await);
        let (term, planned, _) = self.plans(yinyao, "隶书一年级班").await;
        (self.term, self.planned) = (Some(term), Some(planned));
        let departments = store::timetable::departments(db, by).await.unwrap();
        self.department = Some(departments[0].id);
        self.consent = Some(self.consent_at(yinyao, "李桂兰", Scope::ALL).await);
        self.announced = self.announces(yinyao, "明天请带墨汁。").await;
        self.wall = Some(self.on_wall(yinyao).await);
        self.entry = Some(self.last_entry(yinyao).await);
        self
    }

    /// The secret of the board of A on a wall; one before it ends.
    pub async fn on_wall(&self, yinyao: &Yinyao) -> String {
        let (key, by) = (store::form_key::new(), &self.coordinator_a);
        store::feed::renew(&yinyao.db, key, &FeedOf::Board, by).await.unwrap();
        let feeds = store::feed::feeds(&yinyao.db, by).await.unwrap();
        feeds.into_iter().find(|feed| feed.of == FeedOf::Board).unwrap().token
    }

    /// What A tells everybody who has a place in calligraphy; nothing where nobody has.
    pub async fn announces(&self, yinyao: &Yinyao, text: &str) -> Option<AnnouncementId> {
        let (to, whom) = (Lists::One(self.calligraphy), Whom::WithPlace);
        let new = NewAnnouncement { to, whom, text: text.into() };
        let key = store::form_key::new();
        announce(&yinyao.db, key, new, &self.coordinator_a).await.unwrap()
    }

    /// A class of this name that A plans for the term of its classes, on Fridays at nine; with the change that it was planned by.
    pub async fn plans(&self, yinyao: &Yinyao, name: &str) -> (TermId, PlanClassId, PlanChangeId) {
        let (db, by) = (&yinyao.db, &self.coordinator_a);
        let term = store::timetable::terms(db, by).await.unwrap()[0].id;
        let key = store::form_key::new();
        let made = store::timetable::add(db, key, term, &draft(name), by).await.unwrap();
        (term, made.class, made.id)
    }

    /// The latest line of A's log.
    pub async fn last_entry(&self, yinyao: &Yinyao) -> LogEntryId {
        let (filter, by) = (store::log::LogFilter::default(), &self.coordinator_a);
        store::log::entries(&yinyao.db, &filter, 1, by).await.unwrap().entries[0].id
    }

    /// A room of A's that a club has on a morning in December.
    pub async fn booked(&self, yinyao: &Yinyao) -> (VenueId, BookingId) {
        let (db, by) = (&yinyao.db, &self.coordinator_a);
        let room = store::room::add(db, store::form_key::new(), &lent_room(), by).await.unwrap();
        let (from, to) = (time(9, 0, 0, 0), time(11, 0, 0, 0));
        let wanted = Wanted { first: date(2026, 12, 1), from, to, weekly: None };
        let purpose = Purpose {
            what: "合唱排练".into(),
            whose: Whose::Club,
            group: "夕阳红合唱团".into(),
            contact: "陈淑芬".into(),
            telephone: "19900000001".into(),
        };
        let new = NewBooking { room, wanted, purpose, waits: false };
        let made = store::booking::book(db, store::form_key::new(), &new, by).await.unwrap();
        (room, made.made[0].0)
    }

    /// The same room in an afternoon, which Chen asks for.
    async fn borrowed(&self, yinyao: &Yinyao, room: VenueId) -> BookingId {
        let (from, to) = (time(14, 0, 0, 0), time(16, 0, 0, 0));
        let wanted = Wanted { first: date(2026, 12, 1), from, to, weekly: None };
        let purpose = Purpose {
            what: "读书会".into(),
            whose: Whose::Club,
            group: "书友社".into(),
            contact: "陈淑芬".into(),
            telephone: "19900000001".into(),
        };
        let new = NewBooking { room, wanted, purpose, waits: false };
        let key = store::form_key::new();
        store::booking::ask(&yinyao.db, key, &new, self.chen).await.unwrap().made[0].0
    }

    /// A consent recorded at A's counter for somebody of this name, without a telephone: Chen acts for them until tonight.
    pub async fn consent_at(&self, yinyao: &Yinyao, name: &str, scope: Scope) -> ConsentId {
        let person = CounterPerson {
            name: PersonName::parse(name).unwrap(),
            mobile: None,
            born_on: Some(date(1942, 5, 1)),
            emergency_contact: None,
            emergency_telephone: None,
        };
        let helper = Helper {
            name: PersonName::parse("陈淑芬").unwrap(),
            mobile: Mobile::parse("19900000001").unwrap(),
            relation: "邻居".into(),
        };
        let new = CounterConsent { person, helper, scope, lasts: Lasts::Today, is_on_paper: false };
        let (key, by) = (store::form_key::new(), &self.coordinator_a);
        store::consent::record_at_counter(&yinyao.db, key, new, by).await.unwrap()
    }
}
