//! Keys that press the buttons of the desk's pages: each once on a page, all of them told by one page, and none at the learners'.

use app::paths::keys::{ACT, ACTS, ALL};
use store::form_key;

use crate::support::{Answer, Centre, yinyao};

/// The keys on a page, in its order.
fn keys(page: &Answer) -> Vec<String> {
    let all = page.body.split(" accesskey=\"").skip(1);
    all.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

/// The key of the button that says this.
fn key_of(page: &Answer, words: &str) -> String {
    let (before, _) = page.body.rsplit_once(&format!("{words}</button>")).unwrap();
    let tag = before.rsplit('<').next().unwrap();
    tag.split("accesskey=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn what_is_done_has_its_key_once_on_a_page_and_all_are_told() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let offering = centre.calligraphy.to_string();
    let told = desk.get("/desk/keys").await;
    let ways = [
        "/desk".to_owned(),
        "/desk/today".to_owned(),
        "/desk/terms".to_owned(),
        "/desk/fees/settings".to_owned(),
        format!("/desk/offerings/{offering}"),
        format!("/desk/offerings/{offering}/add"),
    ];
    for way in ways {
        let page = desk.get(&way).await;
        let mut all = keys(&page);
        for key in &all {
            told.says(&format!("<kbd>{key}</kbd>"));
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "{way} gives a key twice");
        assert!(count > 7, "{way} has keys of its own");
    }
    for key in ALL.into_iter().chain(ACTS) {
        told.says(&format!("<kbd>{key}</kbd>"));
    }
}

#[tokio::test]
async fn the_main_button_has_always_the_same_key_also_where_something_was_wrong() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let offering = centre.calligraphy.to_string();
    let form = desk.get(&format!("/desk/offerings/{offering}/add")).await;
    assert_eq!(key_of(&form, "给这个人报名"), ACT);
    let key = form_key::new().to_string();
    let fields = [("key", key.as_str()), ("offering", &offering), ("name", ""), ("mobile", "1")];
    let wrong = desk.post_and_follow("/forms/desk-add", &fields).await;
    assert_eq!(wrong.status, 422);
    assert_eq!(key_of(&wrong, "给这个人报名"), ACT);
}

#[tokio::test]
async fn a_learners_page_has_no_keys() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut learner, offering) = (yinyao.browser(), centre.calligraphy);
    for way in ["/", "/classes", "/help", &format!("/offerings/{offering}")] {
        assert_eq!(keys(&learner.get(way).await), [""; 0], "{way}");
    }
}
