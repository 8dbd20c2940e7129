//! A freed place is offered, answered on the person's own pages, or by telephone from the desk.

use domain::id::SignUpId;
use domain::person::PersonName;
use jiff::ToSpan;
use store::form_key;
use store::sign_up::{Asked, By, CounterPerson, add_at_counter, sign_up};

use crate::support::{Answer, Browser, Centre, Yinyao, tuesday, yinyao};

/// Both places of calligraphy are taken, Chen and Lin wait, and one place is given up: it is kept for Chen.
pub async fn offered(yinyao: &Yinyao, centre: &Centre) -> (SignUpId, SignUpId) {
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let mut taken = Vec::new();
    for name in ["李桂兰", "魏桂枝"] {
        let somebody = CounterPerson {
            name: PersonName::parse(name).unwrap(),
            mobile: None,
            born_on: jiff::civil::Date::new(1955, 3, 8).ok(),
            emergency_contact: None,
            emergency_telephone: None,
        };
        let added =
            add_at_counter(db, form_key::new(), centre.calligraphy, &somebody, "", by).await;
        taken.push(added.unwrap().id);
    }
    let mut waits = Vec::new();
    for person in [centre.chen, centre.lin] {
        let asked = Asked { offering: centre.calligraphy, person, by: By::Person(person) };
        waits.push(sign_up(db, form_key::new(), asked).await.unwrap().id);
    }
    store::sign_up::remove(db, form_key::new(), taken[0], "搬家了", by).await.unwrap();
    (waits[0], waits[1])
}

async fn press(browser: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    browser.post_and_follow(&format!("/forms/{form}"), &fields).await
}

#[tokio::test]
async fn the_home_page_asks_and_the_answer_is_done() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (id, _) = offered(&yinyao, &centre).await;
    let (mut chen, mut lin) = (centre.chen(&yinyao).await, centre.lin(&yinyao).await);
    for page in ["/", "/my-sign-ups"] {
        let asked = chen.get(page).await;
        asked.tells("“楷书一年级班”空出一个名额，给您留着。");
        asked.tells("请在11月25日（星期三）上午9:00以前回答。");
        asked.says("action=\"/forms/accept\"");
        asked.says(&format!("href=\"/sign-ups/{id}/waiting-on\""));
        assert!(!lin.get(page).await.text().contains("给您留着"), "{page}");
    }
    chen.get(&format!("/offerings/{}", centre.calligraphy)).await.says("有名额了，等您回答");
    let id = id.to_string();
    assert_eq!(press(&mut lin, "accept", &[("sign_up", &id)]).await.status, 404);
    assert_eq!(press(&mut lin, "wait-on", &[("sign_up", &id)]).await.status, 404);
    press(&mut chen, "accept", &[("sign_up", &id)]).await.says("报名成功");
    assert!(!chen.get("/").await.text().contains("给您留着"));
    // A second time, from another window, the page says how it stands.
    press(&mut chen, "accept", &[("sign_up", &id)]).await.says("报名成功");
    chen.get(&format!("/sign-ups/{id}/waiting-on")).await.leads_to(&format!("/sign-ups/{id}"));
}

#[tokio::test]
async fn who_lets_it_go_by_waits_on_and_who_does_not_want_it_is_off_the_list() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (of_chen, of_lin) = offered(&yinyao, &centre).await;
    let (mut chen, mut lin) = (centre.chen(&yinyao).await, centre.lin(&yinyao).await);
    let question = chen.get(&format!("/sign-ups/{of_chen}/waiting-on")).await;
    question.tells("您排的位置不变，下次空出名额再问您。");
    let of_chen = of_chen.to_string();
    let waits_on = press(&mut chen, "wait-on", &[("sign_up", &of_chen)]).await;
    waits_on.says("候补第1位");
    waits_on.says("记下了：这次不要，还排在第1位。");
    lin.get("/").await.says("有名额了，请您回答");
    let question = lin.get(&format!("/sign-ups/{of_lin}/withdrawal")).await;
    question.tells("名额给下一位候补的人。您不再候补，再想报要从头排。");
    let of_lin = of_lin.to_string();
    press(&mut lin, "withdraw", &[("sign_up", &of_lin)]).await.says("您没有要这个名额");
    lin.get("/my-sign-ups").await.says("没有要");
    // Nobody else waits for this one: whoever comes has it at once.
    let mut anybody = yinyao.browser();
    let page = anybody.get(&format!("/offerings/{}", centre.calligraphy)).await;
    page.tells("还有1个名额");
}

