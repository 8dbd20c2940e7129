//! 候补不退: keeping what one has while one waits for something at the same time, and taking it instead when it is offered.

use domain::id::{OfferingId, SignUpId};
use domain::sign_up::{Place, SignUpState};
use jiff::ToSpan;
use jiff::civil::{date, time};
use store::form_key;
use store::new_offering::{NewOffering, NewSession};
use store::sign_up::{Asked, By, live_sign_up, sign_up, withdraw};

use crate::support::samples::class;
use crate::support::{Answer, Browser, Centre, Yinyao, tuesday, yinyao};

/// Chen has one class, and Lin the only place of another at the same time.
struct Two {
    here: OfferingId,
    there: OfferingId,
    has: SignUpId,
    of_lin: SignUpId,
}

async fn at_one_time(yinyao: &Yinyao, centre: &Centre) -> Two {
    let (from, to) = (time(17, 0, 0, 0), time(19, 0, 0, 0));
    let span = domain::calendar::Span::on(date(2026, 12, 24), from, to);
    let mut both = Vec::new();
    for name in ["隶书傍晚班", "国画傍晚班"] {
        let sessions = vec![NewSession { span, venue: None }];
        let new = NewOffering { sessions, ..class(centre.a.id, name, 1) };
        both.push(store::new_offering::add(&yinyao.db, &new).await.unwrap());
    }
    let (here, there) = (both[0], both[1]);
    let has = signs_up(yinyao, here, centre.chen).await;
    let of_lin = signs_up(yinyao, there, centre.lin).await;
    Two { here, there, has, of_lin }
}

async fn signs_up(yinyao: &Yinyao, offering: OfferingId, person: domain::id::PersonId) -> SignUpId {
    let asked = Asked { offering, person, by: By::Person(person) };
    sign_up(&yinyao.db, form_key::new(), asked).await.unwrap().id
}

async fn press(browser: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    browser.post_and_follow(&format!("/forms/{form}"), &fields).await
}

async fn stands(yinyao: &Yinyao, offering: OfferingId, centre: &Centre) -> Option<SignUpState> {
    let mine = live_sign_up(&yinyao.db, offering, centre.chen).await.unwrap();
    mine.map(|mine| mine.state)
}

const HELD: Option<SignUpState> = Some(SignUpState::Live(Place::Held));

#[tokio::test]
async fn it_is_told_before_the_button_what_is_kept_and_what_is_chosen_later() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let Two { here, there, has, of_lin } = at_one_time(&yinyao, &centre).await;
    let mut chen = centre.chen(&yinyao).await;
    let refused = chen.get(&format!("/offerings/{there}/sign-up")).await;
    assert_eq!(refused.status, 422);
    refused.tells("不退原来的，候补这个");
    refused.says(&format!("href=\"/offerings/{there}/swap\""));
    let look = chen.get(&format!("/offerings/{there}/swap")).await;
    for told in [
        "原来的不退，候补“国画傍晚班”吗？",
        "先给您排候补，您手里的名额不动。",
        "留着这一个",
        "隶书傍晚班",
        "轮到您的时候，我们先问您，您再选。",
        "要，就换过来，退掉留着的。不要，可以继续候补，留着的不动。",
    ] {
        look.tells(told);
    }
    let (kept, instead) = (has.to_string(), there.to_string());
    let fields = [("given_up", &*kept), ("instead", &*instead), ("keeps", "yes")];
    let waits = press(&mut chen, "swap", &fields).await;
    waits.says("候补第1位");
    waits.tells("您有的别的名额，都还留着。");
    assert_eq!(stands(&yinyao, here, &centre).await, HELD);

    // A place is free: before she answers she reads what would go.
    withdraw(&yinyao.db, form_key::new(), of_lin, centre.lin).await.unwrap();
    let mine = live_sign_up(&yinyao.db, there, centre.chen).await.unwrap().unwrap();
    let offer = chen.get(&format!("/sign-ups/{}", mine.id)).await;
    offer.tells("有名额了，请您回答");
    offer.tells("要这个名额，就得退掉“隶书傍晚班”。");
    offer.tells("不要这个名额，原来的就都不动。");
    offer.says(&format!("href=\"/offerings/{there}/swap\""));
    assert!(!offer.body.contains("action=\"/forms/accept\""), "not beside the other one");
    // From the home page it is refused, and the same page says why.
    let id = mine.id.to_string();
    let beside = press(&mut chen, "accept", &[("sign_up", &id)]).await;
    assert_eq!(beside.status, 422);
    beside.tells("要这个名额，就得退掉“隶书傍晚班”。");
    assert_eq!(stands(&yinyao, here, &centre).await, HELD);

    let look = chen.get(&format!("/offerings/{there}/swap")).await;
    look.tells("这个名额给您留着。您确认了，才退下面那个。");
    look.says(&format!("value=\"{has}\""));
    // Somebody else's form takes nothing.
    let mut lin = centre.lin(&yinyao).await;
    press(&mut lin, "swap", &fields[..2]).await;
    assert_eq!(stands(&yinyao, here, &centre).await, HELD);
    let got = press(&mut chen, "swap", &fields[..2]).await;
    got.tells("换好了：原来的，已经替您退了。");
    assert_eq!(stands(&yinyao, there, &centre).await, HELD);
    assert_eq!(stands(&yinyao, here, &centre).await, None);
}

