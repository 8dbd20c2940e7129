//! Every form is tried by somebody whose thing it is not: by the routes above, here, or in a file that is named. Of every other
//! form it is said why nobody could.

use std::collections::HashMap;

use domain::attendance::Answer;
use domain::id::{OfferingId, PersonId, SignUpId};
use domain::person::{Mobile, PersonName};
use domain::role::Role;
use jiff::civil::date;
use store::attendance::{object, objections};
use store::form_key;
use store::founding::{NewPerson, add_people};
use store::sign_up::{
    Asked, By, ask_to_wait_together, live_sign_up, own_entry, together, withdraw,
};

use crate::support::routes::server_functions;
use crate::support::samples::{attended, class};
use crate::support::{Answer as Answered, Browser, Centre, Yinyao, yinyao};

/// Another institution's desk, or another person, is refused in a file of its own.
const ELSEWHERE: [(&str, &str); 14] = [
    ("act-for", "helping.rs"),
    ("attendance-said", "attendance.rs"),
    ("book-room", "borrowing.rs"),
    ("desk-account-end", "accounts.rs"),
    ("desk-account-password", "accounts.rs"),
    ("desk-filter-end", "listing.rs"),
    ("desk-letters-posted", "templates.rs"),
    ("desk-merge", "merges.rs"),
    ("desk-message-again", "messages.rs"),
    ("desk-message-told", "messages.rs"),
    ("end-consent", "helping.rs"),
    ("give-up-room", "borrowing.rs"),
    ("move-booking", "borrowing.rs"),
    ("withdraw", "authorisation.rs"),
];

/// Tried here.
const HERE: [&str; 15] = [
    "accept",
    "ask-anyway",
    "desk-account-reopen",
    "desk-mark-answer",
    "desk-merge-undo",
    "desk-twins-apart",
    "desk-twins-back",
    "mark-not-right",
    "my-certificate",
    "notice-seen",
    "pair-agree",
    "pair-ask",
    "pair-part",
    "swap",
    "wait-on",
];

/// They name nothing that somebody else could have.
const OF_NOBODY_ELSE: [(&str, &[&str]); 5] = [
    (
        "it is about whoever sends it, or their own institution, and names nothing",
        &[
            "desk-cash-close",
            "desk-fee-terms",
            "desk-limits",
            "desk-password",
            "desk-reminders",
            "desk-sending-hours",
            "desk-template",
            "make-consent-code",
            "renew-calendar",
            "save-area",
            "save-birthday",
            "save-emergency-contact",
            "save-name",
            "save-told",
            "sign-out",
            "sign-out-everywhere",
            "stop-acting",
        ],
    ),
    (
        "it makes something new at their own institution",
        &[
            "desk-account-open",
            "desk-filter-save",
            "desk-holiday-open",
            "desk-house-close",
            "desk-member-new",
            "desk-new-offering",
            "desk-record-consent",
            "desk-term-new",
        ],
    ),
    (
        "it looks among their own institution's people alone",
        &["desk-fees-find", "desk-member-find"],
    ),
    (
        "whoever knows a code or a password may",
        &[
            "accept-consent",
            "ask-for-code",
            "ask-for-new-number",
            "certificate-check",
            "desk-sign-in",
            "save-number",
            "send-code-again",
            "sign-in",
            "take-consent-code",
        ],
    ),
    (
        "the offering and the draw are everybody's, and what is done with them is one's own",
        &["sign-up", "wishes", "withdraw-wishes"],
    ),
];

/// Every form that the router knows, by its name.
fn forms() -> Vec<String> {
    let all = server_functions().into_iter().filter(|(method, _)| method == "POST");
    all.filter_map(|(_, path)| path.strip_prefix("/forms/").map(str::to_owned)).collect()
}

