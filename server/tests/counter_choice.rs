//! 报哪一项, 换到哪一项: what a counter chooses from for somebody, page by page, and where the rest is.

use crate::support::samples::{class, draw_of};
use crate::support::{Centre, Yinyao, yinyao};

/// More than a page of classes of A that were called off. They stand before all others.
async fn called_off(yinyao: &Yinyao, centre: &Centre) {
    for number in 0..21 {
        let new = class(centre.a.id, &format!("八段锦{number}班"), 5);
        let offering = store::new_offering::add(&yinyao.db, &new).await.unwrap();
        let (key, by) = (store::form_key::new(), &centre.coordinator_a);
        store::offering::cancel(&yinyao.db, key, offering, "老师生病", by).await.unwrap();
    }
}

#[tokio::test]
async fn what_takes_people_stands_on_the_first_page_and_what_is_drawn_is_told_besides() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    centre.chen(&yinyao).await.signs_up(centre.calligraphy).await;
    called_off(&yinyao, &centre).await;
    let (offering, person) = (centre.calligraphy, centre.chen);
    let place = store::sign_up::live_sign_up(&yinyao.db, offering, person).await.unwrap().unwrap();
    let (choice, swap) =
        (format!("/desk/members/{person}/offerings"), format!("/desk/sign-ups/{}/swap", place.id));
    for list in [&choice, &swap] {
        let page = desk.get(list).await;
        page.says(&format!("href=\"{list}/{}\"", centre.choir));
        assert!(!page.text().contains("八段锦") && !page.body.contains("rel=\"next\""), "{list}");
        assert!(!page.text().contains("摇号"), "nothing is drawn: {list}");
        desk.get(&format!("{list}?q=baduanjin")).await.tells("没有找到");
    }
    let (key, by) = (store::form_key::new(), &centre.coordinator_a);
    store::draw::plan(&yinyao.db, key, draw_of(&[centre.choir]), by).await.unwrap();
    for list in [&choice, &swap] {
        let page = desk.get(list).await;
        assert!(!page.body.contains(&format!("{list}/{}", centre.choir)), "{list}");
        page.tells("用摇号定名额的项目不在这里。");
        page.says("href=\"/desk/draws\"");
    }
}

#[tokio::test]
async fn where_nothing_takes_people_the_list_says_so() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    centre.chen(&yinyao).await.signs_up(centre.calligraphy).await;
    for offering in [centre.calligraphy, centre.choir] {
        let (key, by) = (store::form_key::new(), &centre.coordinator_a);
        store::offering::cancel(&yinyao.db, key, offering, "老师生病", by).await.unwrap();
    }
    let list = format!("/desk/members/{}/offerings", centre.chen);
    desk.get(&list).await.tells("现在没有能报的项目");
    desk.get(&format!("{list}?q=hechang")).await.tells("没有找到");
}
