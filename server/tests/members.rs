//! 找人: the counter finds its own people by one field, signs them up, and makes their card.

use domain::calendar::Span;
use domain::id::OfferingId;
use jiff::civil::{date, time};
use store::new_offering::{NewOffering, NewSession};

use crate::support::samples::{asks_for_fees, class, pdf_text};
use crate::support::{Browser, Centre, Yinyao, yinyao};

async fn finds(desk: &mut Browser, typed: &str) -> crate::support::Answer {
    let key = store::form_key::new().to_string();
    desk.post_and_follow("/forms/desk-member-find", &[("key", &key), ("q", typed)]).await
}

#[tokio::test]
async fn ninety_of_one_name_are_reached_page_by_page() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let mut born = Vec::new();
    for number in 0..90_i16 {
        let person = store::sign_up::CounterPerson {
            name: domain::person::PersonName::parse("陈淑芬").unwrap(),
            mobile: Some(domain::person::Mobile::parse(&format!("199000{number:05}")).unwrap()),
            born_on: Some(date(1935 + number % 30, 1, 1 + i8::try_from(number / 30).unwrap())),
            emergency_contact: None,
            emergency_telephone: None,
        };
        born.push(person.born_on.unwrap());
        store::sign_up::register_at_counter(db, store::form_key::new(), &person, by).await.unwrap();
    }
    let first = finds(&mut desk, "陈淑芬").await;
    first.tells("还有更多人。请看下一页，或者多填几个字。");
    let people = |page: &crate::support::Answer| -> Vec<String> {
        let parts = page.body.split("href=\"/desk/members/").skip(1);
        let ids = parts.filter_map(|part| part.split('"').next()).map(str::to_owned);
        ids.filter(|id| id.len() == 36).collect()
    };
    for order in ["", "sort=birthday&"] {
        let mut all = std::collections::HashSet::new();
        for page in 1..=5 {
            let shown = desk.get(&format!("/desk/members?{order}page={page}&found")).await;
            let told = people(&shown);
            assert_eq!(told.len(), if page < 5 { 20 } else { 10 }, "{order} {page}");
            assert_eq!(shown.body.contains("rel=\"next\""), page < 5, "{order} {page}");
            assert_eq!(shown.body.contains("rel=\"prev\""), page > 1, "{order} {page}");
            all.extend(told);
        }
        assert_eq!(all.len(), 90, "nobody is left out: {order}");
    }
    desk.get("/desk/members?page=5&found").await.tells("第81到90人");
    desk.get("/desk/members?page=99&found").await.tells("第81到90人");
    // All of them are put in order, not those on the page.
    born.sort();
    let oldest = desk.get("/desk/members?sort=birthday&found").await;
    oldest.tells("1935年1月1日");
    assert!(!oldest.text().contains(&format!("{}年", born[89].year())));
}

/// A class of A on Wednesday evenings that costs 200 yuan.
async fn evening(yinyao: &Yinyao, centre: &Centre) -> OfferingId {
    let on = |day: i8| NewSession {
        span: Span::on(date(2026, 12, day), time(18, 30, 0, 0), time(20, 0, 0, 0)),
        venue: None,
    };
    let sessions = vec![on(23), on(30)];
    let new = NewOffering { sessions, ..class(centre.a.id, "行书一年级班", 5) };
    store::new_offering::add(&yinyao.db, &new).await.unwrap()
}

