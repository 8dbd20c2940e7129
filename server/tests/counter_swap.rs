//! 柜台换班: a coordinator swaps a member's place for another one, and the slip that is printed after it; all without scripts.

use domain::calendar::Span;
use domain::id::{OfferingId, PersonId, SignUpId};
use domain::limits::Limits;
use jiff::civil::{date, time};
use store::limits::set_limits;
use store::new_offering::{NewOffering, NewSession};
use store::sign_up::{Asked, By};

use crate::support::samples::{asks_for_fees, class, parallel, pdf_text, receipt_for};
use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};

async fn has(yinyao: &Yinyao, offering: OfferingId, person: PersonId) -> SignUpId {
    let asked = Asked { offering, person, by: By::Person(person) };
    store::sign_up::sign_up(&yinyao.db, store::form_key::new(), asked).await.unwrap().id
}

/// Chen has paid 200 yuan for calligraphy.
async fn paid(yinyao: &Yinyao, centre: &Centre) -> SignUpId {
    asks_for_fees(yinyao, centre).await;
    let place = has(yinyao, centre.calligraphy, centre.chen).await;
    receipt_for(&yinyao.db, place, &centre.coordinator_a).await;
    place
}

async fn swaps(desk: &mut Browser, place: SignUpId, instead: OfferingId, reason: &str) -> Answer {
    let key = store::form_key::new().to_string();
    let (place, instead) = (place.to_string(), instead.to_string());
    let fields = [("key", &*key), ("sign_up", &place), ("instead", &instead), ("reason", reason)];
    desk.post_and_follow("/forms/desk-swap", &fields).await
}

#[tokio::test]
async fn a_member_is_given_a_parallel_class_and_the_slip_of_it() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let place = paid(&yinyao, &centre).await;
    let cheaper = parallel(&yinyao, &centre, "行书一年级班", 5, 150).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let member = desk.get(&format!("/desk/members/{}", centre.chen)).await;
    member.says(&format!("href=\"/desk/sign-ups/{place}/swap\""));
    member.says(&format!("href=\"/desk/sign-ups/{place}/slip\""));
    let choice = desk.get(&format!("/desk/sign-ups/{place}/swap")).await;
    choice.tells("同类的，还有名额");
    choice.says(&format!("href=\"/desk/sign-ups/{place}/swap/{cheaper}\""));
    let found = desk.get(&format!("/desk/sign-ups/{place}/swap?q=hechang")).await;
    found.says(&format!("/desk/sign-ups/{place}/swap/{}", centre.choir));

    let look = desk.get(&format!("/desk/sign-ups/{place}/swap/{cheaper}")).await;
    for told in ["换成“行书一年级班”吗？", "陈淑芬", "退掉这一个", "楷书一年级班"]
    {
        look.tells(told);
    }
    look.tells("先占新名额，再退原来的。");
    look.tells("交过的200元转过去，要退50元。");
    let slip = swaps(&mut desk, place, cheaper, "").await;
    assert_eq!(slip.status, 200);
    for told in ["换好了，原来的已经退了", "行书一年级班", "陈淑芬", "要退50元", "银杏区老年大学"]
    {
        slip.tells(told);
    }
    slip.says("/refund\"");
    let at = slip.body.split("/desk/sign-ups/").nth(1).and_then(|rest| rest.split('/').next());
    let file = desk.get(&format!("/desk/sign-ups/{}/slip.pdf", at.unwrap())).await;
    let written = pdf_text(&file.bytes).concat();
    assert!(written.contains("行书一年级班") && written.contains("要退50元"), "{written}");

    // What was given up has no slip any more, and asking again leads to the member.
    assert_eq!(desk.get(&format!("/desk/sign-ups/{place}/slip")).await.status, 404);
    let again = desk.get(&format!("/desk/sign-ups/{place}/swap/{cheaper}")).await;
    again.leads_to(&format!("/desk/members/{}", centre.chen));
    let log = desk.get(&format!("/desk/log?person={}", centre.chen)).await;
    log.tells("在柜台换了");
    log.tells("换成：行书一年级班");
    let mut chen = centre.chen(&yinyao).await;
    chen.get("/").await.tells("“楷书一年级班”换成了“行书一年级班”");
    chen.get(&format!("/sign-ups/{place}")).await.tells("原因：在服务台换成了别的");
}

