//! Each is told in the way that they have chosen, whatever is told, and from the moment on at which they choose it.

use std::time::Duration;

use domain::id::{OfferingId, PersonId};
use domain::log::{About, Act, LogRefusal};
use domain::notice::NoticeKind;
use domain::outbox::{OwnWay, Turn, Unreached, turn};
use domain::person::{AddressTold, Coordinator, PostalAddress};
use domain::refusal::Refusal;
use domain::sign_up::SignUp;
use store::log::{LogFilter, entries, put_back};
use store::outbox::desk::{Reader, ToTell, offers_to_write, to_tell};
use store::outbox::{is_sent, take};
use store::person::{how_told, save_own_way, set_own_way};
use store::sign_up::withdraw;
use store::{Seen, form_key};

use crate::support::*;

/// The only way to keep what would not lead to somebody: their number was given up since.
const WITHOUT_NUMBER: &str = "update person set mobile = null where name = '林秀英'";
const WITH_ADDRESS: &str = "update person set address = '沿江路3号' where address is null";
const NOT_NEEDED: &str = "select count(*) from outbox_message where state = 'not_needed'";

/// A class, and who has its place: somebody who has chosen this, with a number or without.
async fn on_a_class(town: &Town, way: Option<OwnWay>, has_mobile: bool) -> (OfferingId, PersonId) {
    let choir = places(town, 1).await;
    let lin = named_person(town, "林秀英").await;
    ask(town, choir, lin).await.unwrap();
    town.change(WITH_ADDRESS).await;
    if let Some(way) = way {
        save_own_way(town, lin, way, &AddressTold::Nothing).await.unwrap();
    }
    if !has_mobile {
        town.change(WITHOUT_NUMBER).await;
    }
    (choir, lin)
}

#[tokio::test]
async fn what_is_written_is_what_the_rule_says_for_each_way() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let off = NoticeKind::Cancelled("老师生病".into());
        for way in [None].into_iter().chain(OwnWay::ALL.map(Some)) {
            for has_mobile in [true, false] {
                let (choir, lin) = on_a_class(&town, way, has_mobile).await;
                store::offering::cancel(&town, form_key::new(), choir, "老师生病", &by)
                    .await
                    .unwrap();
                let taken = take(&town).await.unwrap();
                let sent = taken.iter().filter(|one| one.about == off).count();
                let people = to_tell(&town, None, &by).await.unwrap();
                let is_lin = |one: &&ToTell| matches!(&one.whom, Reader::Person { person, .. } if person.id == lin);
                let theirs = people.iter().find(is_lin);
                let (is_sent_to, why) = match turn(&off, way, has_mobile) {
                    Turn::Send => (1, None),
                    Turn::GiveUp(why) => (0, Some(why)),
                    Turn::Leave => (0, None),
                };
                assert_eq!(sent, is_sent_to, "{way:?} {has_mobile}");
                assert_eq!(theirs.map(|one| one.why), why, "{way:?} {has_mobile}");
                for one in taken {
                    is_sent(&town, one.id, one.tries).await.unwrap();
                }
                let seen = store::notice::unseen(&town, lin).await.unwrap();
                assert!(seen.iter().any(|one| one.about == off), "on their pages in any case");
            }
        }
    })
    .await;
}

/// A place that came free is offered to whoever has chosen this.
async fn offered_to(town: &Town, way: OwnWay) -> SignUp {
    let choir = places(town, 1).await;
    let first = ask(town, choir, person(town).await).await.unwrap();
    let waits = ask(town, choir, person(town).await).await.unwrap();
    town.change(WITH_ADDRESS).await;
    save_own_way(town, waits.person, way, &AddressTold::Nothing).await.unwrap();
    withdraw(town, form_key::new(), first.id, first.person).await.unwrap();
    waits
}

