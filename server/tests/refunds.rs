//! 一起退费: what is owed to several people is ticked, looked at and given back in one act, all without scripts; and what is owed
//! since a fee was lowered.

use domain::fee::FeeTerms;
use domain::id::SignUpId;
use domain::role::Role;
use store::fee::set_fee_terms;
use store::sign_up::{Asked, By};

use crate::support::samples::receipt_for;
use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};

const PAGE: &str = "/desk/fees/refunds";

/// Chen and Lin have paid 200 yuan each for calligraphy, which is called off.
async fn owed(yinyao: &Yinyao, centre: &Centre) -> [SignUpId; 2] {
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let terms = FeeTerms { days: Some(3), counter: "一楼柜台".into() };
    set_fee_terms(db, terms, store::Seen::nothing(), by).await.unwrap();
    let mut places = Vec::new();
    for person in [centre.chen, centre.lin] {
        let asked = Asked { offering: centre.calligraphy, person, by: By::Person(person) };
        let place = store::sign_up::sign_up(db, store::form_key::new(), asked).await.unwrap().id;
        receipt_for(db, place, by).await;
        places.push(place);
    }
    let key = store::form_key::new();
    store::offering::cancel(db, key, centre.calligraphy, "老师生病", by).await.unwrap();
    [places[0], places[1]]
}

async fn sends(desk: &mut Browser, fields: &[(&str, &str)]) -> Answer {
    let key = store::form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    desk.post_and_follow("/forms/desk-refunds", &fields).await
}

/// Nothing comes of it: with which status.
async fn refused(desk: &mut Browser, fields: &[(&str, &str)]) -> u16 {
    let key = store::form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    desk.post("/forms/desk-refunds", &fields).await.status.as_u16()
}

async fn left(yinyao: &Yinyao, centre: &Centre) -> usize {
    store::fee::to_give_back(&yinyao.db, &centre.coordinator_a).await.unwrap().len()
}

#[tokio::test]
async fn several_are_looked_at_and_repaid_in_one_act_with_a_receipt_each() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    owed(&yinyao, &centre).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let way = format!("{PAGE}?offering={}", centre.calligraphy);
    desk.get("/desk/fees").await.says(&format!("href=\"{way}\""));
    let page = desk.get(&way).await;
    for told in ["陈淑芬", "200元", "林国富", "老师生病", "怎么交的怎么退"] {
        page.tells(told);
    }
    assert!(!page.body.contains("looked_at"), "nothing can be done before it was looked at");
    let offering = centre.calligraphy.to_string();
    let of = [("offering", offering.as_str()), ("way", "as_paid")];
    let none = sends(&mut desk, &of).await;
    assert_eq!(none.status, 422);
    none.tells("请先选要退哪些");
    let odd = [("offering", offering.as_str()), ("whole", "whole"), ("way", "金条")];
    sends(&mut desk, &odd).await.tells("请选怎么退");
    let long = "字".repeat(201);
    let too_long = [&of[..], &[("whole", "whole"), ("reason", &long)]].concat();
    assert_eq!(sends(&mut desk, &too_long).await.typed()["reason"], long);

    let all = [&of[..], &[("whole", "whole"), ("reason", "老师生病，班停了")]].concat();
    let looked = sends(&mut desk, &all).await;
    assert_eq!(looked.status, 200);
    for told in ["会退这些", "一共2笔，400元", "现在还没有退。", "退这2笔，共400元"]
    {
        looked.tells(told);
    }
    assert_eq!(left(&yinyao, &centre).await, 2);
    // Another way than was looked at is looked at first.
    let mark = looked.hidden("looked_at");
    let scan = [("offering", offering.as_str()), ("way", "scan"), ("whole", "whole")];
    let other = [&scan[..], &[("reason", "老师生病，班停了"), ("looked_at", &mark)]].concat();
    sends(&mut desk, &other).await.tells("现在还没有退。");
    assert_eq!(left(&yinyao, &centre).await, 2);

    let key = store::form_key::new().to_string();
    let whole = [&all[..], &[("looked_at", &*mark), ("key", &*key)]].concat();
    let done = desk.post_and_follow("/forms/desk-refunds", &whole).await;
    assert_eq!(done.status, 200);
    // The very same form once more is answered as before, and gives nothing back.
    let again = desk.post_and_follow("/forms/desk-refunds", &whole).await;
    assert_eq!(again.status, 200);
    again.tells("退好了，收据2026-000003到2026-000004。");
    done.tells("退好了，收据2026-000003到2026-000004。");
    assert_eq!(done.body.matches("href=\"/desk/receipts/").count(), 2);
    done.tells("没有要退的费");
    assert_eq!(left(&yinyao, &centre).await, 0);
    let book = desk.get("/desk/cash").await;
    for told in ["2026-000003", "2026-000004", "老师生病，班停了"] {
        book.tells(told);
    }
    centre.chen(&yinyao).await.get("/my-sign-ups").await.tells("楷书一年级班");
}