#[tokio::test]
async fn where_the_new_place_is_gone_meanwhile_the_old_one_stays() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let place = paid(&yinyao, &centre).await;
    let last = parallel(&yinyao, &centre, "行书一年级班", 1, 200).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let look = desk.get(&format!("/desk/sign-ups/{place}/swap/{last}")).await;
    look.tells("交过的200元转过去，不用再交。");
    has(&yinyao, last, centre.lin).await;
    let refused = swaps(&mut desk, place, last, "").await;
    assert_eq!(refused.status, 422);
    refused.tells("那边已经满了。原来的名额还在，没有动。");
    refused.tells("换成别的");
    assert!(!refused.body.contains("/forms/desk-swap"), "nothing to press any more");
    let mut chen = centre.chen(&yinyao).await;
    chen.get(&format!("/sign-ups/{place}")).await.tells("报名成功");
    // Who opens it only now is told the same, and nothing is wrong.
    let look = desk.get(&format!("/desk/sign-ups/{place}/swap/{last}")).await;
    assert_eq!(look.status, 200);
    look.tells("现在换不了");
}

#[tokio::test]
async fn an_exception_wants_a_reason_and_keeps_what_was_typed() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let place = paid(&yinyao, &centre).await;
    let mut desk = centre.desk_a(&yinyao).await;
    // The choir opens tomorrow.
    let refused = swaps(&mut desk, place, centre.choir, "").await;
    assert_eq!(refused.status, 422);
    refused.says("href=\"#reason\"");
    let long = "字".repeat(201);
    let refused = swaps(&mut desk, place, centre.choir, &long).await;
    assert_eq!((refused.status.as_u16(), &refused.typed()["reason"]), (422, &long));
    let slip = swaps(&mut desk, place, centre.choir, "本人报错了班").await;
    slip.tells("合唱一年级班");
}

#[tokio::test]
async fn who_clashes_at_the_counter_is_offered_the_swap() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let place = has(&yinyao, centre.calligraphy, centre.chen).await;
    let other = parallel(&yinyao, &centre, "行书一年级班", 5, 200).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let way = format!("href=\"/desk/sign-ups/{place}/swap/{other}\"");
    let page = desk.get(&format!("/desk/members/{}/offerings/{other}", centre.chen)).await;
    page.tells("“楷书一年级班”和这一项时间重了");
    page.says(&way);
    let (key, person) = (store::form_key::new().to_string(), centre.chen.to_string());
    let id = other.to_string();
    let fields = [("key", &*key), ("person", &person), ("offering", &id)];
    let refused = desk.post_and_follow("/forms/desk-member-add", &fields).await;
    assert_eq!(refused.status, 422);
    refused.tells("这个人已报了“楷书一年级班”，两边时间重了。");
    refused.says(&way);
    // By name on the offering's own page, too.
    let key = store::form_key::new().to_string();
    let fields = [
        ("key", &*key),
        ("offering", &id),
        ("name", "陈淑芬"),
        ("mobile", "19900000001"),
        ("born_on", "1955-03-08"),
    ];
    let refused = desk.post_and_follow("/forms/desk-add", &fields).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.typed()["name"], "陈淑芬");
    refused.says(&way);
    // What is at another institution is nothing for this counter to swap.
    let key = store::form_key::new();
    let taiji = Asked { offering: centre.taiji, person: centre.lin, by: By::Person(centre.lin) };
    store::sign_up::sign_up(&yinyao.db, key, taiji).await.unwrap();
    let key = store::form_key::new().to_string();
    let fields = [
        ("key", &*key),
        ("offering", &id),
        ("name", "林国富"),
        ("mobile", "19900000002"),
        ("born_on", "1960-03-08"),
    ];
    let refused = desk.post_and_follow("/forms/desk-add", &fields).await;
    refused.tells("这个人在那个时间已有别的安排。");
    assert!(!refused.body.contains("/swap/") && !refused.body.contains("太极"));
}

/// A class of A on the evening before Christmas, from one hour to another.
async fn evening(yinyao: &Yinyao, centre: &Centre, name: &str, hours: (i8, i8)) -> OfferingId {
    let (from, to) = (time(hours.0, 0, 0, 0), time(hours.1, 0, 0, 0));
    let sessions = vec![NewSession { span: Span::on(date(2026, 12, 24), from, to), venue: None }];
    let new = NewOffering { sessions, ..class(centre.a.id, name, 5) };
    store::new_offering::add(&yinyao.db, &new).await.unwrap()
}

