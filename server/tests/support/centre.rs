//! Two universities with a desk each, three classes, and two people.

use std::sync::LazyLock;

use domain::booking::{Lending, Purpose, RoomRules, Wanted, Whose};

use domain::announcement::{Lists, Whom};
use domain::consent::{Lasts, Scope};
use domain::fee::FeeTerms;
use domain::id::{
    AnnouncementId, ApplicationId, BookingId, CertificateId, ConsentId, DrawId, ImportId,
    LogEntryId, OfferingId, PersonId, PlanChangeId, PlanClassId, ReceiptId, SessionId, SignUpId,
    TermId, VenueId,
};
use domain::institution::{Area, AreaCode, Institution, InstitutionKind};

use domain::person::{Coordinator, Mobile, PersonName};
use domain::role::Role;
use jiff::ToSpan;
use jiff::civil::{date, time};
use store::Db;
use store::account::NewAccount;
use store::announcement::{NewAnnouncement, announce};
use store::booking::NewBooking;
use store::consent::{CounterConsent, Helper};

use store::founding::{NewInstitution, NewPerson, add_coordinator, add_institution, add_people};
use store::institution::add_areas;

use store::room::RoomFacts;
use store::sign_in::Visitor;
use store::sign_up::{Asked, By, CounterPerson};

use super::draw::draw_with_a_wish;
use super::samples::{certificate_for, class, draft, draw_of, receipt_for, wishes_at_counter};
use super::{Browser, Yinyao, tuesday};

/// The password of both coordinators.
pub const PASSWORD: &str = "银杏叶黄了";
static HASH: LazyLock<String> = LazyLock::new(|| server::password::hash(PASSWORD).unwrap());

/// The plan of a term, and what its desk types besides.
pub const PLAN: &[u8] = include_bytes!("../../demonstration/classes.xlsx");
/// A term for which nothing is planned yet.
pub const TERM: [(&str, &str); 5] = [
    ("term_name", "2028年春季学期"),
    ("term_starts_on", "2028-2-21"),
    ("term_ends_on", "2028-5-27"),
    ("opens_at", "2028-1-10"),
    ("closes_at", "2028-2-18"),
];

/// What most tests are about.
pub struct Centre {
    pub a: Institution,
    pub b: Institution,
    /// Signs in as `a`.
    pub coordinator_a: Coordinator,
    /// Signs in as `b`.
    pub coordinator_b: Coordinator,
    /// 楷书 of A, two places, Tuesdays at 9:00.
    pub calligraphy: OfferingId,
    /// 合唱 of A, opens tomorrow.
    pub choir: OfferingId,
    /// 太极 of B.
    pub taiji: OfferingId,
    /// 71 years old, with a telephone.
    pub chen: PersonId,
    /// Chen's on calligraphy, once the centre is in use.
    pub sign_up: Option<SignUpId>,
    /// For what Chen paid there, once the centre is in use.
    pub receipt: Option<ReceiptId>,
    /// That Chen came to a class, once the centre is in use.
    pub certificate: Option<CertificateId>,
    /// A plan that waits at A's desk, once the centre is in use.
    pub import: Option<ImportId>,
    /// A draw of A's choir that takes wishes, once the centre is in use.
    pub draw: Option<DrawId>,
    /// Wishes in it that were made at A's counter.
    pub application: Option<ApplicationId>,
    /// A draw of 太极, in which Chen has a wish, once the centre is in use.
    pub wished: Option<DrawId>,
    /// The first session of calligraphy, once the centre is in use.
    pub session: Option<SessionId>,
    /// A room of A's with a booking, once the centre is in use.
    pub room: Option<VenueId>,
    /// That booking.
    pub booking: Option<BookingId>,
    /// One of the same room that Chen has asked for, once the centre is in use.
    pub borrowed: Option<BookingId>,
    /// The term of A's classes, once the centre is in use.
    pub term: Option<TermId>,
    /// A class that is planned for it.
    pub planned: Option<PlanClassId>,
    /// A line of A's log: a room was added. Once the centre is in use.
    pub entry: Option<LogEntryId>,
    /// A consent recorded at A's counter: Chen acts for 李桂兰, once the centre is in use.
    pub consent: Option<ConsentId>,
    /// What A has announced to calligraphy, once the centre is in use.
    pub announced: Option<AnnouncementId>,
    /// 66 years old, with a telephone.
    pub lin: PersonId,
}

impl Centre {
    /// Founds everything in the service's database.
    pub async fn of(yinyao: &Yinyao) -> Self {
        let db = &yinyao.db;
        let (a, b) =
            (institution(db, "银杏区老年大学").await, institution(db, "滨江老年大学").await);
        let coordinator_a = coordinator(db, &a, "a").await;
        let coordinator_b = coordinator(db, &b, "b").await;
        let mut choir = class(a.id, "合唱一年级班", 30);
        choir.window.opens_at = tuesday() + 24.hours();
        for (institution, classes) in [
            (&a, vec![class(a.id, "楷书一年级班", 2), choir]),
            (&b, vec![class(b.id, "太极一年级班", 30)]),
        ] {
            store::import::take_over(db, institution.id, &classes, &[]).await.unwrap();
        }
        let people = [person("陈淑芬", "19900000001", 1955), person("林国富", "19900000002", 1960)];
        let ids = add_people(db, &people).await.unwrap();
        let (calligraphy, choir, taiji) =
            (find(db, &a, "楷书").await, find(db, &a, "合唱").await, find(db, &b, "太极").await);
        Self {
            a,
            b,
            coordinator_a,
            coordinator_b,
            calligraphy,
            choir,
            taiji,
            chen: ids[0],
            lin: ids[1],
            sign_up: None,
            receipt: None,
            certificate: None,
            import: None,
            draw: None,
            application: None,
            wished: None,
            session: None,
            room: None,
            booking: None,
            borrowed: None,
            term: None,
            planned: None,
            entry: None,
            consent: None,
            announced: None,
        }
    }

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
        self.consent = Some(self.consent_at(yinyao, "李桂兰", Scope::ALL).await);
        self.announced = self.announces(yinyao, "明天请带墨汁。").await;
        self.entry = Some(self.last_entry(yinyao).await);
        self
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
        let facts = RoomFacts {
            name: "201 琴房".into(),
            floor: "2".into(),
            directions: String::new(),
            capacity: Some(20),
            equipment: "钢琴".into(),
            step_free: None,
            rules: RoomRules { lending: Lending::AtOnce, ..RoomRules::default() },
        };
        let room = store::room::add(db, store::form_key::new(), &facts, by).await.unwrap();
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

