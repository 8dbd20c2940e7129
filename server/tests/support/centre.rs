//! Two universities with a desk each, three classes, and two people.

use std::sync::LazyLock;

use domain::id::{
    AnnouncementId, ApplicationId, BookingId, CertificateId, ConsentId, DepartmentId, DrawId,
    ImportId, LogEntryId, OfferingId, PersonId, PlanClassId, ReceiptId, SessionId, SignUpId,
    TermId, VenueId,
};
use domain::institution::{Area, AreaCode, Institution, InstitutionKind};
use domain::person::{Coordinator, Mobile, PersonName};
use jiff::ToSpan;
use jiff::civil::date;
use store::Db;
use store::founding::{NewInstitution, NewPerson, add_coordinator, add_institution, add_people};
use store::institution::add_areas;

use super::samples::class;
use super::{Yinyao, tuesday};

/// The password of both coordinators.
pub const PASSWORD: &str = "银杏叶黄了";
pub(super) static HASH: LazyLock<String> =
    LazyLock::new(|| server::password::hash(PASSWORD).unwrap());

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
    /// The department of A's classes.
    pub department: Option<DepartmentId>,
    /// A class that is planned for it.
    pub planned: Option<PlanClassId>,
    /// A line of A's log: a room was added. Once the centre is in use.
    pub entry: Option<LogEntryId>,
    /// A consent recorded at A's counter: Chen acts for 李桂兰, once the centre is in use.
    pub consent: Option<ConsentId>,
    /// What A has announced to calligraphy, once the centre is in use.
    pub announced: Option<AnnouncementId>,
    /// The secret of the board of A on a wall, once the centre is in use.
    pub wall: Option<String>,
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
            department: None,
            planned: None,
            entry: None,
            consent: None,
            announced: None,
            wall: None,
        }
    }
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

pub(super) async fn coordinator(
    db: &Db,
    institution: &Institution,
    sign_in_name: &str,
) -> Coordinator {
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