#[tokio::test]
async fn two_that_clash_are_named_one_by_one_and_given_up_together() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let early = evening(&yinyao, &centre, "隶书傍晚班", (17, 19)).await;
    let late = evening(&yinyao, &centre, "篆书夜班", (19, 21)).await;
    let both = evening(&yinyao, &centre, "国画晚间班", (18, 20)).await;
    let (first, second) =
        (has(&yinyao, early, centre.chen).await, has(&yinyao, late, centre.chen).await);
    let mut chen = centre.chen(&yinyao).await;
    let refused = chen.get(&format!("/offerings/{both}/sign-up")).await;
    refused.says(&format!("href=\"/offerings/{both}/swap\""));
    let look = chen.get(&format!("/offerings/{both}/swap")).await;
    for told in ["隶书傍晚班", "篆书夜班", "国画晚间班", "再一起退下面这几个"]
    {
        look.tells(told);
    }
    look.says(&format!("value=\"{first},{second}\""));

    let mut desk = centre.desk_a(&yinyao).await;
    let page = desk.get(&format!("/desk/members/{}/offerings/{both}", centre.chen)).await;
    page.tells("“隶书傍晚班”、“篆书夜班”和这一项时间重了");
    let look = desk.get(&format!("/desk/sign-ups/{first}/swap/{both}")).await;
    for told in ["隶书傍晚班", "篆书夜班", "要一起退"] {
        look.tells(told);
    }
    // One alone is not enough, whatever a form says, and nothing that is no entry is taken.
    let refused = swaps(&mut desk, first, both, "").await;
    assert_eq!(refused.status, 422);
    for wrong in ["", "x", &format!("{first},"), &format!("{first},x")] {
        let key = store::form_key::new().to_string();
        let fields = [("key", &*key), ("sign_up", wrong), ("instead", &both.to_string())];
        assert!(desk.post("/forms/desk-swap", &fields).await.status.is_client_error(), "{wrong}");
    }
    let key = store::form_key::new().to_string();
    let (given_up, instead) = (format!("{first},{second}"), both.to_string());
    let fields = [("key", &*key), ("given_up", &given_up), ("instead", &instead)];
    let got = chen.post_and_follow("/forms/swap", &fields).await;
    got.tells("换好了：原来的，已经替您退了。");
    got.tells("国画晚间班");
    for ended in [first, second] {
        assert!(!chen.get(&format!("/sign-ups/{ended}")).await.body.contains("报名成功"));
    }
}

#[tokio::test]
async fn whoever_has_as_many_as_allowed_is_asked_which_one_goes() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let early = evening(&yinyao, &centre, "隶书傍晚班", (17, 18)).await;
    let late = evening(&yinyao, &centre, "篆书夜班", (20, 21)).await;
    let other = evening(&yinyao, &centre, "国画晚间班", (18, 20)).await;
    let (first, second) =
        (has(&yinyao, early, centre.chen).await, has(&yinyao, late, centre.chen).await);
    let most = Limits { classes: Some(2), ..Limits::default() };
    set_limits(&yinyao.db, most, store::Seen::nothing(), &centre.coordinator_a).await.unwrap();
    let mut chen = centre.chen(&yinyao).await;
    let refused = chen.get(&format!("/offerings/{other}/sign-up")).await;
    refused.says(&format!("href=\"/offerings/{other}/swap\""));
    let choice = chen.get(&format!("/offerings/{other}/swap")).await;
    choice.tells("退掉哪一个");
    choice.says(&format!("/offerings/{other}/swap?give={first}\""));
    let look = chen.get(&format!("/offerings/{other}/swap?give={second}")).await;
    look.tells("换成“国画晚间班”吗？");
    look.says(&format!("value=\"{second}\""));
    assert!(!look.body.contains("隶书傍晚班"));
    // What is another's, or no key at all, changes nothing.
    let theirs = has(&yinyao, late, centre.lin).await;
    let foreign = chen.get(&format!("/offerings/{other}/swap?give={theirs}")).await;
    assert_eq!(foreign.status, 404);
    chen.get(&format!("/offerings/{other}/swap?give=x")).await.tells("退掉哪一个");
}