#[tokio::test]
async fn somebody_at_the_counter_is_found_signed_up_and_given_a_card() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    desk.get("/desk").await.says("href=\"/desk/members\"");
    finds(&mut desk, "陈淑芬").await.tells("没有找到这个人");
    let mut chen = centre.chen(&yinyao).await;
    let key = store::form_key::new().to_string();
    let offering = centre.calligraphy.to_string();
    chen.post("/forms/sign-up", &[("key", &key), ("offering", &offering), ("expected", "held")])
        .await;
    for typed in ["陈淑", "chensf", "csf"] {
        let found = finds(&mut desk, typed).await;
        let name = if typed == "chensf" { "没有找到这个人" } else { "陈淑芬" };
        found.tells(name);
        assert_eq!(found.typed()["q"], typed);
    }
    let mut elsewhere = centre.desk_b(&yinyao).await;
    finds(&mut elsewhere, "陈淑芬").await.tells("没有找到这个人");

    let member = format!("/desk/members/{}", centre.chen);
    let page = desk.get(&member).await;
    page.tells("楷书一年级");
    page.says("办学员卡");
    // The slip needs no card.
    page.says("打印报名小票");
    let slip = desk.get(&format!("{member}/card")).await;
    slip.tells("楷书一年级");
    slip.tells("报名小票");
    assert!(!slip.body.contains("学员卡"), "there is none");
    let file = desk.get(&format!("{member}/card.pdf")).await;
    assert_eq!((file.status.as_u16(), file.header("content-type")), (200, "application/pdf"));
    let written = pdf_text(&file.bytes).concat();
    for told in ["陈淑芬", "楷书一年级", "有名额", "银杏区老年大学"] {
        slip.tells(told);
        assert!(written.contains(told), "{told} is missing in {written}");
    }
    assert_eq!(elsewhere.get(&format!("{member}/card")).await.status, 404);
    let key = store::form_key::new().to_string();
    let person = centre.chen.to_string();
    let made = [("key", key.as_str()), ("person", person.as_str())];
    desk.post_and_follow("/forms/desk-member-card", &made).await.tells("K000001");
    let card = desk.get(&format!("{member}/card")).await;
    card.tells("K000001");
    card.tells("楷书一年级");
    finds(&mut desk, "k1").await.tells("陈淑芬");

    desk.get(&format!("{member}/offerings?q=choir-none")).await.tells("没有找到");
    let choir = centre.choir.to_string();
    desk.get(&format!("{member}/offerings")).await.says(&format!("{member}/offerings/{choir}"));
    assert_eq!(desk.get(&format!("{member}/offerings/{choir}")).await.status, 200);
}

#[tokio::test]
async fn who_is_added_or_has_paid_takes_the_slip_of_that_place_along() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    asks_for_fees(&yinyao, &centre).await;
    let other = evening(&yinyao, &centre).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    chen.signs_up(centre.calligraphy).await;
    let (key, person) = (store::form_key::new().to_string(), centre.chen.to_string());
    let offering = other.to_string();
    let fields = [("key", &*key), ("person", &*person), ("offering", &*offering), ("reason", "")];
    let added = desk.post_and_follow("/forms/desk-member-add", &fields).await;
    added.tells("报上了。本人会看到通知。");
    let mine = store::sign_up::live_sign_up(&yinyao.db, other, centre.chen).await.unwrap().unwrap();
    let (slip, all) =
        (format!("/desk/sign-ups/{}/slip", mine.id), format!("/desk/members/{person}/card"));
    added.says(&format!("href=\"{slip}.pdf\""));
    let key = store::form_key::new().to_string();
    let sign_up = mine.id.to_string();
    let fields = [("key", &*key), ("sign_up", &*sign_up), ("way", "cash"), ("receipt", "")];
    let paid = desk.post_and_follow("/forms/desk-fee-paid", &fields).await;
    paid.tells("记好了：陈淑芬");
    paid.says(&format!("href=\"{slip}\""));
    paid.says(&format!("href=\"{slip}.pdf\""));
    let (one, everything) = (desk.get(&slip).await, desk.get(&all).await);
    one.says(&format!("href=\"{all}\""));
    for page in [&one, &everything] {
        page.tells("银杏区老年大学");
        page.tells("行书一年级班");
    }
    everything.tells("楷书一年级班");
    assert!(!one.body.contains("楷书一年级班"), "the slip of one place");
    let text = async |way: String| pdf_text(&desk.clone().get(&way).await.bytes).concat();
    let (one, everything) = (text(format!("{slip}.pdf")).await, text(format!("{all}.pdf")).await);
    assert!(one.contains("行书一年级班") && !one.contains("楷书一年级班"), "{one}");
    assert!(everything.contains("行书一年级班") && everything.contains("楷书一年级班"));
    // Somebody else's place is no reason to offer anything here.
    let foreign = desk.get(&format!("/desk/members/{person}?added={}", centre.chen)).await;
    assert!(!foreign.body.contains("slip.pdf"));
}