#[tokio::test]
async fn who_has_not_answered_is_called_from_the_desk_and_reads_of_it() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (of_chen, of_lin) = offered(&yinyao, &centre).await;
    centre.desk_a(&yinyao).await.get("/desk/calls").await.says("现在没有要打的电话");
    yinyao.clock.set(tuesday() + 24.hours());
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    desk.get("/desk").await.says("打电话（1人）");
    let page = desk.get("/desk/calls").await;
    page.says("陈淑芬");
    page.tells("“楷书一年级班”空出名额，问要不要");
    page.says("href=\"tel:19900000001\"");
    assert!(!centre.desk_b(&yinyao).await.get("/desk/calls").await.body.contains("陈淑芬"));
    chen.get("/").await.tells("工作人员会打电话问您，您也可以现在回答。");
    let of_chen = of_chen.to_string();
    let next = [("sign_up", of_chen.as_str())];
    let call = |outcome| [("sign_up", of_chen.as_str()), ("about", "offer"), ("outcome", outcome)];
    let noted = [&call("no_answer")[..], &[("note", "孙子说晚上在家")]].concat();
    press(&mut desk, "desk-call", &noted).await.says("记下了");
    desk.get("/desk/calls").await.tells("没打通。孙子说晚上在家");
    let long = "字".repeat(201);
    let long = [&call("no_answer")[..], &[("note", long.as_str())]].concat();
    assert_eq!(press(&mut desk, "desk-call", &long).await.status, 422);
    let refused = press(&mut desk, "desk-next", &next).await;
    assert_eq!(refused.status, 422);
    refused.tells("上午、下午分开打，两次都没打通，再请下一位。");
    chen.get(&format!("/sign-ups/{of_chen}"))
        .await
        .tells("11月25日（星期三）上午9:00打过，没有打通。");
    let own = chen.get(&format!("/sign-ups/{of_chen}")).await;
    assert!(!own.text().contains("孙子"), "what a desk notes is the desk's");
    yinyao.clock.set(tuesday() + 30.hours());
    let mut desk = centre.desk_a(&yinyao).await;
    for unknown in ["maybe", "reached"] {
        let key = form_key::new().to_string();
        let fields = [&[("key", key.as_str())], &call(unknown)[..]].concat();
        assert_eq!(desk.post("/forms/desk-call", &fields).await.status, 400, "{unknown}");
    }
    press(&mut desk, "desk-call", &call("no_answer")).await.says("请下一位");
    press(&mut desk, "desk-next", &next).await.says("现在没有要打的电话");
    let mut chen = centre.chen(&yinyao).await;
    chen.get("/").await.tells("没有联系上您，就给了下一位。");
    chen.get(&format!("/sign-ups/{of_chen}")).await.says("没有联系上您，名额给了下一位");
    // Somebody else's call comes too late for Chen, and in time for Lin.
    let said = [&call("accepted")[..], &[("note", "她要的")]].concat();
    let late = press(&mut desk, "desk-call", &said).await;
    assert_eq!(late.status, 422);
    late.tells("您写的没有记下");
    late.tells("她要的");
    late.tells("这件事已经有人回答过了。");
    let of_lin = of_lin.to_string();
    let call = [("sign_up", of_lin.as_str()), ("about", "offer"), ("outcome", "accepted")];
    press(&mut desk, "desk-call", &call).await.says("记下了");
    let lin = centre.lin(&yinyao).await.get(&format!("/sign-ups/{of_lin}")).await;
    lin.says("报名成功");
    lin.tells("您在电话里说要，工作人员替您定下了。");
}