#[tokio::test]
async fn whoever_does_not_answer_an_offer_is_called_whatever_they_chose() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let reads = offered_to(&town, OwnWay::Pages).await;
        assert_eq!(due(&town, &by).await.unwrap(), [], "they read their pages");
        let calls = offered_to(&town, OwnWay::Telephone).await;
        let waiting = due(&town, &by).await.unwrap();
        let told: Vec<_> = waiting.iter().map(|one| (one.sign_up, one.unreached)).collect();
        assert_eq!(told, [(calls.id, Some(Unreached::WantsCall))]);
        let writes = offered_to(&town, OwnWay::Letter).await;
        let letters = offers_to_write(&town, &by).await.unwrap();
        assert_eq!(letters.len(), 1);
        assert!(letters[0].by_letter());
        town.clock.advance(Duration::from_secs(10 * 24 * 3600));
        let late: Vec<_> = due(&town, &by).await.unwrap().iter().map(|one| one.sign_up).collect();
        for one in [reads, calls, writes] {
            assert!(late.contains(&one.id));
        }
    })
    .await;
}

/// The class meets on the first of December, and who wants letters has a number.
#[tokio::test]
async fn who_wants_letters_is_called_where_a_letter_would_come_too_late() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        for (days, by_letter) in [(0, true), (7, false)] {
            town.clock.set(NOW);
            let (choir, lin) = on_a_class(&town, Some(OwnWay::Letter), true).await;
            town.clock.advance(Duration::from_secs(days * 24 * 3600));
            store::offering::cancel(&town, form_key::new(), choir, "老师生病", &by).await.unwrap();
            let people = to_tell(&town, None, &by).await.unwrap();
            let is_lin = |one: &&ToTell| matches!(&one.whom, Reader::Person { person, .. } if person.id == lin);
            let theirs = people.iter().find(is_lin).unwrap();
            assert_eq!(theirs.why, Unreached::WantsLetter);
            assert_eq!(theirs.by_letter(), by_letter, "{days}");
        }
        // Of whom no number is known nobody can be called.
        town.change(WITHOUT_NUMBER).await;
        let people = to_tell(&town, None, &by).await.unwrap();
        assert!(!people.is_empty() && people.iter().all(ToTell::by_letter));
    })
    .await;
}

#[tokio::test]
async fn who_chooses_otherwise_before_a_message_goes_out_is_told_so() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let mut written = Vec::new();
        for way in [OwnWay::Telephone, OwnWay::Pages, OwnWay::Message] {
            let (choir, lin) = on_a_class(&town, None, true).await;
            store::offering::cancel(&town, form_key::new(), choir, "下雨", &by).await.unwrap();
            save_own_way(&town, lin, way, &AddressTold::Nothing).await.unwrap();
            written.push(lin);
        }
        let off = NoticeKind::Cancelled("下雨".into());
        let taken = take(&town).await.unwrap();
        assert_eq!(taken.iter().filter(|one| one.about == off).count(), 1, "to the last alone");
        let people = to_tell(&town, None, &by).await.unwrap();
        let why: Vec<_> = people.iter().filter(|one| one.about == off).map(|one| one.why).collect();
        assert_eq!(why, [Unreached::WantsCall]);
        assert!(town.number(NOT_NEEDED).await >= 1, "who reads their pages");
        assert_eq!(how_told(&town, written[1]).await.unwrap().own_way, Some(OwnWay::Pages));
    })
    .await;
}

