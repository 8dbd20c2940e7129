//! One activity, one shift or one class is made at the desk without a file, and what was published is put right.

use domain::institution::InstitutionKind;

use crate::support::{Answer, Browser, Centre, yinyao};

async fn new(desk: &mut Browser, fields: &[(&str, &str)]) -> Answer {
    let key = store::form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    desk.post_and_follow("/forms/desk-new-offering", &fields).await
}

async fn publish(desk: &mut Browser, looked: &Answer) -> Answer {
    let (key, import) = (looked.hidden("key"), looked.hidden("import"));
    let fields = [("key", key.as_str()), ("import", import.as_str())];
    desk.post_and_follow("/forms/desk-confirm-import", &fields).await
}

const CHOIR: [(&str, &str); 8] = [
    ("kind", "activity"),
    ("name", "周三合唱"),
    ("on", "2026-12-2"),
    ("from", "9:00"),
    ("to", "10:30"),
    ("room", "大礼堂"),
    ("places", "30"),
    ("way", "电话或到服务台报名"),
];

#[tokio::test]
async fn an_activity_is_looked_at_published_and_made_again_like_it() {
    let yinyao = yinyao().await;
    let mut desk = Centre::desk_of(&yinyao, InstitutionKind::ActivityCentre).await;
    desk.get("/desk").await.says("/desk/offerings/new");
    let form = desk.get("/desk/offerings/new").await;
    assert_eq!(form.status, 200);
    form.says("desk-new-offering");
    form.says("known-rooms");
    let looked = new(&mut desk, &[&CHOIR[..], &[("weeks", "2")]].concat()).await;
    looked.tells("请核对，再公布");
    looked.tells("公布这2项");
    assert!(!desk.get("/desk").await.text().contains("周三合唱"), "nothing is made by a look");
    let import = looked.hidden("import");
    let back = desk.get(&format!("/desk/offerings/new?import={import}")).await;
    assert_eq!(back.typed()["name"], "周三合唱");
    publish(&mut desk, &looked).await.tells("新增了“周三合唱”，共2次。");
    let list = desk.get("/desk").await;
    list.tells("周三合唱");
    let (_, id) = list.body.split_once("href=\"/desk/offerings/0").unwrap();
    let id = format!("0{}", &id[..35]);
    let page = desk.get(&format!("/desk/offerings/{id}")).await;
    page.says(&format!("/desk/offerings/new?like={id}"));
    let like = desk.get(&format!("/desk/offerings/new?like={id}")).await;
    let typed = like.typed();
    assert_eq!((typed["name"].as_str(), typed["room"].as_str()), ("周三合唱", "大礼堂"));
    assert_eq!((typed["from"].as_str(), typed["on"].as_str()), ("09:00", ""));

    // The room is taken then: it is named, and nothing can be confirmed.
    let mut other = CHOIR;
    (other[1].1, other[3].1) = ("书画笔会", "10:00");
    let clash = new(&mut desk, &other).await;
    clash.tells("大礼堂那时有“周三合唱”");
    assert!(!clash.body.contains("desk-confirm-import"), "{}", clash.main());
}

#[tokio::test]
async fn each_mistake_stands_at_its_field_with_what_was_typed() {
    let yinyao = yinyao().await;
    let mut desk = Centre::desk_of(&yinyao, InstitutionKind::ActivityCentre).await;
    for (place, wrong) in [(1, ""), (2, "下周三"), (2, "2020-12-2"), (4, "8:00"), (6, "0")] {
        let mut fields = CHOIR;
        fields[place].1 = wrong;
        let page = new(&mut desk, &fields).await;
        assert_eq!(page.status, 422, "{wrong}");
        page.says(&format!("id=\"{}-error\"", fields[place].0));
        assert_eq!(page.typed()[fields[place].0], wrong);
        assert_eq!(page.typed()["room"], "大礼堂");
    }
    let weeks = new(&mut desk, &[&CHOIR[..], &[("weeks", "99")]].concat()).await;
    weeks.says("id=\"weeks-error\"");
    let mut class = CHOIR;
    class[0].1 = "class";
    let key = store::form_key::new().to_string();
    let forged = [&[("key", key.as_str())], &class[..]].concat();
    let forged = desk.post("/forms/desk-new-offering", &forged).await;
    assert!(forged.status.is_client_error(), "a centre holds no classes: {}", forged.status);
}

