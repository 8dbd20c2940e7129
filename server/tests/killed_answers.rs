//! Servers killed in the middle of answers: while people accept what they are offered, decline it or let it go by, and while a
//! coordinator says yes to one person, to several, and no. Whoever was not answered sends the same form again.

use std::sync::Arc;

use checker::{Act, Answer, Chance, Contents, Deciding, GivenPlace, History};
use domain::id::{OfferingId, PersonId, SignUpId};
use domain::offering::{Allocation, Window};
use domain::person::{Coordinator, PersonName};
use jiff::{Timestamp, ToSpan};
use store::new_offering::NewOffering;
use store::sign_in::Visitor;
use store::sign_up::{Asked, By};
use store::{Db, form_key};
use tokio::task::JoinSet;

use crate::support::samples::class;
use crate::support::{
    Crowd, Servers, Web, history, institution, on_each_engine, sessions_at, size,
};

const SEED: u64 = 20_261_209;

/// A class of so many places, and who runs it.
async fn a_class(db: &Db, places: usize) -> (OfferingId, Coordinator) {
    let house = institution(db, "银杏区老年大学").await;
    let now = Timestamp::now();
    let window = Window { opens_at: now - 1.hours(), closes_at: now + 99.hours() };
    let new = class(house.id, "书法班", u32::try_from(places).unwrap());
    let new = NewOffering { window, sessions: sessions_at(18), ..new };
    let offering = store::new_offering::add(db, &new).await.unwrap();
    let name = PersonName::parse("魏桂枝").unwrap();
    let by = store::founding::add_coordinator(db, house.id, &name, "desk", "hash").await.unwrap();
    (offering, by)
}

/// All of them ask, one after the other, before any server runs.
async fn asked(
    db: &Db,
    history: &History,
    offering: OfferingId,
    people: &[(PersonId, GivenPlace)],
) -> Vec<(PersonId, SignUpId)> {
    let mut all = Vec::new();
    for (person, place) in people.iter().copied() {
        let (key, at) = (form_key::new(), history.now());
        let asked = Asked { offering, person, by: By::Person(person) };
        let sign_up = store::sign_up::sign_up(db, key, asked).await.unwrap().id;
        let act = Act::SignUp { offering, person, by_coordinator: false };
        history.note(key, act, at, Answer::Given { sign_up, place });
        all.push((person, sign_up));
    }
    all
}