#[tokio::test]
async fn a_desk_sets_it_for_its_own_members_and_puts_it_back() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let (_, lin) = on_a_class(&town, None, false).await;
        assert_eq!(how_told(&town, lin).await.unwrap().own_way, None);
        let impossible =
            set_own_way(&town, lin, OwnWay::Message, &AddressTold::Nothing, Seen::nothing(), &by)
                .await;
        assert_eq!(refusal(impossible), Refusal::NotAllowed, "there is no number");
        assert!(is_not_found(
            &set_own_way(
                &town,
                lin,
                OwnWay::Letter,
                &AddressTold::Nothing,
                Seen::nothing(),
                &other
            )
            .await
        ));
        for _ in 0..2 {
            set_own_way(&town, lin, OwnWay::Letter, &AddressTold::Nothing, Seen::nothing(), &by)
                .await
                .unwrap();
        }
        assert_eq!(how_told(&town, lin).await.unwrap().own_way, Some(OwnWay::Letter));
        let log = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries;
        assert_eq!((log.len(), log[0].act), (1, Act::SetOwnWay), "the second changes nothing");
        let about = put_back(&town, form_key::new(), log[0].id, "", &by).await.unwrap();
        assert_eq!(about, About::Person(lin));
        assert_eq!(how_told(&town, lin).await.unwrap().own_way, None);

        set_own_way(&town, lin, OwnWay::Letter, &AddressTold::Nothing, Seen::nothing(), &by)
            .await
            .unwrap();
        let log = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries;
        town.change("update person set mobile = '13999999999' where name = '林秀英'").await;
        save_own_way(&town, lin, OwnWay::Pages, &AddressTold::Nothing).await.unwrap();
        let since = put_back(&town, form_key::new(), log[0].id, "", &by).await;
        assert_eq!(
            refusal(since),
            Refusal::Log(LogRefusal::ChangedSince),
            "their own choice stands"
        );
        assert_eq!(how_told(&town, lin).await.unwrap().own_way, Some(OwnWay::Pages));
    })
    .await;
}

#[tokio::test]
async fn a_letter_is_chosen_only_where_an_address_is_known_or_nothing_else_leads_there() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (class, lin) = (places(&town, 1).await, named_person(&town, "林秀英").await);
        ask(&town, class, lin).await.unwrap();
        let ways = async || {
            let person = store::person::person(&town, lin).await.unwrap();
            let has_address = how_told(&town, lin).await.unwrap().address.is_some();
            let reaches = |way: &OwnWay| way.reaches(&person, has_address);
            OwnWay::ALL.into_iter().filter(reaches).collect::<Vec<_>>()
        };
        let no_letter = [OwnWay::Message, OwnWay::Telephone, OwnWay::Pages];
        assert_eq!(ways().await, no_letter);
        assert_eq!(
            refusal(save_own_way(&town, lin, OwnWay::Letter, &AddressTold::Nothing).await),
            Refusal::NotAllowed
        );
        let at_desk =
            set_own_way(&town, lin, OwnWay::Letter, &AddressTold::Nothing, Seen::nothing(), &by)
                .await;
        assert_eq!(refusal(at_desk), Refusal::NotAllowed);
        town.change("update person set address = ' '").await;
        assert_eq!(ways().await, no_letter);
        town.change("update person set address = null").await;
        town.change(WITH_ADDRESS).await;
        assert_eq!(ways().await, OwnWay::ALL);
        save_own_way(&town, lin, OwnWay::Letter, &AddressTold::Nothing).await.unwrap();
        town.change("update person set address = null, mobile = null where name = '林秀英'").await;
        assert_eq!(ways().await, [OwnWay::Letter], "the counter asks for it then");
    })
    .await;
}

#[tokio::test]
async fn who_read_their_pages_and_has_no_number_any_more_is_told_by_the_desk() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (choir, _) = on_a_class(&town, Some(OwnWay::Pages), false).await;
        store::offering::cancel(&town, form_key::new(), choir, "老师生病", &by).await.unwrap();
        let people = to_tell(&town, None, &by).await.unwrap();
        let why: Vec<_> = people.iter().map(|one| one.why).collect();
        assert_eq!(why, [Unreached::NoMobile]);
        // The same where the number is given up before a message goes out.
        let (choir, lin) = on_a_class(&town, None, true).await;
        store::offering::cancel(&town, form_key::new(), choir, "下雨", &by).await.unwrap();
        save_own_way(&town, lin, OwnWay::Pages, &AddressTold::Nothing).await.unwrap();
        town.change(WITHOUT_NUMBER).await;
        assert_eq!(take(&town).await.unwrap(), []);
        assert_eq!(to_tell(&town, None, &by).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn who_wanted_to_be_called_and_has_no_number_any_more_gets_a_letter_about_an_offer() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let waits = offered_to(&town, OwnWay::Telephone).await;
        assert_eq!(offers_to_write(&town, &by).await.unwrap(), [], "they are called");
        town.change("update person set emergency_telephone = '0791-0000-0000'").await;
        town.change("update person set mobile = null").await;
        assert_eq!(offers_to_write(&town, &by).await.unwrap(), [], "their family is");
        town.change("update person set emergency_telephone = ' '").await;
        let letters = offers_to_write(&town, &by).await.unwrap();
        let whom = letters.iter().map(|one| match &one.whom {
            Reader::Person { person, .. } => person.id,
            Reader::Club { .. } => panic!("a person waits"),
        });
        assert_eq!(whom.collect::<Vec<_>>(), [waits.person]);
        assert!(letters[0].by_letter());
    })
    .await;
}

