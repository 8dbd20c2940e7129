//! What A has: something behind every address of its desk.

use domain::calendar::{Span, Term};
use domain::consent::Scope;
use domain::feed::FeedOf;
use domain::id::{OfferingId, SessionId, VenueId};
use jiff::civil::{date, time};
use store::room::NewClosure;
use store::sign_up::{Asked, By};

use crate::support::samples::{
    asks_for_fees, certificate_of_class, class, draw_of, receipt_for, wishes_at_counter,
};
use crate::support::{Centre, Yinyao};

/// The keys of all that the routes are about.
pub(super) struct Things {
    /// A class with Chen in it.
    pub offering: String,
    /// One that does not take anybody yet.
    pub choir: String,
    /// An address for its calendar.
    pub feed: String,
    /// Chen's place.
    pub sign_up: String,
    /// For what was paid for it.
    pub receipt: String,
    /// Chen, with a card.
    pub member: String,
    /// Another class, to which Chen came.
    pub certified: String,
    /// That Chen came there.
    pub certificate: String,
    /// What Chen says about a mark there.
    pub objection: String,
    /// The head of the desk.
    pub head: String,
    /// The first session.
    pub session: String,
    /// One that is called off.
    pub off: String,
    /// What was told to everybody with a place.
    pub announced: String,
    /// Somebody may act for somebody.
    pub consent: String,
    /// A draw that takes wishes.
    pub draw: String,
    /// Wishes in it.
    pub application: String,
    /// One of its offerings.
    pub drawn: String,
    /// The term of the classes.
    pub term: String,
    /// A term that is planned, with two classes, and how one of them was planned.
    pub plan_term: String,
    pub written: String,
    pub other: String,
    pub change: String,
    /// The department of the classes.
    pub department: String,
    /// A term for which nothing is planned.
    pub later: String,
    /// A room, who has it, and when it is closed.
    pub room: String,
    pub booking: String,
    pub closure: String,
    /// A line of the log.
    pub entry: String,
    /// A list that waits, and one that was taken over.
    pub waiting: String,
    pub imported: String,
}

impl Things {
    /// Makes all of it.
    pub(super) async fn of(yinyao: &Yinyao, centre: &Centre) -> Self {
        let (db, by) = (&yinyao.db, &centre.coordinator_a);
        asks_for_fees(yinyao, centre).await;
        let chen = By::Person(centre.chen);
        let asked = Asked { offering: centre.calligraphy, person: centre.chen, by: chen };
        let key = store::form_key::new();
        let sign_up = store::sign_up::sign_up(db, key, asked).await.unwrap().id;
        let receipt = receipt_for(db, sign_up, by).await;
        let feed = feed_of(yinyao, centre).await;
        let (certified, certificate) = certificate_of_class(yinyao, centre).await;
        let objection = objection(yinyao, centre).await;
        store::member::give_card(db, centre.chen, by).await.unwrap();
        let sessions = store::offering::sessions(db, centre.calligraphy).await.unwrap();
        let consent = centre.consent_at(yinyao, "陈淑芬", Scope::ALL).await;
        let (draw, application, drawn) = draw(yinyao, centre).await;
        let terms = store::offering::terms_at_desk(db, by).await.unwrap();
        let (plan_term, written, change) = centre.plans(yinyao, "隶书一年级班").await;
        let (_, other, _) = centre.plans(yinyao, "篆书一年级班").await;
        let departments = store::timetable::departments(db, by).await.unwrap();
        let later = later_term(yinyao, centre).await;
        let (room, booking) = centre.booked(yinyao).await;
        let closure = closure(yinyao, centre, room).await;
        let announced = centre.announces(yinyao, "明天请带墨汁。").await.unwrap();
        call_off(yinyao, centre, sessions[1].id).await;
        let entry = centre.last_entry(yinyao).await;
        let (waiting, imported) = imports(yinyao, centre).await;
        Self {
            offering: centre.calligraphy.to_string(),
            choir: centre.choir.to_string(),
            feed,
            sign_up: sign_up.to_string(),
            receipt: receipt.to_string(),
            member: centre.chen.to_string(),
            certified: certified.to_string(),
            certificate: certificate.to_string(),
            objection,
            head: by.person.to_string(),
            session: sessions[0].id.to_string(),
            off: sessions[1].id.to_string(),
            announced: announced.to_string(),
            consent: consent.to_string(),
            draw,
            application,
            drawn,
            term: terms[0].0.to_string(),
            plan_term: plan_term.to_string(),
            written: written.to_string(),
            other: other.to_string(),
            change: change.to_string(),
            department: departments[0].id.to_string(),
            later,
            room: room.to_string(),
            booking: booking.to_string(),
            closure,
            entry: entry.to_string(),
            waiting,
            imported,
        }
    }
}

