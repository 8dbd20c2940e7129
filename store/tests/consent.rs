//! Acting for somebody else: how a consent begins and ends, and that nothing is done beyond it.

use std::time::Duration;

use domain::consent::{CONSENT_CODE_LIVES, ConsentRefusal, Lasts, Scope, WRONG_CONSENT_CODES};
use domain::decision::Decided;
use domain::draw::SeedPlan;
use domain::id::{ConsentId, OfferingId, PersonId};
use domain::listing::{ConsentColumn, Order, Sortable};
use domain::notice::NoticeKind;
use domain::offering::{OfferingKind, Window};
use domain::person::{Mobile, PersonName};
use domain::refusal::Refusal;
use domain::sign_in::Code;
use domain::sign_up::SignUp;
use jiff::civil::date;
use store::consent::*;
use store::draw::{NewDraw, NewDrawOffering, NewWishes, plan, wish, withdraw_wishes_for};
use store::form_key;
use store::sign_in::{SignedIn, Visitor, sign_in_with_code, sign_out, signed_in};
use store::sign_up::{
    Asked, By, CounterPerson, Helping, Swap, judged_for, live_sign_up, sign_up, swap, withdraw_for,
};

use crate::support::*;

const ADDRESS: &str = "192.0.2.7";

pub(crate) async fn signs_in(town: &Town, name: &str) -> SignedIn {
    let (visitor, number) = (Visitor::of(name), mobile());
    let code = code_for(town, &visitor, &number, ADDRESS, "/").await.unwrap();
    let signed = sign_in_with_code(town, &visitor, &code, ADDRESS).await.ok().unwrap();
    store::person::save_name(town, signed.person, &PersonName::parse(name).unwrap()).await.unwrap();
    store::person::save_birthday(town, signed.person, date(1956, 3, 5)).await.unwrap();
    signed
}

pub(crate) async fn code_of(town: &Town, signed: &SignedIn, scope: Scope) -> Code {
    let secret = signed_in(town, signed.token.as_str()).await.unwrap().unwrap().secret;
    let new =
        Offer { person: signed.person, relation: "女儿".into(), scope, lasts: Lasts::HalfYear };
    offer(town, form_key::new(), new, &secret).await.unwrap();
    open_code(town, signed.person, &secret).await.unwrap().unwrap().code
}

/// Wang lets Li act for her.
pub(crate) async fn consent(town: &Town, scope: Scope) -> (SignedIn, SignedIn, Helping) {
    let (wang, li) = (signs_in(town, "王秀英").await, signs_in(town, "李红").await);
    let code = code_of(town, &wang, scope).await;
    take_code(town, li.person, &code, ADDRESS).await.unwrap();
    let taken = taken(town, li.person).await.unwrap().unwrap();
    assert_eq!(taken.person.as_ref().map(PersonName::as_str), Some("王秀英"));
    let consent = accept(town, form_key::new(), li.person, taken.id).await.unwrap();
    let helping = Helping { helper: li.person, consent };
    (wang, li, helping)
}

async fn helps(
    town: &Town,
    offering: OfferingId,
    person: PersonId,
    helping: Helping,
) -> store::Result<SignUp> {
    let asked = Asked { offering, person, by: By::Helper(helping) };
    sign_up(town, form_key::new(), asked).await
}

fn refused(why: ConsentRefusal) -> Refusal {
    Refusal::Consent(why)
}