#[tokio::test]
async fn an_address_is_told_and_corrected_and_the_desk_puts_it_back() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let (class, lin) = (places(&town, 1).await, named_person(&town, "林秀英").await);
        ask(&town, class, lin).await.unwrap();
        let is = |told: &str| AddressTold::Is(PostalAddress::parse(told).unwrap());
        let address = async || how_told(&town, lin).await.unwrap().address;
        // Told with the choice of letters, which it makes possible.
        save_own_way(&town, lin, OwnWay::Letter, &is("沿江路3号")).await.unwrap();
        assert_eq!(address().await.as_deref(), Some("沿江路3号"));
        // Who wants letters has an address; a form that does not ask for it leaves it.
        let gone = save_own_way(&town, lin, OwnWay::Letter, &AddressTold::Gone).await;
        assert_eq!(refusal(gone), Refusal::NotAllowed);
        save_own_way(&town, lin, OwnWay::Message, &AddressTold::Nothing).await.unwrap();
        assert_eq!(address().await.as_deref(), Some("沿江路3号"));

        let seen = Seen::of(&how_told(&town, lin).await.unwrap()).unwrap();
        let set = async |told: &AddressTold, seen: &Seen, by: &Coordinator| {
            set_own_way(&town, lin, OwnWay::Message, told, seen.clone(), by).await
        };
        assert!(is_not_found(&set(&is("江南路5号"), &seen, &other).await));
        for _ in 0..2 {
            set(&is("江南路5号"), &seen, &by).await.unwrap();
        }
        let late = set(&is("城北路9号"), &seen, &by).await;
        assert_eq!(refusal(late), Refusal::ChangedMeanwhile, "the address is seen, too");
        let log = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries;
        assert_eq!((log.len(), log[0].act), (1, Act::SetOwnWay));
        put_back(&town, form_key::new(), log[0].id, "", &by).await.unwrap();
        assert_eq!(address().await.as_deref(), Some("沿江路3号"));
        set(&AddressTold::Gone, &Seen::nothing(), &by).await.unwrap();
        assert_eq!(address().await, None);
    })
    .await;
}

#[tokio::test]
async fn a_letter_goes_to_the_address_that_was_told_last() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let choir = places(&town, 1).await;
        let lin = named_person(&town, "林秀英").await;
        ask(&town, choir, lin).await.unwrap();
        let is = |told: &str| AddressTold::Is(PostalAddress::parse(told).unwrap());
        save_own_way(&town, lin, OwnWay::Letter, &is("沿江路3号")).await.unwrap();
        store::offering::cancel(&town, form_key::new(), choir, "老师生病", &by).await.unwrap();
        save_own_way(&town, lin, OwnWay::Letter, &is("江南路5号")).await.unwrap();
        let people = to_tell(&town, None, &by).await.unwrap();
        let addresses: Vec<_> = people
            .iter()
            .filter_map(|one| match &one.whom {
                Reader::Person { address, .. } => Some(address.as_str()),
                Reader::Club { .. } => None,
            })
            .collect();
        assert_eq!(addresses, ["江南路5号"]);
    })
    .await;
}