#[tokio::test]
async fn what_cannot_be_looked_for_and_what_a_rule_refuses_is_told() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    for (typed, told) in [
        ("", "请填要找的人"),
        ("2", "号码至少填四位"),
        ("陈2401", "请只填姓名、拼音、号码或卡号中的一样"),
    ] {
        let answer = finds(&mut desk, typed).await;
        assert_eq!(answer.status, 422, "{typed}");
        answer.tells(told);
        assert_eq!(answer.typed()["q"], typed);
    }
    let mut chen = centre.chen(&yinyao).await;
    let key = store::form_key::new().to_string();
    let offering = centre.calligraphy.to_string();
    chen.post("/forms/sign-up", &[("key", &key), ("offering", &offering), ("expected", "held")])
        .await;
    let (key, person) = (store::form_key::new().to_string(), centre.chen.to_string());
    let again = [
        ("key", key.as_str()),
        ("person", person.as_str()),
        ("offering", offering.as_str()),
        ("reason", "本人来电"),
    ];
    let refused = desk.post_and_follow("/forms/desk-member-add", &again).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.typed()["reason"], "本人来电");
}

#[tokio::test]
async fn of_an_exception_the_person_reads_the_sentence_that_was_chosen() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    // She belongs to the institution, and what she wants now is closed.
    chen.signs_up(centre.calligraphy).await;
    let other = evening(&yinyao, &centre).await;
    let key = store::form_key::new();
    store::offering::close(&yinyao.db, key, other, &centre.coordinator_a).await.unwrap();
    let (person, offering) = (centre.chen.to_string(), other.to_string());
    let form = desk.get(&format!("/desk/members/{person}/offerings/{offering}")).await;
    form.tells("本人会读到");
    for sentence in
        ["因健康原因。", "因家庭照料。", "本单位办错了，现在改正。", "其他情况，按规定办理。"]
    {
        form.tells(sentence);
    }
    let mut sends = async |reason: &str, told: &str| {
        let key = store::form_key::new().to_string();
        let fields = [
            ("key", key.as_str()),
            ("person", person.as_str()),
            ("offering", offering.as_str()),
            ("reason", reason),
            ("told_why", told),
        ];
        desk.post_and_follow("/forms/desk-member-add", &fields).await
    };
    let odd = sends("髋关节手术", "她做了手术").await;
    assert_eq!(odd.status, 422);
    odd.tells("请选本人会读到哪一句");
    assert_eq!(odd.typed()["reason"], "髋关节手术");
    let bare = sends("", "health").await;
    assert_eq!(bare.status, 422);
    bare.says("id=\"reason-error\"");
    sends("髋关节手术", "health").await.tells("报上了。本人会看到通知。");
    let mine = store::sign_up::live_sign_up(&yinyao.db, other, centre.chen).await.unwrap().unwrap();
    let page = chen.get(&format!("/sign-ups/{}", mine.id)).await;
    page.tells("单位破例办的：那时报名已经停了。因健康原因。");
    assert!(!page.body.contains("髋关节手术"), "the log alone keeps it");
    let filter = store::log::LogFilter::default();
    let log = store::log::entries(&yinyao.db, &filter, 1, &centre.coordinator_a).await.unwrap();
    assert!(log.entries.iter().any(|entry| entry.reason == "髋关节手术"));
}

#[tokio::test]
async fn whoever_is_told_no_at_the_counter_is_a_member_and_goes_on_without_being_typed_again() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (key, offering) = (store::form_key::new().to_string(), centre.calligraphy.to_string());
    let fields = [
        ("key", &*key),
        ("offering", &offering),
        ("name", "司马年轻"),
        ("mobile", "19900000077"),
        ("born_on", "1999-3-8"),
    ];
    let refused = desk.post_and_follow("/forms/desk-add", &fields).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.typed()["name"], "司马年轻");
    refused.tells("到那天这个人");
    refused.tells("司马年轻已登记，没报上的原因也记下了。");
    let key = refused.body.split("/desk/members/").nth(1).map(|rest| &rest[..36]).unwrap();
    let member = desk.get(&format!("/desk/members/{key}")).await;
    member.tells("司马年轻");
    refused.says(&format!("href=\"/desk/members/{key}/offerings\""));
    finds(&mut desk, "司马年").await.tells("司马年轻");
    let told_no = desk.get(&format!("/desk/offerings/{offering}/turned-away")).await;
    told_no.tells("司马年轻");
    desk.get("/desk/log").await.tells("在柜台登记了没报上的");
    // Another institution's desk reads nothing of it, whatever key stands in the address.
    let mut elsewhere = centre.desk_b(&yinyao).await;
    let page = format!("/desk/offerings/{}/add?told_no={key}", centre.taiji);
    let page = elsewhere.get(&page).await;
    assert_eq!(page.status, 200);
    assert!(!page.body.contains("司马年轻"));
}