#[tokio::test]
async fn a_shift_and_a_class_are_made_by_the_same_form() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let shift = [
        ("kind", "shift"),
        ("team", "医院导诊队"),
        ("name", "门诊引导"),
        ("on", "2026-12-3"),
        ("from", "8:00"),
        ("to", "10:00"),
        ("room", "滨江医院"),
        ("places", "4"),
        ("effort", "中"),
    ];
    let looked = new(&mut desk, &shift).await;
    publish(&mut desk, &looked).await.tells("新增了“门诊引导”。");
    let class = [
        ("kind", "class"),
        ("department", "书画系"),
        ("subject", "隶书"),
        ("name", "隶书短训班"),
        ("slots", "周二上午9:00-10:30"),
        ("room", "501短训教室"),
        ("teacher", "单桂英"),
        ("places", "20"),
        ("fee", "200"),
        ("term_name", "2027年寒假短训"),
        ("term_starts_on", "2027-1-18"),
        ("term_ends_on", "2027-2-2"),
    ];
    let looked = new(&mut desk, &class).await;
    let added = publish(&mut desk, &looked).await;
    added.tells("加好了");
    added.tells("新增了“隶书短训班”。");
    added.says("/desk/offerings/new?kind=class");
    assert!(!added.main().contains("文件"), "nobody has handed in a file: {}", added.main());
    let list = desk.get("/desk?q=lishu").await;
    let (_, id) = list.body.split_once("href=\"/desk/offerings/0").unwrap();
    let page = desk.get(&format!("/desk/offerings/0{}", &id[..35])).await;
    page.tells("单桂英");
}

const BRUSH: [(&str, &str); 14] = [
    ("kind", "class"),
    ("department", "书画系"),
    ("subject", "隶书"),
    ("name", "隶书短训班"),
    ("slots", "周二上午9:00-10:30"),
    ("slots_2", "周四下午2:30-4:00"),
    ("slots_3", ""),
    ("room", "501短训教室"),
    ("teacher", "单桂英"),
    ("places", "20"),
    ("fee", "200"),
    ("term_name", "2027年寒假短训"),
    ("term_starts_on", "2027-1-18"),
    ("term_ends_on", "2027-2-2"),
];

#[tokio::test]
async fn a_class_meets_several_times_a_week_and_no_two_of_them_at_once() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let mut wrong = BRUSH;
    wrong[6].1 = "周二10:00-11:00";
    let page = new(&mut desk, &wrong).await;
    assert_eq!(page.status, 422);
    page.says("id=\"slots_3-error\"");
    page.tells("和自己另一次重了");
    let more = page.body.split("<details").filter(|part| part.contains("slots_3")).last().unwrap();
    let (tag, _) = more.split_once('>').unwrap();
    assert!(tag.contains("open"), "seen without a tap: {tag}");
    assert_eq!(page.typed()["slots_2"], "周四下午2:30-4:00");
    let mut unclear = BRUSH;
    unclear[5].1 = "有空的时候";
    let page = new(&mut desk, &unclear).await;
    page.says("id=\"slots_2-error\"");
    assert!(!page.body.contains("id=\"slots-error\""), "{}", page.main());

    let looked = new(&mut desk, &BRUSH).await;
    looked.tells("公布这1项");
    publish(&mut desk, &looked).await;
    let list = desk.get("/desk?q=lishu").await;
    let (_, id) = list.body.split_once("href=\"/desk/offerings/0").unwrap();
    let id = format!("0{}", &id[..35]);
    let made = store::offering::offering(&yinyao.db, id.parse().unwrap()).await.unwrap();
    assert_eq!(made.slots.len(), 2, "{:?}", made.slots);
    let like = desk.get(&format!("/desk/offerings/new?like={id}")).await;
    let typed = like.typed();
    assert_eq!(typed["slots"], "周二09:00-10:30");
    assert_eq!((typed["slots_2"].as_str(), typed["slots_3"].as_str()), ("周四14:30-16:00", ""));
}