    pub async fn chen(&self, yinyao: &Yinyao) -> Browser {
        signed_in(yinyao, "19900000001").await
    }

    pub async fn lin(&self, yinyao: &Yinyao) -> Browser {
        signed_in(yinyao, "19900000002").await
    }

    pub async fn desk_a(&self, yinyao: &Yinyao) -> Browser {
        at_desk(yinyao, &self.coordinator_a).await
    }

    /// The desk of another institution, of this kind.
    pub async fn desk_of(yinyao: &Yinyao, kind: InstitutionKind) -> Browser {
        let one = institution_of_kind(&yinyao.db, "青云老人之家", kind).await;
        at_desk(yinyao, &coordinator(&yinyao.db, &one, kind.code()).await).await
    }

    /// The desk of A, as somebody who does something else there than its head.
    pub async fn desk_as(&self, yinyao: &Yinyao, role: Role) -> Browser {
        let teaches = if role == Role::Teacher { "魏桂" } else { "" };
        self.desk_of_teacher(yinyao, role, role.code(), teaches).await
    }

    /// The same by another name to sign in with, and as it stands on classes.
    pub async fn desk_of_teacher(
        &self,
        yinyao: &Yinyao,
        role: Role,
        sign_in_name: &str,
        teaches: &str,
    ) -> Browser {
        let new = NewAccount {
            name: PersonName::parse("龚国平").unwrap(),
            sign_in_name: sign_in_name.into(),
            role,
            teaches: teaches.into(),
        };
        let (db, by) = (&yinyao.db, &self.coordinator_a);
        store::account::open(db, store::form_key::new(), new, &HASH, by).await.unwrap();
        let known = store::sign_in::coordinator_password(db, sign_in_name, "test").await.unwrap();
        at_desk(yinyao, &known.unwrap().0).await
    }

    pub async fn desk_b(&self, yinyao: &Yinyao) -> Browser {
        at_desk(yinyao, &self.coordinator_b).await
    }
}

/// A browser in which the person of this number is signed in.
async fn signed_in(yinyao: &Yinyao, mobile: &str) -> Browser {
    let (db, mobile) = (&yinyao.db, Mobile::parse(mobile).unwrap());
    let visitor = Visitor::of(&uuid::Uuid::now_v7().to_string());
    let code =
        store::sign_in::ask_for_code(db, store::form_key::new(), &visitor, &mobile, "test", "/");
    let code = code.await.unwrap().unwrap();
    let signed = store::sign_in::sign_in_with_code(db, &visitor, &code, "test").await.unwrap();
    yinyao.browser().holding(signed.token.as_str())
}

async fn at_desk(yinyao: &Yinyao, coordinator: &Coordinator) -> Browser {
    let token = store::sign_in::sign_in_at_desk(&yinyao.db, coordinator).await.unwrap();
    yinyao.browser().holding(token.as_str())
}

/// A university in 红谷滩区.
pub async fn institution(db: &Db, name: &str) -> Institution {
    institution_of_kind(db, name, InstitutionKind::SeniorUniversity).await
}

/// An institution of any kind there.
pub async fn institution_of_kind(db: &Db, name: &str, kind: InstitutionKind) -> Institution {
    let area =
        |code: &str, name: &str| Area { code: AreaCode::parse(code).unwrap(), name: name.into() };
    let areas = [area("360000", "江西省"), area("360100", "南昌市"), area("360113", "红谷滩区")];
    add_areas(db, &areas).await.unwrap();
    let new = NewInstitution {
        kind,
        name: name.into(),
        area: areas[2].code.clone(),
        address: "银杏路18号".into(),
        directions: "坐公交到银杏路口站".into(),
        telephone: "0791-0000-0101".into(),
    };
    add_institution(db, &new).await.unwrap()
}

async fn coordinator(db: &Db, institution: &Institution, sign_in_name: &str) -> Coordinator {
    let name = PersonName::parse("魏桂枝").unwrap();
    add_coordinator(db, institution.id, &name, sign_in_name, &HASH).await.unwrap()
}

fn person(name: &str, mobile: &str, born: i16) -> NewPerson {
    NewPerson {
        name: Some(PersonName::parse(name).unwrap()),
        mobile: Some(Mobile::parse(mobile).unwrap()),
        born_on: Some(date(born, 3, 8)),
        ..NewPerson::default()
    }
}

async fn find(db: &Db, institution: &Institution, words: &str) -> OfferingId {
    store::offering::offerings_of(db, institution.id, words, 1).await.unwrap().offerings[0].id
}
