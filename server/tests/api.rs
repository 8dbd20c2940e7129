//! The public interface: documented fields, plain sentences, nothing of anybody.

use crate::support::{Centre, yinyao};
use store::sign_up::{Asked, By};

#[tokio::test]
async fn every_field_is_documented_and_none_tells_of_a_person() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut program = yinyao.browser().with("accept", "application/json");
    let fields = program.get("/api/v1").await;
    assert!(fields.header("content-type").starts_with("text/markdown"));
    let one = program.get(&format!("/api/v1/offerings/{}", centre.calligraphy)).await;
    assert_eq!((one.status.as_u16(), one.header("content-type")), (200, "application/json"));
    let offering = one.json();
    for name in offering.as_object().unwrap().keys() {
        fields.says(&format!("`{name}`"));
    }
    for private in ["contact", "entries", "people"] {
        assert!(offering.get(private).is_none(), "{private}");
    }
    assert!(!one.body.contains("王和根") && !one.body.contains("陈淑芬"));
    assert_eq!(offering["name"], "楷书一年级班");
    assert_eq!(
        offering["weekly"][0],
        serde_json::json!({ "weekday": 2, "from": "09:00", "to": "10:30" })
    );
    assert_eq!(offering["first"]["from"], "2026-12-22T09:00:00+08:00");
    assert_eq!(offering["sessions"].as_array().unwrap().len(), 12);
    assert_eq!(
        (&offering["fee_fen"], &offering["age_from"]),
        (&serde_json::json!(20000), &serde_json::json!(50))
    );
}

#[tokio::test]
async fn a_list_is_filtered_and_paged_as_the_pages_are() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    for person in [centre.chen, centre.lin] {
        let asked = Asked { offering: centre.calligraphy, person, by: By::Person(person) };
        store::sign_up::sign_up(&yinyao.db, store::form_key::new(), asked).await.unwrap();
    }
    let mut program = yinyao.browser();
    for (query, total) in [
        ("kind=class", 3),
        ("kind=class&q=kaishu", 1),
        ("kind=class&q=ks", 1),
        // One is full, one opens tomorrow.
        ("kind=class&weekday=2&part=morning&free=1", 1),
        ("kind=class&weekday=3", 0),
        ("kind=class&area=360100", 3),
        ("kind=class&area=360200", 0),
        ("kind=shift", 0),
        ("kind=class&unknown=1", 3),
        ("", 3),
        ("q=kaishu", 1),
        ("kind=", 3),
    ] {
        let answer = program.get(&format!("/api/v1/offerings?{query}")).await;
        assert_eq!(answer.json()["total"], total, "{query}");
    }
    let of_b = program
        .get(&format!("/api/v1/offerings?kind=class&institution={}", centre.b.id))
        .await
        .json();
    assert_eq!(of_b["offerings"][0]["name"], "太极一年级班");
    assert_eq!(
        program.get("/api/v1/offerings?kind=class&page=9").await.json()["offerings"],
        serde_json::json!([])
    );
}

#[tokio::test]
async fn a_question_that_cannot_be_read_is_told_in_both_languages() {
    let yinyao = yinyao().await;
    let mut program = yinyao.browser();
    for (path, status) in [
        ("/api/v1/offerings?kind=course", 400),
        ("/api/v1/offerings?kind=class&page=0", 400),
        ("/api/v1/offerings?kind=class&page=99999999999999999999", 400),
        ("/api/v1/offerings?kind=class&weekday=%00", 400),
        ("/api/v1/offerings/nothing", 404),
        ("/api/v1/offerings/019abc00-0000-7000-8000-000000000001", 404),
        ("/api/v2", 404),
    ] {
        let answer = program.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        let error = answer.json()["error"].clone();
        assert!(error["chinese"].is_string() && error["english"].is_string(), "{path}");
    }
    let answer = program.post("/api/v1/offerings", &[]).await;
    assert_eq!(answer.status, 405);
    assert!(answer.json()["error"]["chinese"].is_string());
    let long = format!("/api/v1/offerings?kind=class&q={}", "%E5%AD%97".repeat(5_000));
    assert_eq!(program.get(&long).await.status, 200);
}