#[tokio::test]
async fn two_who_wait_agree_on_their_own_pages_and_the_desk_links_two() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (of_chen, of_lin) = offered(&yinyao, &centre).await;
    let (mut chen, mut lin) = (centre.chen(&yinyao).await, centre.lin(&yinyao).await);
    let (of_chen, of_lin) = (of_chen.to_string(), of_lin.to_string());
    press(&mut chen, "wait-on", &[("sign_up", &of_chen)]).await.says("候补第1位");
    let ask = [("sign_up", of_chen.as_str()), ("mobile", "19900000002")];
    // Lin is offered the place, and does not wait: nobody is told so.
    press(&mut chen, "pair-ask", &ask).await.tells("对方也在候补的话，登录后会看到");
    press(&mut lin, "wait-on", &[("sign_up", &of_lin)]).await;
    let page = chen.get(&format!("/sign-ups/{of_chen}/together")).await;
    page.tells("对方的手机号码是多少？");
    for (typed, wrong) in [("", "请填写"), ("12", "11"), ("19900000001", "这是您自己的号码")]
    {
        let fields = [("sign_up", of_chen.as_str()), ("mobile", typed)];
        let page = press(&mut chen, "pair-ask", &fields).await;
        assert_eq!(page.status, 422, "{typed}");
        page.says(wrong);
        assert_eq!(page.typed()["mobile"], typed);
    }
    press(&mut chen, "pair-ask", &ask).await.says("候补第1位");
    lin.get("/my-sign-ups").await.tells("陈淑芬想和您一起候补。");
    let asked = lin.get(&format!("/sign-ups/{of_lin}")).await;
    asked.tells("陈淑芬想和您一起候补。");
    let pair = asked.hidden("pair");
    let agree = [("sign_up", of_lin.as_str()), ("pair", pair.as_str())];
    press(&mut lin, "pair-agree", &agree).await.tells("您和陈淑芬一起候补。");
    let page = chen.get(&format!("/sign-ups/{of_chen}")).await;
    page.tells("您和林国富一起候补。");
    assert!(!page.body.contains("/together\""), "nobody else is asked");
    let part = [("sign_up", of_chen.as_str()), ("pair", pair.as_str())];
    press(&mut chen, "pair-part", &part).await.says("请一个人和我一起候补");

    let mut desk = centre.desk_a(&yinyao).await;
    let way = format!("/desk/offerings/{}", centre.calligraphy);
    desk.get(&way).await.says("让两个人一起候补");
    desk.get(&format!("{way}/together")).await.says("先选一位");
    desk.get(&format!("{way}/together?one={of_chen}")).await.says("第2位林国富");
    let both = [("sign_up", of_chen.as_str()), ("other", of_lin.as_str())];
    press(&mut desk, "desk-pair", &both).await.says("两个人已经一起候补。");
    assert_eq!(press(&mut desk, "desk-pair", &both).await.status, 422);
    chen.get(&format!("/sign-ups/{of_chen}")).await.tells("您和林国富一起候补。");

    // Removed by mistake and put back: together again, while the other one still waits.
    let alone = "放回时，没有再和另一位连成一起候补。";
    let removed = [("sign_up", of_chen.as_str()), ("reason", "记错了人")];
    press(&mut desk, "desk-remove", &removed).await;
    let entry = centre.last_entry(&yinyao).await.to_string();
    let page = press(&mut desk, "desk-put-back", &[("entry", &entry), ("reason", "")]).await;
    page.tells("已经撤销了。");
    assert!(!page.text().contains(alone));
    press(&mut desk, "desk-remove", &removed).await;
    let entry = centre.last_entry(&yinyao).await.to_string();
    press(&mut lin, "withdraw", &[("sign_up", &of_lin)]).await;
    press(&mut desk, "desk-put-back", &[("entry", &entry), ("reason", "")]).await.tells(alone);
}