#[tokio::test]
async fn an_activity_is_held_several_times_a_week_for_some_weeks() {
    let yinyao = yinyao().await;
    let mut desk = Centre::desk_of(&yinyao, InstitutionKind::ActivityCentre).await;
    let more = [("weeks", "2"), ("on_2", "2026-12-4"), ("from_2", "14:00"), ("to_2", "15:00")];
    let with = |more: &[(&'static str, &'static str)]| [&CHOIR[..], more].concat();
    // A week later at the same time is what is held again anyway.
    let twice = with(&[("weeks", "2"), ("on_3", "2026-12-9")]);
    let page = new(&mut desk, &twice).await;
    assert_eq!(page.status, 422);
    page.says("id=\"on_3-error\"");
    page.tells("和自己另一次重了");
    let wrong = with(&[("on_2", "2026-12-4"), ("to_2", "8:00"), ("from_3", "9:00")]);
    let page = new(&mut desk, &wrong).await;
    page.says("id=\"to_2-error\"");
    page.says("id=\"on_3-error\"");
    assert_eq!(page.typed()["to_2"], "8:00");
    let looked = new(&mut desk, &with(&more)).await;
    looked.tells("公布这4项");
    publish(&mut desk, &looked).await.tells("新增了“周三合唱”，共4次。");
}

#[tokio::test]
async fn a_class_that_is_another_courses_is_put_right_and_put_back() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let id = centre.calligraphy.to_string();
    let way = format!("/desk/offerings/{id}/edit");
    let form = desk.get(&way).await;
    form.says("known-departments");
    let (before, seen) = (form.typed(), form.hidden("seen"));
    let mut post = async |department: &str, subject: &str| {
        let key = store::form_key::new().to_string();
        let mut fields: Vec<(&str, &str)> = before
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .filter(|(name, _)| !["key", "department", "subject"].contains(name))
            .collect();
        fields.retain(|(name, _)| !["offering", "seen"].contains(name));
        fields.extend([("key", key.as_str()), ("offering", &id), ("seen", &seen)]);
        fields.extend([("department", department), ("subject", subject)]);
        desk.post_and_follow("/forms/desk-offering-edit", &fields).await
    };
    let missing = post("", "国画").await;
    assert_eq!(missing.status, 422);
    missing.says("id=\"department-error\"");
    assert_eq!(missing.typed()["subject"], "国画");
    assert_eq!(post("国画系", "山水").await.status, 200);
    let again = post("书画系", "草书").await;
    assert_eq!(again.status, 422, "somebody else has changed it since");
    again.tells("国画系");
    let form = desk.get(&way).await;
    let typed = form.typed();
    assert_eq!((typed["department"].as_str(), typed["subject"].as_str()), ("国画系", "山水"));
    let log = desk.get(&format!("/desk/log?offering={id}")).await;
    let (_, entry) = log.body.split_once("href=\"/desk/log/0").unwrap();
    let entry = desk.get(&format!("/desk/log/0{}", &entry[..35])).await;
    entry.tells("系别");
    entry.tells("山水");
    entry.tells(&before["subject"]);
}

#[tokio::test]
async fn a_wrong_fee_is_put_right_after_a_look_at_whom_it_concerns() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await.in_use(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let id = centre.calligraphy.to_string();
    let way = format!("/desk/offerings/{id}/edit");
    desk.get(&format!("/desk/offerings/{id}")).await.says(&way);
    let form = desk.get(&way).await;
    assert_eq!(form.status, 200);
    let typed = form.typed();
    let seen = form.hidden("seen");
    let send = |fee: &str, look: &str| {
        let key = store::form_key::new().to_string();
        let mut fields: Vec<(String, String)> = typed
            .iter()
            .filter(|(name, _)| name.as_str() != "fee")
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        for (name, value) in [
            ("key", key.as_str()),
            ("offering", &id),
            ("fee", fee),
            ("look", look),
            ("seen", &seen),
        ] {
            fields.retain(|(other, _)| other != name);
            fields.push((name.to_owned(), value.to_owned()));
        }
        fields
    };
    let mut post = async |fields: Vec<(String, String)>| {
        let fields: Vec<_> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        desk.post_and_follow("/forms/desk-offering-edit", &fields).await
    };
    let wrong = post(send("两百", "")).await;
    assert_eq!(wrong.status, 422);
    wrong.says("id=\"fee-error\"");
    let looked = post(send("66", "")).await;
    assert_eq!(looked.status, 200);
    looked.tells("会影响到谁");
    looked.tells("不会比原来多交");
    // Enter in a field sends no word: it looks again.
    post(send("66", "yes")).await.tells("会影响到谁");
    let changed = post(send("66", "do")).await;
    changed.tells("66");
    // Whoever saw it before is told what stands now, and loses nothing.
    let second = post(send("77", "do")).await;
    assert_eq!(second.status, 422);
    second.tells("现在是这样");
    assert_eq!(second.typed()["fee"], "77");
}