#[tokio::test]
async fn whoever_has_something_else_by_now_asks_to_be_asked_and_the_desk_swaps_it_on_the_telephone()
{
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let Two { here, there, has, of_lin } = at_one_time(&yinyao, &centre).await;
    // She waits since before she had the other one.
    withdraw(&yinyao.db, form_key::new(), has, centre.chen).await.unwrap();
    let waits = signs_up(&yinyao, there, centre.chen).await;
    let has = signs_up(&yinyao, here, centre.chen).await;
    withdraw(&yinyao.db, form_key::new(), of_lin, centre.lin).await.unwrap();
    let mut chen = centre.chen(&yinyao).await;
    let page = chen.get(&format!("/sign-ups/{waits}")).await;
    page.tells("现在有名额空出来，会先问后面的人");
    page.tells("也可以两边都留着：轮到您的时候先问您，您再选。");
    let id = waits.to_string();
    let mut lin = centre.lin(&yinyao).await;
    assert_eq!(press(&mut lin, "ask-anyway", &[("sign_up", &id)]).await.status, 404);
    let asked = press(&mut chen, "ask-anyway", &[("sign_up", &id)]).await;
    asked.tells("有名额了，请您回答");
    asked.tells("要这个名额，就得退掉“隶书傍晚班”。");
    // Again, from another window: the page says how it stands.
    press(&mut chen, "ask-anyway", &[("sign_up", &id)]).await.tells("有名额了，请您回答");

    yinyao.clock.set(tuesday() + 24.hours());
    let mut desk = centre.desk_a(&yinyao).await;
    let calls = desk.get("/desk/calls").await;
    calls.tells("陈淑芬");
    calls.says(&format!("href=\"/desk/sign-ups/{has}/swap/{there}\""));
    let call = [("sign_up", id.as_str()), ("about", "offer"), ("outcome", "accepted")];
    assert_eq!(press(&mut desk, "desk-call", &call).await.status, 422, "not beside the other one");
    let look = desk.get(&format!("/desk/sign-ups/{has}/swap/{there}")).await;
    look.tells("换成“国画傍晚班”吗？");
    let (given_up, instead) = (has.to_string(), there.to_string());
    let fields = [("sign_up", &*given_up), ("instead", &*instead), ("reason", "")];
    let got = press(&mut desk, "desk-swap", &fields).await;
    got.tells("国画傍晚班");
    assert_eq!(stands(&yinyao, there, &centre).await, HELD);
    assert_eq!(stands(&yinyao, here, &centre).await, None);
    let calls = desk.get("/desk/calls").await;
    assert!(!calls.body.contains(&format!("/swap/{there}\"")), "nobody is to be called about it");
}

#[tokio::test]
async fn the_counter_begins_it_too_and_is_led_there_from_a_name_that_was_typed() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let Two { here, there, of_lin, .. } = at_one_time(&yinyao, &centre).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let way = format!("/desk/members/{}/offerings/{there}", centre.chen);
    let id = there.to_string();
    let fields = [
        ("offering", &*id),
        ("name", "陈淑芬"),
        ("mobile", "19900000001"),
        ("born_on", "1955-03-08"),
    ];
    let refused = press(&mut desk, "desk-add", &fields).await;
    assert_eq!(refused.status, 422);
    refused.tells("“隶书傍晚班”和这一项时间重了，这一项现在也没有名额给。");
    refused.says(&format!("href=\"{way}\""));
    let look = desk.get(&way).await;
    look.tells("可以先候补这一项，原来的不动。");
    look.tells("原来的不退，候补这一项");
    assert_eq!(look.hidden("keeps"), "yes");
    let person = centre.chen.to_string();
    let fields = [("person", &*person), ("offering", &id), ("keeps", "yes")];
    let waits = press(&mut desk, "desk-member-add", &fields).await;
    assert_eq!(waits.status, 200);
    assert_eq!(stands(&yinyao, here, &centre).await, HELD);
    let position = SignUpState::Live(Place::Waiting { position: 1 });
    assert_eq!(stands(&yinyao, there, &centre).await, Some(position));
    let mut chen = centre.chen(&yinyao).await;
    let mine = live_sign_up(&yinyao.db, there, centre.chen).await.unwrap().unwrap();
    chen.get(&format!("/sign-ups/{}", mine.id)).await.tells("您有的别的名额，都还留着。");

    // Again, from another window, and once a place is free: she is in line, and asked.
    assert_eq!(press(&mut desk, "desk-member-add", &fields).await.status, 422);
    withdraw(&yinyao.db, form_key::new(), of_lin, centre.lin).await.unwrap();
    chen.get("/").await.tells("有名额了，请您回答");
}