#[tokio::test]
async fn every_form_is_tried_by_somebody_else_or_is_about_nothing_of_others() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let routes = super::routes(&yinyao, &centre).await;
    let above = routes.iter().filter_map(|(_, path, _)| path.strip_prefix("/forms/"));
    let mut told: HashMap<&str, Vec<&str>> = HashMap::new();
    for form in above {
        told.insert(form, vec!["a route of a desk"]);
    }
    for (form, file) in ELSEWHERE {
        let text = std::fs::read_to_string(format!("tests/{file}")).unwrap();
        assert!(text.contains(form) && text.contains("404"), "{form} is not tried in {file}");
        told.entry(form).or_default().push(file);
    }
    for form in HERE {
        told.entry(form).or_default().push("here");
    }
    for (why, names) in OF_NOBODY_ELSE {
        for form in names {
            told.entry(form).or_default().push(why);
        }
    }
    let forms = forms();
    assert!(forms.len() > 100, "{} forms", forms.len());
    for form in &forms {
        let said = told.remove(form.as_str()).unwrap_or_default();
        assert_eq!(said.len(), 1, "{form}: tried by somebody whose thing it is not? {said:?}");
    }
    assert!(told.is_empty(), "no forms: {told:?}");
}

/// Sends a form, with a key of its own.
async fn sends(browser: &Browser, form: &str, fields: &[(&str, &str)]) -> Answered {
    let key = form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    browser.clone().post(&format!("/forms/{form}"), &fields).await
}

/// Another institution's desk finds nothing; its own does it.
async fn is_for_a_alone((a, b): (&Browser, &Browser), form: &str, fields: &[(&str, &str)]) {
    let of_b = sends(b, form, fields).await;
    assert_eq!(of_b.status, 404, "{form} of another institution");
    assert!(!of_b.body.contains("陈淑芬"), "{form}");
    let of_a = sends(a, form, fields).await;
    assert_eq!(of_a.status, 303, "{form}: {}", of_a.main());
}

#[tokio::test]
async fn what_a_desk_answers_merges_and_opens_again_is_its_own() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let (a, b) = (centre.desk_a(&yinyao).await, centre.desk_b(&yinyao).await);

    let offering = attended(&yinyao, &centre).await;
    let met = store::session::sessions_at_desk(db, offering, by).await.unwrap().remove(0);
    object(db, form_key::new(), met.session.id, "我不在", centre.chen).await.unwrap();
    let objection = objections(db, by).await.unwrap()[0].id.to_string();
    let stays = Answer::Stays.code();
    let answer = [("objection", &*objection), ("answer", stays), ("reason", "签到表上有")];
    is_for_a_alone((&a, &b), "desk-mark-answer", &answer).await;

    let (chen, other) = crate::merges::two(&yinyao, &centre).await;
    let (keep, other) = (chen.to_string(), other.to_string());
    let pair = [("keep", &*keep), ("other", &*other)];
    is_for_a_alone((&a, &b), "desk-twins-apart", &pair).await;
    is_for_a_alone((&a, &b), "desk-twins-back", &pair).await;
    let chosen = [("mobile_from", "other"), ("contact_from", "other"), ("reason", "看了身份证")];
    let merged = sends(&a, "desk-merge", &[&pair[..], &chosen].concat()).await;
    assert_eq!(merged.status, 303, "{}", merged.main());
    let merge = store::merge::merges_of(db, chen, by).await.unwrap()[0].id.to_string();
    is_for_a_alone((&a, &b), "desk-merge-undo", &[("merge", &merge), ("person", &keep)]).await;

    centre.desk_as(&yinyao, Role::Door).await;
    let accounts = store::account::accounts(db, by).await.unwrap();
    let door = accounts.iter().find(|one| one.role == Role::Door).unwrap().person.to_string();
    let person = [("person", &*door)];
    assert_eq!(sends(&a, "desk-account-end", &person).await.status, 303);
    is_for_a_alone((&a, &b), "desk-account-reopen", &person).await;
}

#[tokio::test]
async fn the_seed_the_check_and_the_paper_of_a_draw_are_its_own_desks() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (a, b) = (centre.desk_a(&yinyao).await, centre.desk_b(&yinyao).await);
    let (draw, ..) = super::draw(&yinyao, &centre).await;
    for page in ["seed", "check", "door"] {
        let way = format!("/desk/draws/{draw}/{page}");
        assert_eq!(b.clone().get(&way).await.status, 404, "{way} of another institution");
        let own = a.clone().get(&way).await.status;
        assert!(own == 200 || own == 303, "{way}: {own}");
    }
}

/// Somebody with a number, who signs up.
async fn signs_up(
    yinyao: &Yinyao,
    name: &str,
    mobile: &Mobile,
    offering: OfferingId,
) -> (PersonId, SignUpId) {
    let person = NewPerson {
        name: Some(PersonName::parse(name).unwrap()),
        mobile: Some(mobile.clone()),
        born_on: Some(date(1955, 3, 8)),
        ..NewPerson::default()
    };
    let person = add_people(&yinyao.db, &[person]).await.unwrap()[0];
    (person, asks(yinyao, person, offering).await)
}