#[tokio::test]
async fn a_helper_signs_up_swaps_and_withdraws_and_both_are_written_down() {
    on_each_engine(async |town| {
        let (wang, li, helping) = consent(&town, Scope::ALL).await;
        let choir = places(&town, 10).await;
        let by = By::Helper(helping);
        let asked = Asked { offering: choir, person: wang.person, by: by.clone() };
        assert!(judged_for(&town, &asked).await.unwrap().is_ok());
        let got = helps(&town, choir, wang.person, helping).await.unwrap();
        assert_eq!(got.person, wang.person);
        assert!(live_sign_up(&town, choir, li.person).await.unwrap().is_none());
        let instead = add(&town, &class(&town, "行书一年级班")).await;
        let wanted =
            Swap { person: wang.person, given_up: got.id.into(), instead, helping: Some(helping) };
        let swapped = swap(&town, form_key::new(), wanted).await.unwrap();
        withdraw_for(&town, form_key::new(), swapped.id, wang.person, by).await.unwrap();
        let done = done_for(&town, wang.person, 10).await.unwrap();
        assert_eq!(done.len(), 4, "two began and two ended");
        assert!(done.iter().all(|done| done.consent == helping.consent));
        assert_eq!(done[0].helper.as_ref().map(PersonName::as_str), Some("李红"));
        let both = "select count(*) from decision d join consent k on k.id = d.consent_id \
                    join sign_up s on s.id = d.sign_up_id where d.by_person_id = k.helper_id \
                    and s.person_id = k.person_id and s.by_person_id = k.helper_id \
                    and (s.ended_by is null or s.ended_by = k.helper_id) and d.basis = 'in_order'";
        assert_eq!(town.number(both).await, 4);
        assert!(done_for(&town, li.person, 10).await.unwrap().is_empty());
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn nothing_is_done_beyond_the_scope_or_for_anybody_else() {
    on_each_engine(async |town| {
        let shifts = Scope::of(&[OfferingKind::Shift]);
        let (wang, _, helping) = consent(&town, shifts).await;
        let choir = places(&town, 10).await;
        let told = helps(&town, choir, wang.person, helping).await;
        let other = refused(ConsentRefusal::OtherKind(OfferingKind::Class));
        assert_eq!(refusal(told), other);
        let hospital = add(&town, &shift(&town, "医院导诊", 3)).await;
        helps(&town, hospital, wang.person, helping).await.unwrap();
        let stranger = person(&town).await;
        let told = helps(&town, hospital, stranger, helping).await;
        assert_eq!(refusal(told), refused(ConsentRefusal::Ended), "for somebody else");
        let forged = Helping { helper: stranger, ..helping };
        let told = helps(&town, hospital, wang.person, forged).await;
        assert_eq!(refusal(told), refused(ConsentRefusal::Ended), "by somebody else");
        let none = Helping { consent: ConsentId(uuid::Uuid::now_v7()), ..helping };
        let told = helps(&town, hospital, wang.person, none).await;
        assert_eq!(refusal(told), refused(ConsentRefusal::Ended), "without any");

        let own = ask(&town, choir, wang.person).await.unwrap();
        let by = By::Helper(helping);
        let told = withdraw_for(&town, form_key::new(), own.id, wang.person, by).await;
        assert_eq!(refusal(told), other);
        let (chen, _, looks) = consent(&town, Scope::LOOK).await;
        let told = helps(&town, hospital, chen.person, looks).await;
        assert_eq!(refusal(told), refused(ConsentRefusal::LooksOnly));
    })
    .await;
}

#[tokio::test]
async fn a_code_is_used_once_and_wrong_used_and_expired_are_told_alike() {
    on_each_engine(async |town| {
        let (wang, li) = (signs_in(&town, "王秀英").await, signs_in(&town, "李红").await);
        let zhao = signs_in(&town, "赵敏").await;
        let replaced = code_of(&town, &wang, Scope::ALL).await;
        let code = code_of(&town, &wang, Scope::ALL).await;
        let wrong = || refused(ConsentRefusal::WrongCode);
        let take = async |who: PersonId, code: &Code| take_code(&town, who, code, ADDRESS).await;
        assert_eq!(refusal(take(wang.person, &code).await), wrong(), "one's own");
        if replaced.as_str() != code.as_str() {
            assert_eq!(refusal(take(zhao.person, &replaced).await), wrong(), "replaced");
        }
        take(li.person, &code).await.unwrap();
        assert_eq!(refusal(take(zhao.person, &code).await), wrong(), "used");
        let taken_by_li = taken(&town, li.person).await.unwrap().unwrap();
        let theirs = accept(&town, form_key::new(), zhao.person, taken_by_li.id).await;
        assert!(is_not_found(&theirs), "typed by somebody else");
        let key = form_key::new();
        let begun = accept(&town, key, li.person, taken_by_li.id).await.unwrap();
        assert_eq!(accept(&town, key, li.person, taken_by_li.id).await.unwrap(), begun);
        let again = accept(&town, form_key::new(), li.person, taken_by_li.id).await;
        assert!(is_not_found(&again));
        assert_eq!(helpers_of(&town, wang.person).await.unwrap().len(), 1);

        let late = code_of(&town, &wang, Scope::ALL).await;
        town.clock.advance(Duration::from_secs(CONSENT_CODE_LIVES.as_secs() as u64));
        assert_eq!(refusal(take(zhao.person, &late).await), wrong(), "expired");
        let plain = "select count(*) from consent_code where length(code_hash) <> 64";
        assert_eq!(town.number(plain).await, 0);
        let answers = "select count(*) from form_key where length(answer) > 50";
        assert_eq!(town.number(answers).await, 0, "no digits are kept with a form's key");
    })
    .await;
}

#[tokio::test]
async fn a_code_from_the_counter_is_typed_by_the_helper_on_their_own_device() {
    on_each_engine(async |town| {
        let (wang, li) = (signs_in(&town, "王秀英").await, signs_in(&town, "李红").await);
        let desk = signs_in(&town, "周敏").await;
        let (own, other) =
            (coordinator(&town, town.university).await, coordinator(&town, town.centre).await);
        let secret = signed_in(&town, desk.token.as_str()).await.unwrap().unwrap().secret;
        let new = || Offer {
            person: wang.person,
            relation: "女儿".into(),
            scope: Scope::ALL,
            lasts: Lasts::Year,
        };
        let made = async |by| offer_at_counter(&town, form_key::new(), new(), &secret, by).await;
        assert!(is_not_found(&made(&own).await), "she has signed up for nothing there");
        let choir = places(&town, 2).await;
        ask(&town, choir, wang.person).await.unwrap();
        made(&own).await.unwrap();
        assert!(is_not_found(&made(&other).await));
        let code = open_code(&town, wang.person, &secret).await.unwrap().unwrap().code;
        take_code(&town, li.person, &code, ADDRESS).await.unwrap();
        let typed = taken(&town, li.person).await.unwrap().unwrap();
        accept(&town, form_key::new(), li.person, typed.id).await.unwrap();
        let helpers = helpers_of(&town, wang.person).await.unwrap();
        assert_eq!(helpers[0].consent.helper, li.person);
    })
    .await;
}

#[tokio::test]
async fn nobody_guesses_codes() {
    on_each_engine(async |town| {
        let (wang, li) = (signs_in(&town, "王秀英").await, signs_in(&town, "李红").await);
        let code = code_of(&town, &wang, Scope::ALL).await;
        let wrong = crate::sign_in::wrong(&code);
        let take = async |code: &Code| take_code(&town, li.person, code, ADDRESS).await;
        for _ in 0..WRONG_CONSENT_CODES.count {
            assert_eq!(refusal(take(&wrong).await), refused(ConsentRefusal::WrongCode));
        }
        let until = NOW + WRONG_CONSENT_CODES.within;
        assert_eq!(refusal(take(&code).await), Refusal::TooManyTries { until });
    })
    .await;
}

#[tokio::test]
async fn two_who_type_a_code_at_once_are_not_both_let_in() {
    on_each_engine(async |town| {
        let wang = signs_in(&town, "王秀英").await;
        let code = code_of(&town, &wang, Scope::ALL).await;
        let (one, two) = (person(&town).await, person(&town).await);
        let (first, second) = tokio::join!(
            take_code(&town, one, &code, "192.0.2.8"),
            take_code(&town, two, &code, "192.0.2.9")
        );
        assert!(first.is_ok() != second.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_consent_that_ends_in_the_same_moment_is_before_or_after() {
    on_each_engine(async |town| {
        let choir = places(&town, 30).await;
        for _ in 0..10 {
            let (wang, _, helping) = consent(&town, Scope::ALL).await;
            let (ended, asked) = tokio::join!(
                end(&town, form_key::new(), helping.consent, wang.person),
                helps(&town, choir, wang.person, helping)
            );
            ended.unwrap();
            let has = live_sign_up(&town, choir, wang.person).await.unwrap().is_some();
            match asked {
                Ok(_) => assert!(has),
                Err(store::Error::Refused(why)) => {
                    assert_eq!((why, has), (refused(ConsentRefusal::Ended), false));
                }
                Err(other) => panic!("{other}"),
            }
            let later = helps(&town, places(&town, 1).await, wang.person, helping).await;
            assert_eq!(refusal(later), refused(ConsentRefusal::Ended));
        }
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn a_borrowed_identity_ends_with_its_consent_its_time_and_its_sign_in() {
    on_each_engine(async |town| {
        let (wang, li, helping) = consent(&town, Scope::ALL).await;
        let signed = async || signed_in(&town, li.token.as_str()).await.unwrap().unwrap();
        assert_eq!(signed().await.acting, None);
        let sign_in = signed().await.sign_in;
        let begin = async || act_for(&town, sign_in, li.person, helping.consent).await;
        begin().await.unwrap();
        let acting = signed().await.acting.unwrap();
        assert_eq!((acting.person.id, acting.consent.id), (wang.person, helping.consent));
        act_for_oneself(&town, sign_in).await.unwrap();
        assert_eq!(signed().await.acting, None);

        begin().await.unwrap();
        town.clock.advance(Duration::from_secs(4 * 3600));
        assert_eq!(signed().await.acting, None, "after four hours");
        begin().await.unwrap();
        let strange = act_for(&town, sign_in, wang.person, helping.consent).await;
        assert!(is_not_found(&strange));
        end(&town, form_key::new(), helping.consent, wang.person).await.unwrap();
        assert_eq!(signed().await.acting, None, "its end");
        assert_eq!(refusal(begin().await), refused(ConsentRefusal::Ended));
        let entries = helpers_of(&town, wang.person).await.unwrap();
        assert_eq!(entries[0].ended_by, Some(EndedBy::Person));
        assert_eq!(helped_by(&town, li.person).await.unwrap(), entries);
        let stranger = person(&town).await;
        assert!(is_not_found(&entry(&town, helping.consent, stranger).await));
        sign_out(&town, sign_in).await.unwrap();
        assert!(signed_in(&town, li.token.as_str()).await.unwrap().is_none());
    })
    .await;
}

fn at_counter(helper: &Mobile) -> CounterConsent {
    CounterConsent {
        person: CounterPerson {
            name: PersonName::parse("王秀英").unwrap(),
            mobile: None,
            born_on: Some(date(1942, 5, 1)),
            emergency_contact: None,
            emergency_telephone: None,
        },
        helper: Helper {
            name: PersonName::parse("李红").unwrap(),
            mobile: helper.clone(),
            relation: "女儿".into(),
        },
        scope: Scope::ALL,
        lasts: Lasts::Year,
        is_on_paper: true,
    }
}

#[tokio::test]
async fn the_counter_records_for_somebody_without_a_telephone() {
    on_each_engine(async |town| {
        let own = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let number = mobile();
        let key = form_key::new();
        let id = record_at_counter(&town, key, at_counter(&number), &own).await.unwrap();
        assert_eq!(record_at_counter(&town, key, at_counter(&number), &own).await.unwrap(), id);
        let entry = consent_at_desk(&town, id, &own).await.unwrap();
        assert_eq!(entry.helper_mobile, Some(number.clone()));
        let told =
            async |by| consents_at_desk(&town, Order::default(), 50, by).await.unwrap().total;
        assert_eq!((told(&own).await, told(&other).await), (1, 0));
        assert!(is_not_found(&consent_at_desk(&town, id, &other).await));
        assert!(is_not_found(&end_at_desk(&town, form_key::new(), id, &other).await));
        let helping = Helping { helper: entry.consent.helper, consent: id };
        let choir = places(&town, 10).await;
        helps(&town, choir, entry.consent.person, helping).await.unwrap();

        let mut wrong = at_counter(&number);
        wrong.helper.name = PersonName::parse("赵敏").unwrap();
        let told = record_at_counter(&town, form_key::new(), wrong, &own).await;
        assert_eq!(refusal(told), refused(ConsentRefusal::HelperHasOtherName));
        // The daughter comes again: the new consent takes the place of the former.
        record_at_counter(&town, form_key::new(), at_counter(&number), &own).await.unwrap();
        let live = "select count(*) from consent where ended_at is null";
        assert_eq!(town.number(live).await, 1);
        let order = Order::by(ConsentColumn::State);
        for (order, first_ended) in [(order, false), (order.ordered_by(order.column), true)] {
            let page = consents_at_desk(&town, order, 1, &own).await.unwrap();
            let last = consents_at_desk(&town, order.at_page(9), 1, &own).await.unwrap();
            assert_eq!((page.total, page.rows.len(), last.rows.len()), (2, 1, 1));
            assert_eq!(page.rows[0].consent.ended_at.is_some(), first_ended);
            assert_eq!(last.rows[0].consent.ended_at.is_some(), !first_ended);
        }
        for (column, _) in ConsentColumn::ALL {
            let page = consents_at_desk(&town, Order::by(*column), 50, &own).await.unwrap();
            assert_eq!(page.rows.len(), 2, "{column:?}");
        }
        end_at_desk(&town, form_key::new(), id, &own).await.unwrap();
        let told = helps(&town, choir, entry.consent.person, helping).await;
        assert_eq!(refusal(told), refused(ConsentRefusal::Ended));
    })
    .await;
}

#[tokio::test]
async fn a_helper_wishes_in_a_draw_and_takes_it_back() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let drawn = places(&town, 5).await;
        let new = NewDraw {
            district_until: None,
            name: "书法班".into(),
            window: Window { opens_at: NOW, closes_at: NOW + Duration::from_secs(3600) },
            most_wanted: 1,
            seed: SeedPlan { digits: 10, source: "掷骰子十次，按先后记".into() },
            offerings: vec![NewDrawOffering {
                offering: drawn,
                newcomer_places: 0,
                district_places: 0,
            }],
        };
        let draw = plan(&town, form_key::new(), new, &desk).await.unwrap();
        let (wang, _, helping) = consent(&town, Scope::of(&[OfferingKind::Class])).await;
        let (chen, _, shifts) = consent(&town, Scope::of(&[OfferingKind::Shift])).await;
        let wishes = |person, helping| NewWishes {
            draw,
            person,
            wanted: 1,
            offerings: vec![drawn],
            by: By::Helper(helping),
        };
        wish(&town, form_key::new(), wishes(wang.person, helping)).await.unwrap();
        let told = wish(&town, form_key::new(), wishes(chen.person, shifts)).await;
        assert_eq!(refusal(told), refused(ConsentRefusal::OtherKind(OfferingKind::Class)));
        let by = || By::Helper(helping);
        withdraw_wishes_for(&town, form_key::new(), draw, wang.person, by()).await.unwrap();
        let both = "select count(*) from application a join consent k on k.id = a.consent_id \
                    where a.by_person_id = k.helper_id and a.ended_by = k.helper_id \
                    and a.person_id = k.person_id and a.ended_at is not null and a.ended_consent_id = k.id";
        assert_eq!(town.number(both).await, 1);
        // Changed by the other one of the two: each is kept beside what they did, and a consent beside the helper alone.
        let own = NewWishes { by: By::Person(wang.person), ..wishes(wang.person, helping) };
        wish(&town, form_key::new(), own.clone()).await.unwrap();
        wish(&town, form_key::new(), wishes(wang.person, helping)).await.unwrap();
        wish(&town, form_key::new(), own).await.unwrap();
        let by_helper = "select count(*) from application a join consent k on k.id = a.ended_consent_id \
                         where a.by_person_id = a.person_id and a.consent_id is null \
                         and a.ended_by = k.helper_id and a.person_id = k.person_id";
        let by_person = "select count(*) from application a join consent k on k.id = a.consent_id \
                         where a.by_person_id = k.helper_id and a.ended_by = a.person_id \
                         and a.ended_consent_id is null";
        assert_eq!((town.number(by_helper).await, town.number(by_person).await), (1, 1));
    })
    .await;
}

/// What the person is told of their helpers, the latest first.
pub(crate) async fn news(town: &Town, person: PersonId) -> Vec<NoticeKind> {
    let unseen = store::notice::unseen(town, person).await.unwrap();
    let of_helpers = unseen.into_iter().filter(|notice| notice.helper.is_some());
    of_helpers.map(|notice| notice.about).collect()
}

#[tokio::test]
async fn a_person_is_told_who_may_act_for_them_what_they_did_and_when_it_ends() {
    on_each_engine(async |town| {
        let (wang, li, helping) = consent(&town, Scope::ALL).await;
        let told = store::notice::unseen(&town, wang.person).await.unwrap().remove(0);
        let helper = told.helper.unwrap();
        assert_eq!((told.about, told.offering), (NoticeKind::HelperBegan, None));
        assert_eq!((helper.name.unwrap().as_str(), helper.relation.as_str()), ("李红", "女儿"));
        assert_eq!(news(&town, li.person).await, [], "whoever acts knows it");
        let got = helps(&town, places(&town, 3).await, wang.person, helping).await.unwrap();
        let by = By::Helper(helping);
        withdraw_for(&town, form_key::new(), got.id, wang.person, by).await.unwrap();
        end(&town, form_key::new(), helping.consent, li.person).await.unwrap();
        let mut all = news(&town, wang.person).await;
        all.reverse();
        let acted = NoticeKind::HelperActed;
        assert_eq!(
            all,
            [
                NoticeKind::HelperBegan,
                acted(Decided::Held),
                acted(Decided::Ended),
                NoticeKind::HelperEnded
            ]
        );
        // Whoever ends it themselves needs no news of it.
        let (wu, _, helping) = consent(&town, Scope::LOOK).await;
        end(&town, form_key::new(), helping.consent, wu.person).await.unwrap();
        assert_eq!(news(&town, wu.person).await, [NoticeKind::HelperBegan]);
    })
    .await;
}