#[tokio::test]
async fn what_was_settled_meanwhile_is_chosen_again_and_others_find_nothing() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let [chen, lin] = owed(&yinyao, &centre).await.map(|id| id.to_string());
    let mut desk = centre.desk_a(&yinyao).await;
    let both = [("chosen[]", &*chen), ("chosen[]", &*lin), ("way", "as_paid")];
    let mark = sends(&mut desk, &both).await.hidden("looked_at");
    let mut b = centre.desk_b(&yinyao).await;
    let elsewhere = b.get(PAGE).await;
    assert_eq!(elsewhere.status, 200);
    assert!(!elsewhere.body.contains("陈淑芬"));
    let done = [&both[..], &[("looked_at", &mark)]].concat();
    assert_eq!(refused(&mut b, &done).await, 404);
    assert_eq!(left(&yinyao, &centre).await, 2);
    for role in [Role::Auditor, Role::Teacher, Role::Door] {
        let mut other = centre.desk_as(&yinyao, role).await;
        assert_eq!(other.get(PAGE).await.status, 403, "{role:?}");
        assert_eq!(refused(&mut other, &done).await, 403, "{role:?}");
    }
    assert_eq!(centre.chen(&yinyao).await.get(PAGE).await.status, 403);

    let one = [("chosen[]", &*chen), ("way", "as_paid")];
    let of_one = sends(&mut desk, &one).await.hidden("looked_at");
    let alone = sends(&mut desk, &[&one[..], &[("looked_at", &of_one)]].concat()).await;
    alone.tells("退好了，收据2026-000003。");
    let gone = sends(&mut desk, &done).await;
    assert_eq!(gone.status, 422);
    gone.tells("选的里面有的已经办过了");
    assert_eq!(left(&yinyao, &centre).await, 1);
    // Of one person it stands on their page, and no button for several.
    let member = desk.get(&format!("/desk/members/{}", centre.lin)).await;
    member.tells("要退的费");
    assert!(!member.body.contains(PAGE), "one alone is given back as ever");
    let odd = [("chosen[]", "x"), ("way", "as_paid")];
    assert_eq!(refused(&mut desk, &odd).await, 400);
}

/// Types another fee into the form of the class and presses its button.
async fn asks(desk: &mut Browser, centre: &Centre, fee: &str, look: &str) -> Answer {
    let id = centre.calligraphy.to_string();
    let way = format!("/desk/offerings/{id}/edit");
    let form = desk.get(&way).await;
    let (key, seen) = (store::form_key::new().to_string(), form.hidden("seen"));
    let mut fields: Vec<(String, String)> = form.typed().into_iter().collect();
    let sent = [("key", &*key), ("offering", &id), ("fee", fee), ("look", look), ("seen", &seen)];
    for (name, value) in sent {
        fields.retain(|(other, _)| other != name);
        fields.push((name.to_owned(), value.to_owned()));
    }
    let fields: Vec<_> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    desk.post_and_follow("/forms/desk-offering-edit", &fields).await
}

#[tokio::test]
async fn a_fee_lowered_after_it_was_paid_is_told_beforehand_listed_and_given_back() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let terms = FeeTerms { days: Some(3), counter: "一楼柜台".into() };
    set_fee_terms(db, terms, store::Seen::nothing(), by).await.unwrap();
    let asked =
        Asked { offering: centre.calligraphy, person: centre.chen, by: By::Person(centre.chen) };
    let place = store::sign_up::sign_up(db, store::form_key::new(), asked).await.unwrap().id;
    let receipt = receipt_for(db, place, by).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let dearer = asks(&mut desk, &centre, "230", "").await;
    dearer.tells("已经交费的1人，还按原来的算。");
    assert!(!dearer.main().contains("多交了"));
    let looked = asks(&mut desk, &centre, "150", "").await;
    looked.tells("多交了的1人，一共要退50元。");
    looked.tells("现在还没有改。");
    assert_eq!(left(&yinyao, &centre).await, 0);
    asks(&mut desk, &centre, "150", "do").await;
    let list = desk.get("/desk/fees").await;
    for told in ["要退的费", "陈淑芬", "改低了", "50元"] {
        list.tells(told);
    }
    list.says(&format!("/desk/receipts/{receipt}/refund"));
    let one = desk.get(&format!("/desk/fees/{place}")).await;
    one.tells("50元");
    one.says(&format!("/desk/receipts/{receipt}/refund"));
    // The form of the refund knows how much, and why.
    let refund = desk.get(&format!("/desk/receipts/{receipt}/refund")).await;
    assert_eq!(refund.typed()["amount"], "50.00");
    assert!(refund.typed()["reason"].contains("改低了"));
    desk.get(PAGE).await.tells("陈淑芬");

    // She reads it on her own pages, until she has it.
    let mut chen = centre.chen(&yinyao).await;
    for page in ["/".to_owned(), "/my-sign-ups".to_owned(), format!("/sign-ups/{place}")] {
        let page = chen.get(&page).await;
        page.tells("柜台要退您50元");
        page.tells("一楼柜台");
    }
    chen.get(&format!("/sign-ups/{place}")).await.tells("费用改低了，现在是150元。多交的退给您。");
    let lin = centre.lin(&yinyao).await.get("/my-sign-ups").await;
    assert!(!lin.main().contains("要退您"));
    let all = [("whole", "whole"), ("way", "as_paid")];
    let mark = sends(&mut desk, &all).await.hidden("looked_at");
    let done = sends(&mut desk, &[&all[..], &[("looked_at", &*mark)]].concat()).await;
    done.tells("退好了，收据2026-000002。");
    assert_eq!(left(&yinyao, &centre).await, 0);
    assert!(!chen.get("/my-sign-ups").await.main().contains("要退您"));
    chen.get(&format!("/sign-ups/{place}")).await.tells("柜台退了您50元");
}