#[tokio::test]
async fn money_is_told_where_the_person_stands() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    asks_for_fees(&yinyao, &centre).await;
    let other = evening(&yinyao, &centre).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    chen.signs_up(centre.calligraphy).await;
    let (person, offering) = (centre.chen.to_string(), other.to_string());
    let member = format!("/desk/members/{person}");
    let check = desk.get(&format!("{member}/offerings/{offering}")).await;
    check.tells("2026年12月23日");
    let key = store::form_key::new().to_string();
    let fields = [("key", &*key), ("person", &*person), ("offering", &*offering), ("reason", "")];
    let added = desk.post_and_follow("/forms/desk-member-add", &fields).await;
    added.tells("200元没交，最晚");
    let mine = store::sign_up::live_sign_up(&yinyao.db, other, centre.chen).await.unwrap().unwrap();
    let fee = format!("/desk/fees/{}?person", mine.id);
    added.says(&format!("href=\"{fee}\""));
    let value = format!("{} {member}", mine.id);
    desk.get(&fee).await.says(&format!("value=\"{value}\""));
    let key = store::form_key::new().to_string();
    let fields = [("key", &*key), ("sign_up", &*value), ("way", "cash"), ("receipt", "")];
    let paid = desk.post_and_follow("/forms/desk-fee-paid", &fields).await;
    paid.tells("费用记下了。");
    paid.tells("已交费");
    desk.get("/desk/fees?paid").await.says("aria-sort=\"descending\"");
    desk.get("/desk/fees").await.says("aria-sort=\"ascending\"");
    // From the person one goes back to the person, who is told of the money that is theirs.
    let removal = format!("/desk/sign-ups/{}/removal?person", mine.id);
    paid.says(&format!("href=\"{removal}\""));
    desk.get(&removal).await.says(&format!("value=\"{value}\""));
    let key = store::form_key::new().to_string();
    let fields = [("key", &*key), ("sign_up", &*value), ("reason", "本人不能来")];
    let removed = desk.post_and_follow("/forms/desk-remove", &fields).await;
    removed.tells("移出名单了。");
    removed.tells("要退200元");
    desk.get("/desk/today").await.tells("1笔费要退");
    // The list of an offering leads to the person, too.
    let list = desk.get(&format!("/desk/offerings/{}", centre.calligraphy)).await;
    list.says(&format!("href=\"{member}\""));
}

#[tokio::test]
async fn the_rule_that_says_no_is_told_before_a_reason_is_asked_for() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let key = store::form_key::new().to_string();
    let typed = [
        ("key", key.as_str()),
        ("name", "卢水莲"),
        ("born_on", "1944-05-01"),
        ("mobile", ""),
        ("emergency_contact", ""),
        ("emergency_telephone", ""),
    ];
    let registered = desk.post_and_follow("/forms/desk-member-new", &typed).await;
    registered.tells("登记好了。");
    finds(&mut desk, "卢水莲").await.tells("卢水莲");
    let mut elsewhere = centre.desk_b(&yinyao).await;
    finds(&mut elsewhere, "卢水莲").await.tells("没有找到这个人");
    let offering = evening(&yinyao, &centre).await;
    store::offering::close(&yinyao.db, store::form_key::new(), offering, &centre.coordinator_a)
        .await
        .unwrap();
    let by = &centre.coordinator_a;
    let sought = domain::member::Sought::parse("卢水莲").unwrap();
    let lu = store::member::find(&yinyao.db, &sought, by).await.unwrap()[0].person.id;
    let way = format!("/desk/members/{lu}/offerings/{offering}");
    desk.get(&way).await.tells("现在停止报名。要破例，请写一句理由。");
    let key = store::form_key::new().to_string();
    let (person, offering) = (lu.to_string(), offering.to_string());
    let fields = [("key", &*key), ("person", &*person), ("offering", &*offering), ("reason", "")];
    let refused = desk.post_and_follow("/forms/desk-member-add", &fields).await;
    assert_eq!(refused.status, 422);
    refused.tells("现在停止报名。要破例，请写一句理由。");
}
