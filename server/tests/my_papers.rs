//! What somebody prints of their own is there as a file: what it says, and that nobody else gets it.

use store::sign_up::{Asked, By};

use crate::support::samples::{attended, parallel, pdf_text};
use crate::support::{Browser, Centre, Yinyao, yinyao};

async fn in_use() -> (Yinyao, Centre) {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await.in_use(&yinyao).await;
    (yinyao, centre)
}

async fn text(browser: &mut Browser, path: &str) -> String {
    let file = browser.get(path).await;
    assert_eq!(file.status, 200, "{path}");
    assert_eq!(file.header("content-type"), "application/pdf", "{path}");
    assert_eq!(file.header("cache-control"), "private, no-store", "{path}");
    let name = file.header("content-disposition");
    assert!(name.contains(".pdf") && !name.contains("%E9%99%88"), "a name in {name}");
    joined(&file.bytes)
}

/// What stands in the file, wherever its lines break.
fn joined(bytes: &[u8]) -> String {
    pdf_text(bytes).concat().split_whitespace().collect()
}

#[tokio::test]
async fn papers_of_ones_own_say_what_their_pages_say_and_are_nobody_elses() {
    let (yinyao, centre) = in_use().await;
    let mut chen = centre.chen(&yinyao).await;
    let place = format!("/sign-ups/{}", centre.sign_up.unwrap());
    let wishes = format!("/draws/{}/wishes", centre.wished.unwrap());
    for (page, file, told) in [
        (
            "/my-sign-ups".to_owned(),
            "/my-sign-ups.pdf".to_owned(),
            vec!["楷书一年级班", "12月22日", "301书法教室", "已报上", "已交费"],
        ),
        (
            place.clone(),
            format!("{place}/slip.pdf"),
            vec!["报名成功", "楷书一年级班", "笔墨纸砚", "王和根", "接下来"],
        ),
        (wishes.clone(), format!("{wishes}.pdf"), vec!["太极"]),
        (
            "/me/attendance".to_owned(),
            "/me/attendance.pdf".to_owned(),
            vec!["琵琶一年级班", "到（工作人员记的"],
        ),
    ] {
        let shown = chen.get(&page).await;
        assert_eq!(shown.status, 200, "{page}");
        shown.says(&format!("href=\"{file}\""));
        let written = text(&mut chen, &file).await;
        assert!(written.contains("陈淑芬"), "whose {file} is: {written}");
        for told in told {
            shown.tells(told);
            assert!(written.contains(told), "{told} is missing in {file}: {written}");
        }
        let anybody = yinyao.browser().get(&file).await;
        assert_eq!(anybody.status, 303, "{file}");
        assert!(anybody.location().starts_with("/sign-in?return_to="), "{}", anybody.location());
        let mut lin = centre.lin(&yinyao).await;
        let others = lin.get(&file).await;
        if file.contains("my-sign-ups") || file.contains("attendance") {
            let others = joined(&others.bytes);
            assert!(!others.contains("陈淑芬") && !others.contains("楷书"), "{others}");
        } else {
            assert_eq!(others.status, 404, "{file}");
        }
        // A coordinator has pages of their own for it.
        let desk = centre.desk_a(&yinyao).await.get(&file).await;
        assert!(desk.status != 200 || !joined(&desk.bytes).contains("陈淑芬"), "{file}");
    }
    let hours = text(&mut chen, "/me/hours.pdf").await;
    assert!(hours.contains("还没有服务记录"), "{hours}");
    // What has ended has no slip any more.
    let key = store::form_key::new();
    store::sign_up::withdraw(&yinyao.db, key, centre.sign_up.unwrap(), centre.chen).await.unwrap();
    assert_eq!(chen.get(&format!("{place}/slip.pdf")).await.status, 404);
    for odd in ["/sign-ups/x/slip.pdf", "/draws/x/wishes.pdf"] {
        assert_eq!(chen.get(odd).await.status, 404, "{odd}");
    }
}

