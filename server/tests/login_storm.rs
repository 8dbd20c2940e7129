//! Everybody signs in at once, and strangers use up every try in everybody's name: passwords are compared on few threads, whoever reads
//! notices nothing, nobody is locked out of a browser in which they have signed in before, and who asks for a place meanwhile is served
//! as ever.

use std::collections::BTreeMap;

use domain::person::PersonName;
use domain::sign_in::WRONG_PASSWORDS_PER_NAME;
use store::Db;
use tokio::task::JoinSet;

use crate::support::{
    Crowd, Folder, PASSWORD, Program, ask, history, institution, on_each_engine, size,
};

/// The same seed makes the same people ask for places.
const SEED: u64 = 12;

/// The most memory that the process has had, in MiB.
fn peak(server: &Program) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.number())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1024
}

/// Sends a name and a password until the server is not too busy to look at them; how often it was, and whether it let
/// them in. Of a browser that was there before, what its visitor cookie holds.
async fn sign_in(
    address: String,
    name: String,
    password: &'static str,
    visitor: Option<String>,
) -> (usize, bool) {
    // Nobody is signed in yet; what follows is another cookie.
    let cookies = visitor.map(|visitor| format!("; yinyao-visitor={visitor}")).unwrap_or_default();
    let fields = format!(
        "name={name}&password={}",
        form_urlencoded::byte_serialize(password.as_bytes()).collect::<String>()
    );
    for busy in 0..2000 {
        let told = ask(&address, "POST", "/forms/desk-sign-in", &cookies, &fields).await;
        if told.status == 503 {
            assert!(told.head.contains("retry-after: 30"), "{}", told.head);
            assert!(told.body.contains("0123"), "the telephone stands on the page");
            continue;
        }
        assert_eq!(told.status, 303, "{}", told.body);
        return (busy, told.head.contains("set-cookie: yinyao="));
    }
    panic!("{name} never had a turn");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_storm_of_passwords_takes_few_threads_and_locks_nobody_out() {
    on_each_engine(storm).await;
}

/// On one engine.
async fn storm(folder: &Folder, database: &str, engine: &str) {
    let crowd = Crowd::before(database, 20, size(60, 600)).await;
    let db = Db::open(database).await.unwrap();
    let one = institution(&db, "银杏区老年大学").await;
    let names: Vec<String> = (0..size(10, 60)).map(|number| format!("desk{number}")).collect();
    let hash = server::password::hash(PASSWORD).unwrap();
    for name in &names {
        let person = PersonName::parse("魏桂枝").unwrap();
        store::founding::add_coordinator(&db, one.id, &person, name, &hash).await.unwrap();
    }
    db.close().await;
    let server = Program::start(folder.path(), database);
    assert_eq!(ask(&server.address, "GET", "/classes", "", "").await.status, 200);
    // Everybody has signed in once in a browser of their own.
    let visitor = |number: usize| Some(format!("{:064x}", number + 1));
    for (number, name) in names.iter().enumerate() {
        let first = sign_in(server.address.clone(), name.clone(), PASSWORD, visitor(number)).await;
        assert!(first.1, "{name} comes in");
    }
    let before = peak(&server);
    // Others ask for places meanwhile.
    let (web, history) = (crowd.web(&[&server], SEED), history());
    let rush = crowd.rush(&web, &history, crowd.visitors(SEED));
    let mut storm = JoinSet::new();
    for (number, name) in names.iter().enumerate() {
        for _ in 0..WRONG_PASSWORDS_PER_NAME.count {
            storm.spawn(sign_in(server.address.clone(), name.clone(), "wrong", None));
        }
        storm.spawn(sign_in(server.address.clone(), name.clone(), PASSWORD, visitor(number)));
    }
    let (mut pages, mut busy, mut let_in) = (BTreeMap::new(), 0, 0);
    let paths = ["/", "/classes", &format!("/offerings/{}", crowd.classes[0]), "/me"];
    let token = &crowd.tokens[&crowd.people[0]];
    for path in paths.iter().cycle() {
        let page = ask(&server.address, "GET", path, token, "").await;
        *pages.entry(page.status).or_insert(0) += 1;
        while let Some(ended) = storm.try_join_next() {
            let (times, inside) = ended.unwrap();
            busy += times;
            let_in += usize::from(inside);
        }
        if storm.is_empty() {
            break;
        }
    }
    let grown = peak(&server) - before;
    rush.await.unwrap();
    assert_eq!(web.unexpected(), Vec::<String>::new());
    for (number, name) in names.iter().enumerate() {
        let again = sign_in(server.address.clone(), name.clone(), PASSWORD, visitor(number)).await;
        assert!(again.1, "{name} comes in after others have tried in that name");
        let stranger = sign_in(server.address.clone(), name.clone(), PASSWORD, None).await;
        assert!(!stranger.1, "no stranger has another try in the name of {name}");
    }
    assert!(server.stop().0.success());
    let each = WRONG_PASSWORDS_PER_NAME.count as usize + 1;
    let (tries, cores) = (names.len() * each, std::thread::available_parallelism().unwrap());
    println!(
        "{engine}: {tries} passwords at once on {cores} cores: {let_in} let in, {busy} times told to come back, \
         {pages:?} pages meanwhile, {grown} MiB more at most"
    );
    assert_eq!(pages.keys().collect::<Vec<_>>(), [&200], "whoever reads notices nothing");
    assert_eq!(let_in, names.len());
    let locked_out = names.len() - let_in;
    checker::result_of(
        &format!("passwords at once, {engine}"),
        [let_in, tries - let_in, 0],
        0,
        locked_out,
    );
    let what = format!("a rush beside a storm of passwords, {engine}");
    crowd.checked(&what, tries, &history).await;
    // A comparison takes 19 MiB; all at once would take fifty times that.
    let most = 19 * u64::try_from(cores.get()).unwrap() + 100;
    assert!(grown < most, "{grown} MiB more, of at most {most}");
}
