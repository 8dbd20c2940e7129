//! What tests hand in and take: a class, a planned class, a draw, wishes at a counter, a receipt.

use domain::attendance::{Mark, Means};
use domain::booking::{Lending, RoomRules};
use domain::calendar::{Span, Term, TimeSlot};
use domain::cash::PayWay;
use domain::draw::SeedPlan;
use domain::fee::FeeTerms;
use domain::id::{CertificateId, DrawId, InstitutionId, OfferingId, ReceiptId, SignUpId};
use domain::offering::{Admission, Allocation, Conditions, Fen, Window};
use domain::person::{Coordinator, PersonName};
use domain::plan::PlannedClass;
use domain::timetable::Draft;
use jiff::ToSpan;
use jiff::civil::{Weekday, date, time};
use store::Db;
use store::attendance::Marks;
use store::certificate::{Issuer, ToCertify};
use store::draw::{CounterWishes, NewDraw, NewDrawOffering};
use store::new_offering::{NewFacts, NewOffering, NewSession, NewVenue};
use store::room::RoomFacts;
use store::sign_up::{Asked, By, CounterPerson};

use super::{Centre, Yinyao, tuesday};

/// A's desk gives three working days from now on to pay in.
pub async fn asks_for_fees(yinyao: &Yinyao, centre: &Centre) {
    let terms = FeeTerms { days: Some(3), counter: "一楼柜台".into() };
    let by = &centre.coordinator_a;
    store::fee::set_fee_terms(&yinyao.db, terms, store::Seen::nothing(), by).await.unwrap();
}

/// The receipt for the fee of a place, paid at its counter.
pub async fn receipt_for(db: &Db, place: SignUpId, by: &Coordinator) -> ReceiptId {
    let key = store::form_key::new();
    store::fee::paid(db, key, place, PayWay::Cash, "", by).await.unwrap();
    store::cash::receipts_of(db, place, by).await.unwrap()[0].id
}

/// A class of A that met this morning for the first time, and Chen was there.
pub async fn attended(yinyao: &Yinyao, centre: &Centre) -> OfferingId {
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let on = |month: i8, day: i8| NewSession {
        span: Span::on(date(2026, month, day), time(7, 30, 0, 0), time(8, 30, 0, 0)),
        venue: None,
    };
    let sessions = vec![on(11, 24), on(12, 1)];
    let new = NewOffering { sessions, ..class(centre.a.id, "琵琶一年级班", 20) };
    let offering = store::new_offering::add(db, &new).await.unwrap();
    yinyao.clock.set(tuesday() - 2.hours());
    let asked = Asked { offering, person: centre.chen, by: By::Person(centre.chen) };
    store::sign_up::sign_up(db, store::form_key::new(), asked).await.unwrap();
    yinyao.clock.set(tuesday());
    let session = store::session::sessions_at_desk(db, offering, by).await.unwrap()[0].session.id;
    let (means, marks) = (Means::Staff, vec![(centre.chen, Some(Mark::Present))]);
    let marks = Marks { session, means, marks, codes: Vec::new(), everybody_else: None };
    store::attendance::mark(db, store::form_key::new(), marks, by).await.unwrap();
    offering
}

/// A certificate about that.
pub async fn certificate_for(yinyao: &Yinyao, centre: &Centre) -> CertificateId {
    certificate_of_class(yinyao, centre).await.1
}

/// The same, with the class that it is about.
pub async fn certificate_of_class(yinyao: &Yinyao, centre: &Centre) -> (OfferingId, CertificateId) {
    let offering = attended(yinyao, centre).await;
    let (db, key) = (&yinyao.db, store::form_key::new());
    let wanted = ToCertify::Attendance { offering };
    let issued = store::certificate::issue(db, key, centre.chen, wanted, Issuer::Person).await;
    (offering, issued.unwrap())
}

/// What stands in a PDF, page by page.
pub fn pdf_text(bytes: &[u8]) -> Vec<String> {
    assert!(bytes.starts_with(b"%PDF-"), "no PDF");
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    pages.iter().map(|page| document.extract_text(&[*page]).unwrap()).collect()
}

