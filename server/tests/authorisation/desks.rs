//! What a desk answers, merges and opens again is its own institution's.

use domain::attendance::Answer;
use domain::role::Role;
use store::attendance::{object, objections};
use store::form_key;

use super::own::sends;
use crate::support::samples::attended;
use crate::support::{Browser, Centre, yinyao};

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
