//! What a desk lists is its own institution's.

use crate::support::{Centre, yinyao};

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
