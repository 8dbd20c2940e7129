//! Whatever is sent: a clear answer, never a fault of ours, and nothing echoed that a browser would run.

mod bodies;
mod fields;
mod questions;
mod watch;

use crate::support::routes::server_functions;
use crate::support::{Answer, Browser, Centre, Database, Yinyao, yinyao_on};

const MARKUP: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
const UNKNOWN: &str = "019abc00-0000-7000-8000-000000000001";

fn forms() -> Vec<String> {
    let posts =
        server_functions().into_iter().filter(|(method, _)| method == "POST").map(|(_, path)| path);
    posts.chain(["/comfort".to_owned()]).collect()
}

async fn browsers(yinyao: &Yinyao, centre: &Centre) -> Vec<Browser> {
    vec![yinyao.browser(), centre.chen(yinyao).await, centre.desk_a(yinyao).await]
}

#[track_caller]
fn is_clear(what: &str, answer: &Answer) {
    assert!(!answer.status.is_server_error(), "{what}: {} {}", answer.status, answer.main());
    assert!(
        !answer.body.contains(MARKUP) && !answer.body.contains("<script>alert"),
        "{what} echoes markup"
    );
    assert!(
        !answer.location().contains("__err") && !answer.location().contains("evil.example"),
        "{what}: {}",
        answer.location()
    );
    assert!(answer.headers.get("evil").is_none());
    let explained = answer.is_page() || answer.status == 303 || !answer.status.is_client_error();
    assert!(explained, "{what}: {} without a page", answer.status);
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_and_questions_meet_the_same_answers_on_postgresql() {
    let database = Database::new().await;
    let yinyao = yinyao_on(&database).await;
    let centre = Centre::of(&yinyao).await.in_use(&yinyao).await;
    fields::every_field_is_filled(&yinyao, &centre).await;
    questions::every_question_is_asked(&yinyao, &centre).await;
    yinyao.db.close().await;
    database.remove().await;
}
