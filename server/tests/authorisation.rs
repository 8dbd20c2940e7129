//! Who may open and do what at a desk: only the institution's own coordinators.

use crate::support::samples::{
    asks_for_fees, certificate_for, class, draw_of, receipt_for, wishes_at_counter,
};
use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};
use domain::calendar::{Span, Term};
use domain::consent::Scope;
use domain::feed::FeedOf;
use domain::id::VenueId;
use domain::role::Role;
use http::Method;
use jiff::civil::{date, time};
use store::room::NewRoomClosure;
use store::sign_up::{Asked, By};

mod complete;

/// A desk's routes about something that institution A has.
async fn routes(
    yinyao: &Yinyao,
    centre: &Centre,
) -> Vec<(Method, String, Vec<(&'static str, String)>)> {
    asks_for_fees(yinyao, centre).await;
    let by = By::Person(centre.chen);
    let asked = Asked { offering: centre.calligraphy, person: centre.chen, by };
    let sign_up =
        store::sign_up::sign_up(&yinyao.db, store::form_key::new(), asked).await.unwrap().id;
    let receipt = receipt_for(&yinyao.db, sign_up, &centre.coordinator_a).await.to_string();
    let sign_up = sign_up.to_string();
    let feed = feed_of(yinyao, centre).await;
    let certificate = certificate_for(yinyao, centre).await.to_string();
    store::member::give_card(&yinyao.db, centre.chen, &centre.coordinator_a).await.unwrap();
    let member = centre.chen.to_string();
    let offering = centre.calligraphy.to_string();
    let sessions = store::offering::sessions(&yinyao.db, centre.calligraphy).await.unwrap();
    let session = sessions[0].id.to_string();
    let at_the_door = vec![
        ("key", store::form_key::new().to_string()),
        ("session", session.clone()),
        ("person", member.clone()),
    ];
    let changing = ["cancel", "move", "teach"]
        .map(|what| format!("/desk/sessions/{session}/change?what={what}"));
    let [cancelling, moving, teaching] = changing;
    let get = |path: String| (Method::GET, path, Vec::new());
    let key = || ("key", store::form_key::new().to_string());
    let post = |form: &str, fields: Vec<(&'static str, String)>| {
        (Method::POST, format!("/forms/{form}"), fields)
    };
    let person = [
        ("name", "李桂兰"),
        ("mobile", "19900000055"),
        ("born_on", "1955-03-08"),
        ("emergency_contact", ""),
        ("emergency_telephone", ""),
    ];
    let consent = centre.consent_at(yinyao, "陈淑芬", Scope::ALL).await.to_string();
    let (draw, application, drawn) = draw(yinyao, centre).await;
    let wishing = [person.as_slice(), &[("wanted", "1"), ("ranks[0]", "1")]].concat();
    let mut wishes = vec![key(), ("draw", draw.clone()), ("offerings", drawn.clone())];
    wishes.extend(wishing.into_iter().map(|(name, value)| (name, value.to_owned())));
    let planned = vec![key(), ("draw", draw.clone()), ("offerings", drawn.clone())];
    let digits = || {
        let (seed, place) = ("3516241636".to_owned(), "一楼大厅".to_owned());
        let at = ("fell_at", "2026-12-1 9:00".to_owned());
        vec![key(), ("draw", draw.clone()), ("seed", seed), at, ("circumstances", place)]
    };
    let moved = ("closes_at", "2026-12-1".to_owned());
    let reason = || ("reason", "下雨".to_owned());
    let mut call = vec![key(), ("sign_up", sign_up.clone())];
    call.extend([("about", "offer".to_owned()), ("outcome", "no_answer".to_owned())]);
    let well = || vec![("outcome", "comes_again".to_owned())];
    let mut adding = vec![key(), ("offering", offering.clone())];
    adding.extend(person.map(|(name, value)| (name, value.to_owned())));
    let terms = store::offering::terms_at_desk(&yinyao.db, &centre.coordinator_a).await.unwrap();
    let term = terms[0].0.to_string();
    let ways = |to: &str, chosen: Vec<(&'static str, String)>| {
        [vec![key(), ("to", to.to_owned())], chosen].concat()
    };
    let (plan_term, written, change) = centre.plans(yinyao, "隶书一年级班").await;
    let (_, other, _) = centre.plans(yinyao, "篆书一年级班").await;
    let plan = format!("/desk/terms/{plan_term}");
    let later = Term {
        name: "2027年秋季学期".into(),
        starts_on: date(2027, 9, 6),
        ends_on: date(2028, 1, 14),
    };
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let later = store::timetable::add_term(db, store::form_key::new(), &later, by).await.unwrap();
    let (from, later) = (plan_term.to_string(), later.to_string());
    let copying =
        vec![key(), ("term", later), ("from", from), ("years", "2".into()), ("look", "do".into())];
    let (room, booking) = centre.booked(yinyao).await;
    let closure = closure(yinyao, centre, room).await;
    let (room, booking) = (room.to_string(), booking.to_string());
    let announced = centre.announces(yinyao, "明天请带墨汁。").await.unwrap();
    let off = store::session::session_at_desk(db, sessions[1].id, by).await.unwrap().1;
    let cancel = store::session::Asked {
        session: off.session.id,
        revision: off.revision,
        change: domain::session::Change::Cancel,
        reason: "老师生病".into(),
    };
    store::session::change(db, store::form_key::new(), &cancel, by).await.unwrap();
    let off = off.session.id;
    let of_room = || ("room", room.clone());
    let revision = || ("revision", "1".to_owned());
    let mut booking_fields = vec![key(), of_room()];
    booking_fields.extend(
        [
            ("on", "2026-12-2"),
            ("from", "9:00"),
            ("to", "10:00"),
            ("what", "排练"),
            ("whose", "staff"),
            ("group", "办公室"),
            ("contact", "王和根"),
        ]
        .map(|(name, value)| (name, value.to_owned())),
    );
    let entry = centre.last_entry(yinyao).await.to_string();
    let (waiting, imported) = imports(yinyao, centre).await;
    let columns = [("kind", "people"), ("columns[0]", "姓名"), ("columns[1]", "手机")];
    let columns = columns.map(|(name, value)| (name, value.to_owned()));
    let mut told = vec![key(), ("import", waiting.clone())];
    told.extend(columns);
    vec![
        get(format!("/desk/log/{entry}")),
        post("desk-put-back", vec![key(), ("entry", entry), reason()]),
        get(format!("/desk/import/{waiting}")),
        get(format!("/desk/import/{waiting}/columns")),
        get(format!("/desk/import/{imported}/undo")),
        post("desk-import-columns", told),
        post("desk-confirm-import", vec![key(), ("import", waiting)]),
        post("desk-import-undo", vec![key(), ("import", imported)]),
        get(format!("/desk/offerings/{offering}")),
        get(format!("/desk/offerings/{offering}/edit")),
        get(format!("/desk/offerings/new?like={offering}")),
        get(format!("/desk/offerings/{offering}/add")),
        get(format!("/desk/offerings/{offering}/sheet")),
        get(format!("/desk/offerings/{offering}/state")),
        get(format!("/desk/offerings/{}/opening", centre.choir)),
        get(format!("/desk/offerings/{offering}/stages")),
        get(format!("/desk/offerings/{offering}/together")),
        get(format!("/desk/offerings/{offering}/list.xlsx")),
        get(format!("/desk/offerings/{offering}/list.csv")),
        get(format!("/desk/offerings/{offering}/list.pdf")),
        get(format!("/desk/offerings/{offering}/sheet.pdf")),
        get(format!("/desk/offerings/{offering}/attendance.xlsx")),
        post("desk-feed-renew", vec![key(), ("feed_of", format!("offering {offering}"))]),
        post("desk-feed-end", vec![key(), ("feed", feed)]),
        get(format!("/desk/offerings/{offering}/turned-away")),
        get(format!("/desk/offerings/{offering}/turned-away.pdf")),
        get(format!("/desk/offerings/{offering}/turned-away.csv")),
        get(format!("/desk/offerings/{offering}/sessions")),
        get(format!("/desk/offerings/{offering}/onward")),
        post(
            "desk-onward",
            vec![
                key(),
                ("offering", offering.clone()),
                ("on", "2026-12-1".into()),
                ("look", "do".into()),
            ],
        ),
        get(format!("/desk/offerings/{offering}/weekly")),
        post(
            "desk-weekly",
            vec![
                key(),
                ("offering", offering.clone()),
                ("on", "2026-12-2".into()),
                ("weekday", "3".into()),
                ("from", "14:00".into()),
                ("to", "15:30".into()),
                ("seen", "forged".into()),
                reason(),
            ],
        ),
        get(format!("/desk/offerings/{offering}/announcement")),
        get(format!("/desk/announcements/{announced}")),
        get(format!("/desk/announcements/{announced}/letters")),
        get(format!("/desk/announcements/{announced}/letters.pdf")),
        get(format!("/desk/announcements/{announced}/notice")),
        get(format!("/desk/announcements/{announced}/notice.pdf")),
        get(format!("/desk/announcements/{announced}/list.pdf")),
        get(format!("/desk/sessions/{off}/notice")),
        get(format!("/desk/sessions/{off}/notice.pdf")),
        post(
            "desk-announce",
            vec![
                key(),
                ("offering", offering.clone()),
                ("whom", "with_place".into()),
                ("text", "明天请带墨汁".into()),
                ("looked_at", "with_place 明天请带墨汁".into()),
            ],
        ),
        post(
            "desk-announce",
            vec![
                key(),
                ("offerings", offering.clone()),
                ("whom", "with_place".into()),
                ("text", "明天请带墨汁".into()),
            ],
        ),
        get(format!("/desk/sessions/{session}")),
        get(format!("/desk/sessions/{session}/register")),
        get(format!("/desk/sessions/{session}/register.pdf")),
        get(format!("/desk/sessions/{session}/door")),
        get(format!("/desk/sessions/{session}/hours")),
        get(format!("/desk/sessions/{session}/guest")),
        get(format!("/desk/care/{sign_up}")),
        post("desk-care", [vec![key(), ("sign_up", sign_up.clone())], well()].concat()),
        post("desk-liaison", vec![key(), ("sign_up", sign_up.clone())]),
        post("desk-hours", at_the_door.clone()),
        post("desk-guest", [at_the_door.clone(), vec![("name", "来听一次".into())]].concat()),
        post("desk-register", at_the_door.clone()),
        post("desk-arrive", at_the_door.clone()),
        post("desk-walk-in", at_the_door.clone()),
        post("desk-door-undo", at_the_door.clone()),
        post("desk-door-scan", [at_the_door, vec![("scanned", "K000001".into())]].concat()),
        get(format!("/desk/rooms/{room}")),
        get(format!("/desk/rooms/{room}/change")),
        get(format!("/desk/rooms/{room}/retirement")),
        get(format!("/desk/bookings/new?room={room}")),
        get(format!("/desk/bookings/new?room={room}&on=2026-12-2&from=9:00&to=10:00")),
        get(format!("/desk/bookings/{booking}")),
        get(format!("/desk/bookings/{booking}/move")),
        get(format!("/desk/bookings/{booking}/move?on=2026-12-3&from=9:00&to=10:00")),
        get(format!("/desk/bookings/{booking}/slip")),
        get(format!("/desk/bookings/{booking}/slip.pdf")),
        post("desk-room", vec![key(), of_room(), revision(), ("name", "大琴房".into())]),
        post(
            "desk-room-close",
            vec![
                key(),
                of_room(),
                ("from", "2026-12-8".into()),
                ("to", "2026-12-8".into()),
                reason(),
            ],
        ),
        post("desk-book", booking_fields),
        post(
            "desk-booking-move",
            vec![
                key(),
                ("booking", booking.clone()),
                ("revision", "0".into()),
                ("on", "2026-12-3".into()),
                ("from", "9:00".into()),
                ("to", "10:00".into()),
                ("reach", "one".into()),
                of_room(),
                reason(),
            ],
        ),
        post(
            "desk-booking",
            vec![
                key(),
                ("booking", booking),
                ("revision", "0".into()),
                ("act", "cancel".into()),
                reason(),
            ],
        ),
        post("desk-house-again", vec![key(), ("closure", closure.clone())]),
        post("desk-room-open", vec![key(), ("closure", closure)]),
        post(
            "desk-room-retire",
            vec![key(), of_room(), ("revision", "2".into()), ("on", "2027-12-1".into())],
        ),
        get(plan.clone()),
        post(
            "desk-term-change",
            vec![key(), ("term", plan_term.to_string()), ("term_name", "<".into())],
        ),
        get(format!("{plan}/plan")),
        get(format!("{plan}/plan?by=teacher&chosen={written}")),
        get(format!("{plan}/plan.pdf?by=teacher")),
        get(format!("{plan}/trial")),
        post("desk-trial", vec![key(), ("trial", format!("begin {plan_term}"))]),
        post("desk-trial-do", vec![key(), ("term", plan_term.to_string()), ("look", "do".into())]),
        get(format!("{plan}/classes/new")),
        get(format!("{plan}/copy")),
        get(format!("{plan}/publish")),
        get(format!("/desk/planned/{written}")),
        post("desk-plan-back", vec![key(), ("change", change.to_string())]),
        post(
            "desk-plan-move",
            vec![
                key(),
                ("planned", format!("{other} 0 0")),
                ("weekday", "4".into()),
                ("look", "do".into()),
            ],
        ),
        post("desk-plan-class", vec![key(), ("planned", format!("{other} 1"))]),
        post("desk-plan-remove", vec![key(), ("planned", format!("{other} 1"))]),
        post(
            "desk-plan-publish",
            vec![
                key(),
                ("term", plan_term.to_string()),
                ("opens_at", "x".into()),
                ("look", "do".into()),
            ],
        ),
        post("desk-plan-copy", copying),
        get(cancelling),
        get(moving),
        get(teaching),
        get(format!("/desk/sign-ups/{sign_up}")),
        get(format!("/desk/sign-ups/{sign_up}/removal")),
        get(format!("/desk/sign-ups/{sign_up}/slip")),
        get(format!("/desk/sign-ups/{sign_up}/slip.pdf")),
        get(format!("/desk/sign-ups/{sign_up}/swap")),
        get(format!("/desk/sign-ups/{sign_up}/swap/{}", centre.choir)),
        post(
            "desk-swap",
            vec![key(), ("sign_up", sign_up.clone()), ("instead", centre.choir.to_string())],
        ),
        get(format!("/desk/sign-ups/{sign_up}/decline")),
        get(format!("/desk/fees/{sign_up}")),
        get(format!("/desk/members/{member}")),
        get(format!("/desk/members/{member}/card")),
        get(format!("/desk/members/{member}/card.pdf")),
        get(format!("/desk/members/{member}/told")),
        post("desk-told", vec![key(), ("person", member.clone()), ("way", "telephone".into())]),
        get(format!("/desk/members/{member}/particulars")),
        post("desk-particulars", vec![key(), ("person", member.clone()), ("name", "周平".into())]),
        get(format!("/desk/members/{member}/helper-code")),
        post(
            "desk-helper-code",
            vec![
                key(),
                ("person", member.clone()),
                ("how_much", "look".into()),
                ("lasts", "year".into()),
            ],
        ),
        get(format!("/desk/accounts/{}/role", centre.coordinator_a.person)),
        post(
            "desk-account-role",
            vec![
                key(),
                ("person", centre.coordinator_a.person.to_string()),
                ("role", "door".into()),
                ("reason", "换岗".into()),
            ],
        ),
        get(format!("/desk/members/{member}/offerings")),
        get(format!("/desk/members/{member}/offerings/{offering}")),
        get(format!("/desk/members/{member}/certificates")),
        get(format!("/desk/certificates/{certificate}")),
        get(format!("/desk/certificates/{certificate}/certificate.pdf")),
        get(format!("/desk/certificates/{certificate}/revocation")),
        get(format!("/desk/offerings/{offering}/certificates.pdf")),
        post("desk-class-certificates", vec![key(), ("offering", offering.clone())]),
        post(
            "desk-certificate",
            vec![key(), ("person", member.clone()), ("certified", format!("class {offering}"))],
        ),
        post("desk-revoke-certificate", vec![key(), ("certificate", certificate), reason()]),
        post("desk-member-card", vec![key(), ("person", member.clone())]),
        post("desk-member-add", vec![key(), ("person", member), ("offering", offering.clone())]),
        get(format!("/desk/ways?term={term}")),
        get(format!("/desk/draws/{draw}")),
        get(format!("/desk/draws/{draw}/wishes")),
        get(format!("/desk/draws/{draw}/closing")),
        get(format!("/desk/draws/{draw}/end")),
        get(format!("/desk/draws/{draw}/end?offering={drawn}")),
        get(format!("/desk/draws/new?offering={drawn}")),
        get(format!("/desk/draws/new/plan?draw={draw}&offering={drawn}")),
        get(format!("/desk/draws/new/plan?draw={draw}&as_planned")),
        get(format!("/desk/draws/{draw}/door.pdf")),
        get(format!("/desk/draws/{draw}/results.pdf")),
        get(format!("/desk/draws/{draw}/names.pdf")),
        get(format!("/desk/applications/{application}")),
        get(format!("/desk/applications/{application}/slip.pdf")),
        get(format!("/desk/consents/{consent}")),
        get(format!("/desk/consents/{consent}/slip.pdf")),
        get(format!("/desk/consents/{consent}/end")),
        post("desk-end-consent", vec![key(), ("consent", consent)]),
        post("desk-wish", wishes),
        post("desk-draw-plan", planned),
        post("desk-draw-freeze", vec![key(), ("draw", draw.clone())]),
        post("desk-draw-check", digits()),
        post("desk-draw-hold", digits()),
        post("desk-draw-closing", vec![key(), ("draw", draw.clone()), moved, reason()]),
        post("desk-draw-end", vec![key(), ("draw", draw.clone()), ("offering", drawn), reason()]),
        post("desk-draw-end", vec![key(), ("draw", draw.clone()), reason()]),
        get(format!("/desk/receipts/{receipt}")),
        get(format!("/desk/receipts/{receipt}/receipt.pdf")),
        get(format!("/desk/receipts/{receipt}/refund")),
        get(format!("/desk/receipts/{receipt}/correction")),
        post(
            "desk-refund",
            vec![
                key(),
                ("receipt_id", receipt.clone()),
                ("amount", "20".into()),
                ("way", "cash".into()),
                reason(),
            ],
        ),
        post("desk-correction", vec![key(), ("receipt_id", receipt), reason()]),
        post("desk-fee-paid", vec![key(), ("sign_up", sign_up.clone()), ("way", "cash".into())]),
        post("desk-fee-back", vec![key(), ("sign_up", sign_up.clone())]),
        post(
            "desk-fee-put-off",
            vec![key(), ("sign_up", sign_up.clone()), ("pay_by", "2026-12-1".into()), reason()],
        ),
        post("desk-fee-end", vec![key(), ("sign_up", sign_up.clone())]),
        post("desk-fee-nothing-back", vec![key(), ("sign_up", sign_up.clone()), reason()]),
        post(
            "desk-refunds",
            vec![key(), ("chosen[]", sign_up.clone()), ("way", "as_paid".into()), reason()],
        ),
        post("desk-stages", vec![key(), ("offering", offering.clone()), ("newcomers", "1".into())]),
        post(
            "desk-substitute",
            vec![
                key(),
                ("session", session.clone()),
                ("asked_other", "单桂英".into()),
                ("said", "asked".into()),
            ],
        ),
        post(
            "desk-session",
            vec![
                key(),
                ("session", session),
                ("what", "teach".into()),
                ("revision", "0".into()),
                ("other", "单桂英".into()),
                reason(),
            ],
        ),
        post("desk-close", vec![key(), ("offering", offering.clone())]),
        post(
            "desk-offering-edit",
            vec![
                key(),
                ("offering", offering.clone()),
                ("name", "改名班".into()),
                ("department", "书画系".into()),
                ("subject", "隶书".into()),
                ("fee", "9".into()),
            ],
        ),
        post("desk-reopen", vec![key(), ("offering", offering.clone())]),
        post("desk-open", vec![key(), ("offering", offering.clone())]),
        post("desk-call", call),
        post("desk-next", vec![key(), ("sign_up", sign_up.clone())]),
        post("desk-pair", vec![key(), ("sign_up", sign_up.clone()), ("other", sign_up.clone())]),
        post("desk-add", adding),
        post("desk-remove", vec![key(), ("sign_up", sign_up.clone()), ("reason", "换班".into())]),
        post("desk-decline", vec![key(), ("sign_up", sign_up.clone()), ("reason", "换班".into())]),
        post("desk-approve", vec![key(), ("offering", offering.clone()), ("one", sign_up.clone())]),
        post("desk-approve", vec![key(), ("offering", offering.clone())]),
        post("desk-by-approval", vec![key(), ("offering", offering.clone())]),
        post("desk-in-order", vec![key(), ("offering", offering.clone())]),
        post(
            "desk-bulk",
            vec![
                key(),
                ("chosen[]", offering.clone()),
                ("act", "stop".into()),
                ("look", "do".into()),
            ],
        ),
        post("desk-bulk", vec![key(), ("chosen[]", offering.clone()), ("announce", "yes".into())]),
        post("desk-bulk", vec![key(), ("chosen[]", offering.clone()), ("export", "csv".into())]),
        post("desk-ways", ways("approval", vec![("chosen[]", offering.clone())])),
        post("desk-ways", ways("draw", vec![("chosen[]", offering.clone())])),
        post("desk-ways", ways("in_order", vec![("term", term), ("whole", "yes".into())])),
        post("desk-cancel", vec![key(), ("offering", offering), ("reason", "老师病了".into())]),
    ]
}

/// An address for calendars about the choir of A.
async fn feed_of(yinyao: &Yinyao, centre: &Centre) -> String {
    let (key, of) = (store::form_key::new(), FeedOf::Offering(centre.choir));
    let made = store::feed::renew(&yinyao.db, key, &of, &centre.coordinator_a).await;
    made.unwrap().to_string()
}

/// A closure of a room of A's.
async fn closure(yinyao: &Yinyao, centre: &Centre, room: VenueId) -> String {
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let span = Span::on(date(2026, 12, 10), time(9, 0, 0, 0), time(10, 0, 0, 0));
    let new = NewRoomClosure { room, span, reason: "停电".into() };
    store::room::close(db, store::form_key::new(), &new, by).await.unwrap();
    store::room::closures_of_room(db, room, by).await.unwrap()[0].id.to_string()
}

/// A draw of two more classes of A, with wishes from its counter; and one of the two.
async fn draw(yinyao: &Yinyao, centre: &Centre) -> (String, String, String) {
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let classes = ["行书一年级班", "篆刻一年级班"].map(|name| class(centre.a.id, name, 1));
    store::import::take_over(db, centre.a.id, &classes, &[]).await.unwrap();
    let mut drawn = Vec::new();
    for name in ["行书", "篆刻"] {
        let found = store::offering::offerings_of(db, centre.a.id, name, 1).await.unwrap();
        drawn.push(found.offerings[0].id);
    }
    let key = store::form_key::new();
    let draw = store::draw::plan(db, key, draw_of(&drawn), by).await.unwrap();
    let wishes = wishes_at_counter(draw, "陈淑芬", &drawn);
    let key = store::form_key::new();
    let made = store::draw::wish_at_counter(db, key, wishes, by).await.unwrap();
    (draw.to_string(), made.id.to_string(), drawn[0].to_string())
}

/// A register that waits, and a list of rooms that was taken over.
async fn imports(yinyao: &Yinyao, centre: &Centre) -> (String, String) {
    let mut desk = centre.desk_a(yinyao).await;
    let people = "姓名,手机\r\n王娥,19900002505\r\n";
    let rooms = include_bytes!("../demonstration/rooms-centre.csv");
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

async fn send(browser: &Browser, route: &(Method, String, Vec<(&'static str, String)>)) -> Answer {
    sent_by(&mut browser.clone(), route).await
}

/// The same by a browser that goes on from there.
async fn sent_by(
    browser: &mut Browser,
    (method, path, fields): &(Method, String, Vec<(&'static str, String)>),
) -> Answer {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    if method == Method::GET { browser.get(path).await } else { browser.post(path, &fields).await }
}

/// Forms that are sent here whole and in their time, so that their own desk is not asked again. Others lack something, or are about
/// what was settled by one before them.
const DONE: [&str; 9] = [
    "desk-care",
    "desk-close",
    "desk-end-consent",
    "desk-feed-end",
    "desk-feed-renew",
    "desk-liaison",
    "desk-member-card",
    "desk-refund",
    "desk-reopen",
];

/// What somebody does there who does one thing.
fn is_theirs(role: Role, path: &str) -> bool {
    const AT_THE_DOOR: [&str; 4] =
        ["desk-arrive", "desk-walk-in", "desk-door-undo", "desk-door-scan"];
    match role {
        Role::Teacher => {
            ["/register", "/register.pdf", "desk-register"].iter().any(|end| path.ends_with(end))
        }
        Role::Door => {
            path.ends_with("/door") || AT_THE_DOOR.iter().any(|form| path.ends_with(form))
        }
        Role::Auditor => is_read(path),
        Role::Coordinator => !path.contains("account"),
        Role::Head => true,
    }
}

/// What an auditor reads: the log, receipts, lists.
fn is_read(path: &str) -> bool {
    let is_thing = path.matches('/').count() == 3;
    let of = |kind: &str| path.starts_with(kind);
    of("/desk/log/")
        || (is_thing
            && !of("/desk/offerings/new")
            && (of("/desk/offerings/") || of("/desk/receipts/")))
        || (path.contains("/list.") && !of("/desk/announcements/"))
        || path.ends_with("/receipt.pdf")
}

#[tokio::test]
async fn a_desk_is_open_to_its_own_coordinators_alone() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let routes = routes(&yinyao, &centre).await;
    let (anybody, chen) = (yinyao.browser(), centre.chen(&yinyao).await);
    let (a, b) = (centre.desk_a(&yinyao).await, centre.desk_b(&yinyao).await);
    for route in &routes {
        let name = format!("{} {}", route.0, route.1);
        let answer = send(&anybody, route).await;
        assert_eq!(answer.status, 303, "{name}");
        assert!(answer.location().contains("sign-in"), "{name}: {}", answer.location());
        assert_eq!(send(&chen, route).await.status, 403, "{name}: a learner");
        let of_b = send(&b, route).await;
        assert_eq!(of_b.status, 404, "{name}: another institution's coordinator");
        assert!(!of_b.body.contains("陈淑芬") && !of_b.body.contains("楷书"), "{name}");
    }
    for role in [Role::Teacher, Role::Door, Role::Auditor] {
        let browser = centre.desk_as(&yinyao, role).await;
        for route in routes.iter().filter(|route| !is_theirs(role, &route.1)) {
            let status = send(&browser, route).await.status;
            assert_eq!(status, 403, "{} {} as {role:?}", route.0, route.1);
        }
    }
    for role in [Role::Teacher, Role::Door, Role::Auditor, Role::Coordinator] {
        let browser = centre.desk_b_as(&yinyao, role).await;
        for route in &routes {
            // What is done there by nobody of this role is closed; what is, is not found.
            let expected = if is_theirs(role, &route.1) { 404 } else { 403 };
            let answer = send(&browser, route).await;
            let name = format!("{} {} as another institution's {role:?}", route.0, route.1);
            assert_eq!(answer.status, expected, "{name}");
            assert!(!answer.body.contains("陈淑芬") && !answer.body.contains("楷书"), "{name}");
        }
    }
    let entries = store::sign_up::entries_of(&yinyao.db, centre.calligraphy, &centre.coordinator_a)
        .await
        .unwrap();
    assert_eq!(entries.len(), 1, "nobody has changed anything");
    let draws = store::draw::draws_of(&yinyao.db, &centre.coordinator_a).await.unwrap();
    assert_eq!((draws[0].people, draws[0].phase), (1, domain::draw::DrawPhase::Open));
    for route in &routes {
        let mut own = a.clone();
        let answer = sent_by(&mut own, route).await;
        // Whoever has a place is not in review: one is led to the offering.
        let leads_on = route.0 != Method::GET || route.1.ends_with("/decline");
        // Nobody needs a letter, and the draw has no list yet: there is nothing to print.
        let papers = ["/letters.pdf", "/door.pdf", "/results.pdf", "/names.pdf"];
        let is_empty = papers.iter().any(|paper| route.1.ends_with(paper));
        let expected = if leads_on { 303 } else { 200 };
        let expected = if is_empty { 404 } else { expected };
        assert_eq!(answer.status, expected, "{} {}: {}", route.0, route.1, answer.main());
        if route.0 == Method::GET {
            continue;
        }
        // A refusal leads on as well: one sees the page to which it leads, and what is whole and in its time is done.
        let (way, name) = (answer.location(), route.1.trim_start_matches("/forms/"));
        assert!(!way.contains("sign-in"), "{name}: {way}");
        let comes_back = way.split(['?', '&', '#']).any(|part| part == "again");
        assert!(!comes_back || !DONE.contains(&name), "{name} comes back: {way}");
        let page = own.get(way).await.status;
        assert!(page != 403 && !page.is_server_error(), "{name}: {way} is {page}");
        assert!(comes_back || page == 200 || page == 303, "{name}: {way} is {page}");
    }
}

#[tokio::test]
async fn what_a_desk_lists_is_its_own() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    yinyao.browser().get("/desk").await.leads_to("/desk/sign-in");
    let learner = centre.chen(&yinyao).await.get("/desk").await;
    assert_eq!(learner.status, 403);
    learner.says("这里是管理员用的");
    learner.says("href=\"/desk/sign-in\"");
    assert!(!learner.body.contains("href=\"/desk/import\""), "no ways that are closed");
    let of_b = centre.desk_b(&yinyao).await.get("/desk").await;
    of_b.tells("太极一年级班");
    let taiji = format!("/desk/offerings/{}", centre.taiji);
    assert_eq!(centre.desk_b(&yinyao).await.get(&taiji).await.status, 200);
    assert_eq!(centre.desk_a(&yinyao).await.get(&taiji).await.status, 404);
    assert!(!of_b.text().contains("楷书一年级班"));
}

#[tokio::test]
async fn the_notice_for_the_door_tells_its_own_house_alone() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let path = "/desk/notice?month=2026-12";
    let way = yinyao.browser().get(path).await;
    assert!(way.location().starts_with("/desk/sign-in?return_to="), "{}", way.location());
    assert_eq!(centre.chen(&yinyao).await.get(path).await.status, 403);
    let of_a = centre.desk_a(&yinyao).await.get(path).await;
    of_a.tells("楷书一年级班");
    of_a.says("银杏区老年大学");
    let of_b = centre.desk_b(&yinyao).await.get(path).await;
    of_b.tells("太极一年级班");
    assert!(!of_b.body.contains("楷书") && !of_b.body.contains("银杏区老年大学"));
}

#[tokio::test]
async fn a_person_sees_and_ends_their_own_sign_ups_alone() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let asked =
        Asked { offering: centre.calligraphy, person: centre.chen, by: By::Person(centre.chen) };
    let sign_up = store::sign_up::sign_up(&yinyao.db, store::form_key::new(), asked)
        .await
        .unwrap()
        .id
        .to_string();
    let mut lin = centre.lin(&yinyao).await;
    for path in ["", "/withdrawal", "/waiting-on", "/together"]
        .map(|page| format!("/sign-ups/{sign_up}{page}"))
    {
        assert_eq!(lin.get(&path).await.status, 404, "{path}");
        assert!(yinyao.browser().get(&path).await.location().starts_with("/sign-in"), "{path}");
        assert_eq!(centre.desk_b(&yinyao).await.get(&path).await.status, 404, "{path}");
    }
    let key = store::form_key::new().to_string();
    let page =
        lin.post_and_follow("/forms/withdraw", &[("key", &key), ("sign_up", &sign_up)]).await;
    assert_eq!(page.status, 404);
    let mine =
        store::sign_up::live_sign_up(&yinyao.db, centre.calligraphy, centre.chen).await.unwrap();
    assert!(mine.is_some());
}