/// One person's answer by one of the forms that lead to their entry, sent until it is taken.
async fn answers(
    web: Arc<Web>,
    history: Arc<History>,
    (person, sign_up): (PersonId, SignUpId),
    what: &'static str,
) -> Vec<Deciding> {
    let form = match what {
        "accepted" => "accept",
        "kept_waiting" => "wait-on",
        _ => "withdraw",
    };
    let (key, at) = (form_key::new(), history.now());
    let fields = format!("key={key}&sign_up={sign_up}");
    let told = web.until_told(form, person, &fields).await;
    assert!(told.is_done(), "{form}: {} {} {}", told.status, told.location(), told.body);
    if what == "ended" {
        history.note(key, Act::Withdraw { sign_up }, at, Answer::Ended);
    }
    vec![Deciding { sign_up, what, is_done: Some(true) }]
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_to_offers_outlive_servers_that_are_killed_meanwhile() {
    on_each_engine(async |folder, address, engine| {
        let crowd = Crowd::before(address, 10, size(40, 400)).await;
        let (db, history) = (Db::open(address).await.unwrap(), history());
        let places = crowd.people.len() / 2;
        let (offering, _) = a_class(&db, places).await;
        let place = |number| match number < places {
            true => GivenPlace::Held,
            false => GivenPlace::Waiting,
        };
        let people: Vec<_> =
            crowd.people.iter().enumerate().map(|(number, one)| (*one, place(number))).collect();
        let all = asked(&db, &history, offering, &people).await;
        // A quarter of those with a place give it up at a time; whoever is offered one answers, and the next ones are offered it.
        let mut leaving = all[..places].chunks(places / 4).take(2);
        db.close().await;

        let mut servers = Servers::start(folder, address, engine);
        let (web, mut chance) = (servers.web(&crowd, SEED, None), Chance::of(SEED));
        let (mut decided, mut accepted) = (Vec::new(), 0);
        loop {
            let leave = leaving.next().unwrap_or_default();
            let contents = Contents::of(address).await.unwrap();
            let offered = contents.rows.iter().filter(|row| row.answer_by.is_some());
            let offered: Vec<_> = offered.map(|row| (row.person, row.id)).collect();
            let questions = leave.len() + offered.len();
            if questions == 0 {
                break;
            }
            let (before, mut answering) = (web.asked(), JoinSet::new());
            for one in leave.iter().copied() {
                let (web, history) = (Arc::clone(&web), Arc::clone(&history));
                answering.spawn(answers(web, history, one, "ended"));
            }
            for one in offered {
                let what = *chance.one_of(&["accepted", "accepted", "ended", "kept_waiting"]);
                accepted += usize::from(what == "accepted");
                let (web, history) = (Arc::clone(&web), Arc::clone(&history));
                answering.spawn(answers(web, history, one, what));
            }
            servers.kill_often(&web, SEED, size(1, 8), (before, questions)).await;
            decided.extend(answering.join_all().await.into_iter().flatten());
        }
        let killed = servers.killed();
        servers.stop();
        let (contents, _, mut found) = crowd.looked_at(&history).await;
        found.extend(checker::decided_once(&contents, &decided));
        let what = format!("kill -9 beside answers to offers, {engine}");
        checker::result_of(&what, [decided.len(), 0, 0], killed, found.len());
        assert_eq!(found, []);
        assert!(accepted > 0 && killed > 2, "{accepted} accepted, {killed} killed");
        let took = contents.decisions.values().flatten().filter(|what| *what == "accepted").count();
        assert_eq!(took, accepted);
    })
    .await;
}

/// What a coordinator sends until it is answered: refused where there are not as many places.
async fn decides(
    web: Arc<Web>,
    by: PersonId,
    offering: OfferingId,
    (of, what): (Vec<SignUpId>, &'static str),
) -> Vec<Deciding> {
    let key = form_key::new();
    let (form, fields) = match (of.as_slice(), what) {
        ([one], "approved") => ("desk-approve", format!("key={key}&offering={offering}&one={one}")),
        ([one], _) => ("desk-decline", format!("key={key}&sign_up={one}&reason=later")),
        (several, _) => {
            let all: Vec<_> = several.iter().map(ToString::to_string).collect();
            let chosen: String = all.iter().map(|id| format!("&chosen%5B%5D={id}")).collect();
            let looked_at = all.join("%20");
            let fields = format!("key={key}&offering={offering}{chosen}&looked_at={looked_at}");
            ("desk-approve", fields)
        }
    };
    let told = web.until_told(form, by, &fields).await;
    assert_eq!(told.status, 303, "{form}: {}", told.body);
    let is_done = Some(told.is_done());
    of.into_iter().map(|sign_up| Deciding { sign_up, what, is_done }).collect()
}

/// One person asks meanwhile, until they are told that it waits for a coordinator.
async fn asks(web: Arc<Web>, history: Arc<History>, offering: OfferingId, person: PersonId) {
    let (key, at) = (form_key::new(), history.now());
    let fields = format!("key={key}&offering={offering}&expected=in_review");
    let told = web.until_told("sign-up", person, &fields).await;
    let way = told.location().split('?').next().unwrap_or_default();
    let sign_up = way.strip_prefix("/sign-ups/").and_then(|id| id.parse().ok());
    let sign_up = sign_up.unwrap_or_else(|| panic!("{} {way} {}", told.status, told.body));
    let act = Act::SignUp { offering, person, by_coordinator: false };
    history.note(key, act, at, Answer::Given { sign_up, place: GivenPlace::Waiting });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinators_yes_to_one_and_to_several_outlives_servers_that_are_killed_meanwhile() {
    on_each_engine(async |folder, address, engine| {
        let crowd = Crowd::before(address, 10, size(48, 400)).await;
        let (db, history) = (Db::open(address).await.unwrap(), history());
        let (first, later) = crowd.people.split_at(crowd.people.len() * 3 / 4);
        // Four are asked about at a time: yes to one, yes to two, no to the last. Not all of those with a yes have room.
        let places = first.len() / 2;
        let (offering, by) = a_class(&db, places).await;
        let (key, approval) = (form_key::new(), Allocation::Approval);
        store::offering::set_allocation(&db, key, offering, approval, &by).await.unwrap();
        let token = store::sign_in::sign_in_at_desk(&db, &Visitor::of("desk"), &by).await.unwrap();
        let people: Vec<_> = first.iter().map(|one| (*one, GivenPlace::Waiting)).collect();
        let in_review = asked(&db, &history, offering, &people).await;
        db.close().await;

        let mut servers = Servers::start(folder, address, engine);
        let web = servers.web(&crowd, SEED, Some((by.person, token.as_str())));
        let (mut deciding, mut asking) = (JoinSet::new(), JoinSet::new());
        for four in in_review.chunks(4) {
            let of: Vec<SignUpId> = four.iter().map(|(_, sign_up)| *sign_up).collect();
            let parts = [(&of[..1], "approved"), (&of[1..3], "approved"), (&of[3..], "ended")];
            for (part, what) in parts {
                let sent = (part.to_vec(), what);
                deciding.spawn(decides(Arc::clone(&web), by.person, offering, sent));
            }
        }
        for person in later.iter().copied() {
            asking.spawn(asks(Arc::clone(&web), Arc::clone(&history), offering, person));
        }
        let questions = deciding.len() + asking.len();
        servers.kill_often(&web, SEED, size(4, 30), (0, questions)).await;
        let decided: Vec<Deciding> = deciding.join_all().await.into_iter().flatten().collect();
        asking.join_all().await;
        let killed = servers.killed();
        servers.stop();
        let (contents, _, mut found) = crowd.looked_at(&history).await;
        found.extend(checker::decided_once(&contents, &decided));
        let done = decided.iter().filter(|one| one.is_done == Some(true)).count();
        let what = format!("kill -9 beside a coordinator's answers, {engine}");
        let told = [done + later.len(), decided.len() - done, 0];
        checker::result_of(&what, told, killed, found.len());
        assert_eq!(found, []);
        let yes = |one: &&Deciding| one.what == "approved" && one.is_done == Some(true);
        assert_eq!(contents.held(offering), decided.iter().filter(yes).count());
        // One place is left where only two may have it together.
        assert!(contents.held(offering) + 1 >= places, "places are given as long as there are any");
    })
    .await;
}