async fn asks(yinyao: &Yinyao, person: PersonId, offering: OfferingId) -> SignUpId {
    let asked = Asked { offering, person, by: By::Person(person) };
    store::sign_up::sign_up(&yinyao.db, form_key::new(), asked).await.unwrap().id
}

/// What is somebody else's is not found, or one is led to a page that is not.
async fn finds_nothing(browser: &Browser, form: &str, fields: &[(&str, &str)]) {
    let answer = sends(browser, form, fields).await;
    let status = match answer.status.as_u16() {
        303 => browser.clone().get(answer.location()).await.status.as_u16(),
        status => status,
    };
    assert_eq!(status, 404, "{form} of somebody else");
}

#[tokio::test]
async fn what_a_person_is_offered_shares_swaps_and_is_told_is_their_own() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (db, chen) = (&yinyao.db, centre.chen);
    let lin = centre.lin(&yinyao).await;
    let guzheng = class(centre.a.id, "古筝一年级班", 1);
    let guzheng = store::new_offering::add(db, &guzheng).await.unwrap();
    let [holds, mobile] = ["19900000061", "19900000062"].map(|it| Mobile::parse(it).unwrap());
    let (first_person, first) = signs_up(&yinyao, "李桂兰", &holds, guzheng).await;
    let hers = asks(&yinyao, chen, guzheng).await;
    let (other_person, other) = signs_up(&yinyao, "王秀英", &mobile, guzheng).await;
    ask_to_wait_together(db, form_key::new(), hers, chen, &mobile).await.unwrap();
    let pair = together(db, other, other_person).await.unwrap()[0].pair.to_string();
    let (hers_id, other_id) = (hers.to_string(), other.to_string());
    for (form, fields) in [
        ("pair-ask", vec![("sign_up", &*hers_id), ("mobile", "19900000062")]),
        ("pair-agree", vec![("sign_up", &*other_id), ("pair", &*pair)]),
        ("pair-part", vec![("sign_up", &*hers_id), ("pair", &*pair)]),
    ] {
        finds_nothing(&lin, form, &fields).await;
    }
    let pairs = together(db, other, other_person).await.unwrap();
    assert!(pairs.len() == 1 && !pairs[0].is_agreed, "nobody has agreed or parted");

    finds_nothing(&lin, "ask-anyway", &[("sign_up", &hers_id)]).await;
    assert!(
        !own_entry(db, hers, chen).await.unwrap().keeps,
        "nobody else says that she keeps something"
    );

    withdraw(db, form_key::new(), first, first_person).await.unwrap();
    for form in ["accept", "wait-on"] {
        finds_nothing(&lin, form, &[("sign_up", &hers_id)]).await;
    }
    let news = store::notice::unseen(db, chen).await.unwrap();
    let notice = news[0].id.to_string();
    sends(&lin, "notice-seen", &[("notice", &notice), ("return_to", "/")]).await;
    let still = store::notice::unseen(db, chen).await.unwrap();
    assert_eq!(still.len(), news.len(), "she has not seen it");
    let instead = centre.calligraphy.to_string();
    sends(&lin, "swap", &[("given_up", &hers_id), ("instead", &instead)]).await;
    let stands = live_sign_up(db, guzheng, chen).await.unwrap().map(|one| one.id);
    assert_eq!(stands, Some(hers), "nobody else gives her place up");
    assert!(live_sign_up(db, centre.calligraphy, centre.lin).await.unwrap().is_none());
    let of_chen = centre.chen(&yinyao).await;
    assert_eq!(sends(&of_chen, "accept", &[("sign_up", &hers_id)]).await.status, 303);

    let offering = attended(&yinyao, &centre).await;
    let certified = format!("class {offering}");
    let met = store::offering::sessions(db, offering).await.unwrap()[0].id.to_string();
    for (form, fields) in [
        ("my-certificate", vec![("certified", &*certified)]),
        ("mark-not-right", vec![("session", &*met), ("note", "不对")]),
    ] {
        finds_nothing(&lin, form, &fields).await;
        assert_eq!(sends(&of_chen, form, &fields).await.status, 303, "{form} of her own");
    }
}