#[tokio::test]
async fn a_register_is_saved_blank_before_anybody_is_marked_and_then_as_it_was_recorded() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let offering = attended(&yinyao, &centre).await;
    let sessions = store::offering::sessions(&yinyao.db, offering).await.unwrap();
    let register = |number: usize| format!("/desk/sessions/{}/register", sessions[number].id);
    let mut desk = centre.desk_a(&yinyao).await;
    let page = desk.get(&register(0)).await;
    page.says(&format!("href=\"{}.pdf\"", register(0)));
    let recorded = text(&mut desk, &format!("{}.pdf", register(0))).await;
    for told in ["点名表", "琵琶一年级班", "陈淑芬", "应到1人，到了1人", "怎么记的", "工作人员记的"]
    {
        assert!(recorded.contains(told), "{told} is missing in {recorded}");
    }
    let blank = text(&mut desk, &format!("{}.pdf", register(1))).await;
    for told in ["点名表", "行号", "陈淑芬", "请假", "未到"] {
        assert!(blank.contains(told), "{told} is missing in {blank}");
    }
    assert!(!blank.contains("怎么记的") && !blank.contains("应到"), "{blank}");
    let mut b = centre.desk_b(&yinyao).await;
    assert_eq!(b.get(&format!("{}.pdf", register(0))).await.status, 404);
    assert_eq!(centre.chen(&yinyao).await.get(&format!("{}.pdf", register(0))).await.status, 403);
    let off = store::session::session_at_desk(&yinyao.db, sessions[1].id, &centre.coordinator_a);
    let off = off.await.unwrap().1;
    let cancel = store::session::Asked {
        session: off.session.id,
        revision: off.revision,
        change: domain::session::Change::Cancel,
        reason: "老师生病".into(),
    };
    let key = store::form_key::new();
    store::session::change(&yinyao.db, key, &cancel, &centre.coordinator_a).await.unwrap();
    let off = text(&mut desk, &format!("{}.pdf", register(1))).await;
    assert!(off.contains("这一次不举行") && !off.contains("陈淑芬"), "{off}");
}

#[tokio::test]
async fn who_was_turned_away_and_who_may_sign_in_are_lists_to_take_home() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    // At the same time as what she has: the no is kept.
    let clashing = parallel(&yinyao, &centre, "行书一年级班", 5, 150).await;
    for (offering, is_given) in [(centre.calligraphy, true), (clashing, false)] {
        let asked = Asked { offering, person: centre.chen, by: By::Person(centre.chen) };
        let asked = store::sign_up::sign_up(&yinyao.db, store::form_key::new(), asked).await;
        assert_eq!(asked.is_ok(), is_given);
    }
    let mut head = centre.desk_a(&yinyao).await;
    let way = format!("/desk/offerings/{clashing}/turned-away");
    let page = head.get(&way).await;
    page.tells("陈淑芬");
    for (list, page, told) in [
        (way.as_str(), way.as_str(), vec!["陈淑芬", "19900000001", "没报上的人"]),
        ("/desk/accounts", "/desk/accounts", vec!["登录名"]),
    ] {
        let shown = head.get(page).await;
        for form in ["xlsx", "csv", "pdf"] {
            shown.says(&format!("href=\"{list}.{form}\""));
        }
        let csv = head.get(&format!("{list}.csv")).await;
        let paper = joined(&head.get(&format!("{list}.pdf")).await.bytes);
        for told in told {
            assert!(paper.contains(told), "{told} is missing in {list}.pdf: {paper}");
            let is_title = told == "没报上的人";
            assert!(is_title || csv.body.contains(told), "{told} in {list}.csv: {}", csv.body);
        }
        let of_b = centre.desk_b(&yinyao).await.get(&format!("{list}.csv")).await;
        assert!(!of_b.body.contains("陈淑芬"), "{list} of B: {}", of_b.body);
    }
    let mut door = centre.desk_as(&yinyao, domain::role::Role::Door).await;
    for list in [way.as_str(), "/desk/accounts"] {
        assert_eq!(door.get(&format!("{list}.pdf")).await.status, 403, "{list}");
    }
    let accounts = head.get("/desk/accounts.csv").await;
    let all = store::account::accounts(&yinyao.db, &centre.coordinator_a).await.unwrap();
    assert!(all.len() > 1, "the door has been opened an account");
    for one in all {
        assert!(accounts.body.contains(&one.name) && accounts.body.contains(&one.sign_in_name));
    }
}