/// An address for calendars about the choir.
async fn feed_of(yinyao: &Yinyao, centre: &Centre) -> String {
    let (key, of) = (store::form_key::new(), FeedOf::Offering(centre.choir));
    let made = store::feed::renew(&yinyao.db, key, &of, &centre.coordinator_a).await;
    made.unwrap().to_string()
}

/// Chen was marked as present in the class that has met, and says that this is not right.
async fn objection(yinyao: &Yinyao, centre: &Centre) -> String {
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let offering = found(yinyao, centre, "琵琶").await;
    let met = store::session::sessions_at_desk(db, offering, by).await.unwrap()[0].session.id;
    let key = store::form_key::new();
    store::attendance::object(db, key, met, "我不在", centre.chen).await.unwrap();
    store::attendance::objections(db, by).await.unwrap()[0].id.to_string()
}

async fn found(yinyao: &Yinyao, centre: &Centre, name: &str) -> OfferingId {
    let found = store::offering::offerings_of(&yinyao.db, centre.a.id, name, 1).await.unwrap();
    found.offerings[0].id
}

async fn later_term(yinyao: &Yinyao, centre: &Centre) -> String {
    let later = Term {
        name: "2027年秋季学期".into(),
        starts_on: date(2027, 9, 6),
        ends_on: date(2028, 1, 14),
    };
    let (db, key, by) = (&yinyao.db, store::form_key::new(), &centre.coordinator_a);
    store::timetable::add_term(db, key, &later, by).await.unwrap().to_string()
}

/// A room is closed for an hour.
async fn closure(yinyao: &Yinyao, centre: &Centre, room: VenueId) -> String {
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let span = Span::on(date(2026, 12, 10), time(9, 0, 0, 0), time(10, 0, 0, 0));
    let new = NewClosure::alone(Some(room), span, "停电");
    store::room::close(db, store::form_key::new(), &new, by).await.unwrap();
    store::room::closures_of_room(db, room, by).await.unwrap()[0].id.to_string()
}

/// A draw of two more classes, with wishes from the counter; and one of the two.
async fn draw(yinyao: &Yinyao, centre: &Centre) -> (String, String, String) {
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let classes = ["行书一年级班", "篆刻一年级班"].map(|name| class(centre.a.id, name, 1));
    store::import::take_over(db, centre.a.id, &classes, &[]).await.unwrap();
    let mut drawn = Vec::new();
    for name in ["行书", "篆刻"] {
        drawn.push(found(yinyao, centre, name).await);
    }
    let key = store::form_key::new();
    let draw = store::draw::plan(db, key, draw_of(&drawn), by).await.unwrap();
    let wishes = wishes_at_counter(draw, "陈淑芬", &drawn);
    let key = store::form_key::new();
    let made = store::draw::wish_at_counter(db, key, wishes, by).await.unwrap();
    (draw.to_string(), made.id.to_string(), drawn[0].to_string())
}

async fn call_off(yinyao: &Yinyao, centre: &Centre, session: SessionId) {
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let off = store::session::session_at_desk(db, session, by).await.unwrap().1;
    let cancel = store::session::Asked {
        session: off.session.id,
        revision: off.revision,
        change: domain::session::Change::Cancel,
        reason: "老师生病".into(),
    };
    store::session::change(db, store::form_key::new(), &cancel, by).await.unwrap();
}

/// A register that waits, and a list of rooms that was taken over.
async fn imports(yinyao: &Yinyao, centre: &Centre) -> (String, String) {
    let mut desk = centre.desk_a(yinyao).await;
    let people = "姓名,手机\r\n王娥,19900002505\r\n";
    let rooms = include_bytes!("../../../demonstration/rooms-centre.csv");
    let mut ids = Vec::new();
    for (name, file) in [("people.csv", people.as_bytes()), ("rooms.csv", rooms)] {
        let answer = desk.upload("/desk/import", name, file, &[]).await;
        ids.push(answer.location().trim_start_matches("/desk/import/").to_owned());
    }
    let key = store::form_key::new().to_string();
    let fields = [("key", key.as_str()), ("import", ids[1].as_str())];
    desk.post("/forms/desk-confirm-import", &fields).await;
    (ids[0].clone(), ids[1].clone())
}