/// A draw of these offerings that takes wishes until tomorrow.
pub fn draw_of(offerings: &[OfferingId]) -> NewDraw {
    let one = |offering: &OfferingId| NewDrawOffering {
        offering: *offering,
        newcomer_places: 0,
        district_places: 0,
    };
    NewDraw {
        district_until: None,
        name: "冬季班公开摇号".into(),
        window: Window { opens_at: tuesday() - 1.hours(), closes_at: tuesday() + 24.hours() },
        most_wanted: 1,
        seed: SeedPlan { digits: 10, source: "掷骰子十次，按先后记".into() },
        offerings: offerings.iter().map(one).collect(),
    }
}

/// Wishes of somebody of 76 without a telephone.
pub fn wishes_at_counter(draw: DrawId, name: &str, offerings: &[OfferingId]) -> CounterWishes {
    let person = CounterPerson {
        name: PersonName::parse(name).unwrap(),
        mobile: None,
        born_on: Some(date(1950, 5, 1)),
        emergency_contact: None,
        emergency_telephone: None,
    };
    CounterWishes { draw, person, wanted: 1, offerings: offerings.to_vec(), reason: "".into() }
}

/// A class of twelve Tuesdays that one may sign up for now.
pub fn class(institution: InstitutionId, name: &str, capacity: u32) -> NewOffering {
    let first = date(2026, 12, 22);
    let session = |week: i64| {
        let on = first.checked_add(week.weeks()).unwrap();
        let venue =
            Some(NewVenue {
                name: "301书法教室".into(), floor: "3".into(), ..NewVenue::default()
            });
        NewSession { span: Span::on(on, time(9, 0, 0, 0), time(10, 30, 0, 0)), venue }
    };
    let term = Term {
        name: "2026年秋季学期".into(),
        starts_on: date(2026, 12, 21),
        ends_on: date(2027, 3, 26),
    };
    NewOffering {
        institution,
        campus: None,
        name: name.into(),
        subject: name.chars().take(2).collect(),
        capacity: Some(capacity),
        admission: Admission::SignUp,
        allocation: Allocation::InOrder,
        window: Window {
            opens_at: tuesday() - 24.hours(),
            closes_at: tuesday() + (24 * 20).hours(),
        },
        fee: Fen::yuan(200),
        conditions: Conditions { age_from: Some(50), age_to: Some(80), ..Conditions::default() },
        telephone: "0791-0000-0101".into(),
        contact: "王和根".into(),
        bring: "笔墨纸砚".into(),
        directions: String::new(),
        note: String::new(),
        sessions: (0..12).map(session).collect(),
        facts: NewFacts::Class {
            department: "书画系".into(),
            course: name.into(),
            teacher: "魏桂".into(),
            term,
            returning_places: 0,
        },
        import_key: Some(format!("test|{name}")),
        import_fingerprint: Some("1".into()),
    }
}

/// A class of A of the subject of calligraphy and at its time, with so many places, that costs so many yuan.
pub async fn parallel(
    yinyao: &Yinyao,
    centre: &Centre,
    name: &str,
    places: u32,
    yuan: u32,
) -> OfferingId {
    let (fee, subject) = (Fen::yuan(yuan), "楷书".to_owned());
    let new = NewOffering { fee, subject, ..class(centre.a.id, name, places) };
    store::new_offering::add(&yinyao.db, &new).await.unwrap()
}

/// A planned class on Fridays at nine, without a room.
pub fn draft(name: &str) -> Draft {
    let slot =
        TimeSlot { weekday: Weekday::Friday, from: time(9, 0, 0, 0), to: time(10, 30, 0, 0) };
    let class = PlannedClass {
        department: "书画系".into(),
        subject: "隶书".into(),
        name: name.into(),
        grade: "一年级".into(),
        slots: vec![slot],
        room: String::new(),
        teacher: "单桂英".into(),
        capacity: 20,
        returning: 0,
        fee: Fen::yuan(200),
        note: String::new(),
        campus: String::new(),
    };
    Draft { class, room: None, follows: None }
}

/// A room that clubs have at once, where it is free.
pub fn lent_room() -> RoomFacts {
    RoomFacts {
        name: "201 琴房".into(),
        floor: "2".into(),
        directions: String::new(),
        capacity: Some(20),
        equipment: "钢琴".into(),
        bring: String::new(),
        step_free: None,
        rules: RoomRules { lending: Lending::AtOnce, ..RoomRules::default() },
    }
}
